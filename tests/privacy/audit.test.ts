import Database from 'better-sqlite3'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { continueAudit, readAudit, verifyAudit } from '../../src/store/audit/audit-chain'
import { pathOfBackup, replaceByBackup } from '../../src/store/backups'
import { createFromArchive } from '../../src/store/open'
import { salvageWorkbook } from '../../src/store/salvage/salvage'
import { openStore } from '../../src/store/store'
import { openTestStore, resourcesDir, temporaryFolder, type TestStore, valueOf } from '../support/open-test-store'

const vcard = (name: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${name};;;;\r\nFN:${name}\r\nEMAIL:${name.toLowerCase()}@example.com\r\nEND:VCARD\r\n`

/** Some of everything that the record is for; names that must not get into it begin with `Zeppelin`. */
const liveAYear = async ({ client, store, folder }: TestStore): Promise<void> => {
  const add = async (name: string) => valueOf(await client.networking.contact.add({ name: `Zeppelin ${name}`, emails: [`zeppelin.${name}@example.com`] })).id
  const [ada, bruno, clara, doris] = [await add('ada'), await add('bruno'), await add('clara'), await add('doris')]
  valueOf(await client.networking.duplicate.merge({ keepId: ada, otherId: bruno, choices: {} }))
  valueOf(await client.workbook.undo({ step: null }))
  valueOf(await client.workbook.redo({}))
  const consent = valueOf(await client.networking.personalData.addConsent({ contactId: ada, purpose: 'Zeppelin news', basis: 'consent', source: 'form', wording: '', givenOn: '2026-03-01' }))
  valueOf(await client.networking.personalData.withdrawConsent({ id: consent.id, on: '2026-03-02' }))
  valueOf(await client.networking.personalData.object({ contactId: clara, on: '2026-03-03' }))
  valueOf(await client.networking.contact.remove({ ids: [doris] }))
  const file = join(folder, 'zeppelins.vcf')
  writeFileSync(file, vcard('Zeppelin'))
  const handle = store.admitFile(file)
  if (handle === null) throw new Error('not admitted')
  const { batch } = valueOf(await client.import.run({ file: handle.id, options: {} }))
  if (batch === null) throw new Error('not imported')
  valueOf(await client.import.undo({ id: batch }))
  valueOf(await client.networking.personalData.erase({ contactIds: [clara], sharedNotes: 'keep', olderBackups: 'keep' }))
  const rule = valueOf(await client.networking.personalData.addRetentionRule({ name: 'Zeppelin idle', filter: null, idleDays: 30 }))
  valueOf(await client.networking.personalData.applyRetention({ id: rule.id, today: '2036-01-01', sharedNotes: 'keep', olderBackups: 'keep' }))
}

const everyAct = ['merge', 'undo', 'redo', 'consent', 'consent', 'objection', 'removal', 'import', 'import_undone', 'erasure', 'retention']

let lived: Buffer | null = null

/** A copy of a closed workbook in which all that was done. */
const livedFile = async (): Promise<string> => {
  if (lived === null) {
    const test = await openTestStore()
    await liveAYear(test)
    await test.store.close()
    lived = readFileSync(test.file)
  }
  const copy = join(temporaryFolder(), 'lived.rapport')
  writeFileSync(copy, lived)
  return copy
}

const opened = <T>(file: string, run: (sqlite: Database.Database) => T): T => {
  const sqlite = new Database(file)
  try {
    return run(sqlite)
  } finally {
    sqlite.close()
  }
}

describe('the record of what was done (T60)', () => {
  it('holds everything that matters in order, no word that was typed, and stays valid through undo and erasure', async () => {
    const test = await openTestStore()
    await liveAYear(test)
    const report = valueOf(await test.client.workbook.check({}))
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([])
    expect(report.record).toEqual({ entries: everyAct.length, brokenAt: null })
    const status = valueOf(await test.client.status.of({}))
    expect(status).toMatchObject({ recordEntries: everyAct.length, lastCheck: { record: { entries: everyAct.length, brokenAt: null } } })
    await test.store.close()
    const entries = opened(test.file, readAudit)
    expect(entries.map(({ what }) => what)).toEqual(everyAct)
    expect(JSON.stringify(entries)).not.toMatch(/zeppelin/i)
    expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([{ kept: [1], gone: [2] }, { of: 'merge' }, { of: 'merge' }, { given: [1] }, { changed: [1] }, { noted: 1 }, { contacts: 1, gone: [4] }, { added: 1 }, { removed: 1 }, { contacts: 1, cause: 'request' }, { contacts: 1 }])
  })

  it('holds an import of our own posts, and that it was taken back, either way', async () => {
    const test = await openTestStore()
    const { client: { networking: { post }, import: imports, workbook }, store, folder } = test
    const path = join(folder, 'posts.csv')
    writeFileSync(path, 'Post ID,Date,Description,Permalink,Likes\n1,2026-03-01,Zeppelin,https://www.instagram.com/p/1,5\n')
    const file = store.admitFile(path)
    if (file === null) throw new Error('not admitted')
    const input = { file: file.id, platform: 'instagram' as const }
    const { sha256 } = valueOf(await post.readFile(input))
    const { batch, undoStep } = valueOf(await post.importFile({ ...input, sha256 }))
    valueOf(await workbook.undo({ step: undoStep }))
    valueOf(await workbook.redo({}))
    valueOf(await imports.undo({ id: batch }))
    await store.close()
    expect(opened(test.file, readAudit).map(({ what, details }) => [what, JSON.parse(details) as unknown])).toEqual([['import', { batch }], ['undo', { of: 'import', batch }], ['redo', { of: 'import', batch }], ['import_undone', { batch }]])
  })

  it('is only added to', async () => {
    const file = await livedFile()
    opened(file, (sqlite) => {
      for (const sql of ['UPDATE audit_entry SET at = at WHERE id = 3', 'DELETE FROM audit_entry WHERE id = 11', "REPLACE INTO audit_entry SELECT id, at, 'merge', details, hash FROM audit_entry WHERE id = 4", 'INSERT INTO audit_entry SELECT 13, at, what, details, hash FROM audit_entry WHERE id = 4'])
        expect(() => sqlite.exec(sql)).toThrow(/only added to|after the last/)
      expect(verifyAudit(sqlite)).toEqual({ entries: everyAct.length, brokenAt: null })
    })
  })

  it('shows every change in it: of 1,000 copies with one row flipped, taken out, exchanged, doubled or cut off, 1,000', async () => {
    const file = await livedFile()
    const sqlite = new Database(file)
    sqlite.exec('DROP TRIGGER audit_entry_follows; DROP TRIGGER audit_entry_stays; DROP TRIGGER audit_entry_is_kept; PRAGMA ignore_check_constraints = ON')
    const columns = ['at', 'what', 'details', 'hash'] as const
    const last = everyAct.length
    let detected = 0
    for (let round = 0; round < 1000; round += 1) {
      // Each is a copy: what is done to it is taken back.
      sqlite.exec('BEGIN')
      const id = 1 + (round % last)
      const other = 1 + ((id + Math.floor(round / last)) % last) === id ? (id % last) + 1 : 1 + ((id + Math.floor(round / last)) % last)
      const column = columns[Math.floor(round / 5) % columns.length] ?? 'at'
      const text = String(sqlite.prepare(`SELECT ${column} FROM audit_entry WHERE id = ?`).pluck().get(id))
      const at = round % text.length
      const flipped = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (Math.floor(round / 5) % 5))) + text.slice(at + 1)
      const faults = [
        () => sqlite.prepare(`UPDATE audit_entry SET ${column} = ? WHERE id = ?`).run(flipped, id),
        () => sqlite.prepare('DELETE FROM audit_entry WHERE id = ?').run(id),
        () => sqlite.exec(`UPDATE audit_entry SET id = -1 WHERE id = ${id}; UPDATE audit_entry SET id = ${id} WHERE id = ${other}; UPDATE audit_entry SET id = ${other} WHERE id = -1`),
        () => sqlite.exec(`INSERT INTO audit_entry (at, what, details, hash) SELECT at, what, details, hash FROM audit_entry WHERE id = ${id}`),
        () => sqlite.prepare('DELETE FROM audit_entry WHERE id >= ?').run(id),
      ]
      faults[round % faults.length]?.()
      if (verifyAudit(sqlite).brokenAt !== null) detected += 1
      sqlite.exec('ROLLBACK')
    }
    expect(verifyAudit(sqlite).brokenAt).toBeNull()
    sqlite.close()
    expect(detected).toBe(1000)
  })

  it('is part of a check of the whole file, which says where it breaks', async () => {
    const file = await livedFile()
    opened(file, (sqlite) => {
      const trigger = String(sqlite.prepare("SELECT sql FROM sqlite_schema WHERE name = 'audit_entry_stays'").pluck().get())
      sqlite.exec(`DROP TRIGGER audit_entry_stays; UPDATE audit_entry SET details = '{"contacts":0}' WHERE id = 10; ${trigger}`)
    })
    const again = await openTestStore({ file })
    const report = valueOf(await again.client.workbook.check({}))
    expect(report.findings.filter(({ ok }) => !ok)).toMatchObject([{ id: 'record', detail: expect.stringContaining('Entry 10 of 11') }])
    expect(report.ok).toBe(false)
  })

  it('goes into the export of everything and comes back as it was', async () => {
    const test = await openTestStore({ file: await livedFile() })
    const { id } = valueOf(await test.client.workbook.exportEverything({}))
    const archive = join(test.folder, 'everything.zip')
    copyFileSync(test.store.takeOutput(id)?.path ?? '', archive)
    await test.store.close()
    const file = join(test.folder, 'back.rapport')
    expect(await createFromArchive(file, archive, { report: () => undefined, isCancelled: () => false })).toMatchObject({ ok: true })
    expect(opened(file, verifyAudit)).toEqual({ entries: everyAct.length, brokenAt: null })
    expect(opened(file, readAudit)).toEqual(opened(test.file, readAudit))
  })

  it('goes on where a backup is put back with what was done after it, though somebody is erased again then', async () => {
    const { client: { networking }, store, file } = await openTestStore()
    const add = async (name: string) => valueOf(await networking.contact.add({ name })).id
    const [erased, removed] = [await add('Erased'), await add('Removed')]
    const before = valueOf(await store.backUp('manual'))
    valueOf(await networking.personalData.erase({ contactIds: [erased], sharedNotes: 'keep' }))
    valueOf(await networking.contact.remove({ ids: [removed] }))
    const after = valueOf(await store.backUp('restore'))
    await store.close()
    await replaceByBackup(file, pathOfBackup(file, before.id) ?? '')
    const restored = valueOf(await openStore({ file, restored: { replaced: pathOfBackup(file, after.id) }, stagingDir: temporaryFolder(), resourcesDir, readImport: readAny, unpackArchive }))
    await restored.close()
    const entries = opened(file, readAudit)
    expect(entries.map(({ what }) => what)).toEqual(['erasure', 'removal', 'restore', 'erasure'])
    expect(entries.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([{ cause: 'request' }, { gone: [removed] }, { continued: 2 }, { cause: 'restored' }])
    expect(opened(file, verifyAudit)).toEqual({ entries: 4, brokenAt: null })
  })

  it('takes nothing over from a record that does not begin with it', async () => {
    const { client: { networking }, file, store } = await openTestStore()
    valueOf(await networking.contact.remove({ ids: [valueOf(await networking.contact.add({ name: 'Ada' })).id] }))
    await store.close()
    const foreign = opened(await livedFile(), readAudit)
    expect(opened(file, (sqlite) => continueAudit(sqlite, foreign))).toBe(0)
    expect(opened(file, verifyAudit)).toEqual({ entries: 1, brokenAt: null })
  })

  it('is kept by a rescue up to where it was damaged, which the rescue says', async () => {
    const file = await livedFile()
    opened(file, (sqlite) => sqlite.exec("DROP TRIGGER audit_entry_stays; UPDATE audit_entry SET details = '{}' WHERE id = 8"))
    const target = join(temporaryFolder(), 'rescued.rapport')
    expect(salvageWorkbook(file, target, new Date(), { report: () => undefined, isCancelled: () => false }).ok).toBe(true)
    expect(opened(target, verifyAudit)).toEqual({ entries: 8, brokenAt: null })
    expect(opened(target, readAudit).at(-1)).toMatchObject({ what: 'rescue', details: '{"kept":7,"lost":4}' })
    const rescued = await openTestStore({ file: target })
    expect(valueOf(await rescued.client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
  })
})
