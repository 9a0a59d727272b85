import Database from 'better-sqlite3'
import { existsSync, mkdirSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readAny } from '../../../src/imports/read-any'
import { unpackArchive } from '../../../src/imports/unpack-archive'
import { contract } from '../../../src/shared/contract'
import { createClient } from '../../../src/shared/rpc/client'
import { listBackups, pathOfBackup, putBack, replaceByBackup } from '../../../src/store/backups'
import { publishCopy } from '../../../src/store/durable-file'
import { applicationId } from '../../../src/store/file-header'
import { backUpNow } from '../../../src/store/make-backup'
import { migrate, migrations } from '../../../src/store/migrations'
import { openWorkbook } from '../../../src/store/open'
import { createRecents } from '../../../src/store/recents'
import { openStore } from '../../../src/store/store'

// What a person does with a workbook, as a program of its own whose writes are logged. It says a number after each thing that it was told is saved.

const [, , mode = '', scenario = '', folder = '', outside = ''] = process.argv
const now = (): Date => new Date('2026-03-31T10:00:00Z')
const file = join(folder, 'book.rapport')

let acknowledged = 0
const acknowledge = (): void => {
  acknowledged += 1
  writeSync(1, `${acknowledged}\n`)
}

const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const open = async (isNew: boolean) => {
  const store = valueOf(await openStore({ file, ...(isNew && { create: { name: 'Power', currency: 'EUR', isSample: false } }), stagingDir: outside, resourcesDir: outside, readImport: readAny, unpackArchive, now }))
  return { store, client: createClient(contract, store) }
}

const note = (index: number): string => `Talked about ${index} things, at length. `.repeat(25)

const csvOf = (from: number): string => {
  const rows = Array.from({ length: 400 }, (_, index) => {
    const day = `2026-03-${String((index % 28) + 1).padStart(2, '0')}`
    return `Campaign ${index % 7},Set ${from + Math.floor(index / 28)},${day},${index}.25,${index * 10},${index},${day},${day}`
  })
  return `Campaign name,Ad set name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends\n${rows.join('\n')}\n`
}

interface Scenario {
  /** What is there and durable before the log begins. */
  readonly prepare: () => Promise<void>
  readonly run: () => Promise<void>
}

const emptyWorkbook = async (): Promise<void> => (await open(true)).store.close()

const edits: Scenario = {
  prepare: emptyWorkbook,
  run: async () => {
    const { client } = await open(false)
    for (let index = 0; index < 24; index += 1) {
      const { id } = valueOf(await client.networking.contact.add({ name: `Person ${index}`, emails: [`p${index}@example.com`] }))
      acknowledge()
      valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', note: note(index), people: [{ id }] }))
      acknowledge()
      if (index % 5 === 0) valueOf(await client.marketing.campaign.add({ name: `Campaign ${index}`, objective: 'leads' }))
      else valueOf(await client.networking.contact.edit({ id, changes: { name: `Person ${index} renamed`, tags: ['known'] } }))
      acknowledge()
    }
    // Not closed: the power goes while it is open.
    process.exit(0)
  },
}

const checkpoints: Scenario = {
  prepare: emptyWorkbook,
  run: async () => {
    for (let round = 0; round < 6; round += 1) {
      const { client, store } = await open(false)
      for (let index = 0; index < 8; index += 1) {
        valueOf(await client.networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-03-04', note: note(round * 10 + index).repeat(3), people: [{ newName: `Round ${round} person ${index}` }] }))
        acknowledge()
      }
      await store.close()
      acknowledge()
    }
  },
}

const imports: Scenario = {
  prepare: async () => {
    await emptyWorkbook()
    for (const part of [0, 1, 2]) writeFileSync(join(outside, `part-${part}.csv`), csvOf(part * 20))
  },
  run: async () => {
    const { client, store } = await open(false)
    for (const part of [0, 1, 2]) {
      const handle = store.admitFile(join(outside, `part-${part}.csv`))
      if (handle === null) throw new Error('No file')
      const receipt = valueOf(await client.import.run({ file: handle.id, options: { renamed: 'other' } }))
      acknowledge()
      if (part === 1 && receipt.batch !== null) {
        valueOf(await client.import.undo({ id: receipt.batch }))
        acknowledge()
      }
    }
    await store.close()
    acknowledge()
  },
}

/** A workbook of an older version, as that version's migrations make it. */
const oldWorkbook = async (): Promise<void> => {
  const sqlite = new Database(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma(`application_id = ${applicationId}`)
  migrate(sqlite, migrations.slice(0, 4))
  sqlite.prepare(`INSERT INTO workbook (id, name, currency, gross_margin, is_sample, created_at) VALUES (1, 'Old', 'EUR', NULL, 0, '2026-01-01T00:00:00.000Z')`).run()
  sqlite.close()
}

const migration: Scenario = {
  prepare: oldWorkbook,
  run: async () => {
    const sqlite = valueOf(openWorkbook(file, now()))
    acknowledge()
    sqlite.close()
    acknowledge()
  },
}

const creation: Scenario = {
  prepare: async () => undefined,
  run: async () => {
    const { store } = await open(true)
    acknowledge()
    await store.close()
    acknowledge()
  },
}

const erasures: Scenario = {
  prepare: async () => {
    const { client, store } = await open(true)
    for (let index = 0; index < 24; index += 1) valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', note: note(index), people: [{ newName: `Person ${index}` }] }))
    valueOf(await store.backUp('manual'))
    await store.close()
  },
  run: async () => {
    const { client } = await open(false)
    for (let index = 0; index < 24; index += 1) {
      valueOf(await client.networking.personalData.erase({ contactIds: [index + 1], sharedNotes: 'clear' }))
      acknowledge()
    }
    process.exit(0)
  },
}

const restores: Scenario = {
  prepare: async () => {
    const { client, store } = await open(true)
    valueOf(await client.networking.contact.add({ name: 'In the backup' }))
    valueOf(await store.backUp('manual'))
    valueOf(await client.networking.contact.add({ name: 'Only in the workbook' }))
    await store.close()
  },
  run: async () => {
    for (let round = 0; round < 3; round += 1) {
      const [newest] = listBackups(file)
      const replaced = await replaceByBackup(file, pathOfBackup(file, newest?.id ?? '') ?? '')
      acknowledge()
      if (round !== 0 || replaced === null) continue
      // Taken back at once, and done again.
      await putBack(file, replaced)
      acknowledge()
    }
  },
}

/** Settings, files that are saved, and backups: no database, but promised all the same. */
const files: Scenario = {
  prepare: async () => {
    await emptyWorkbook()
    for (const part of [0, 1, 2, 3]) writeFileSync(join(outside, `report-${part}`), `${part} `.repeat(20_000))
  },
  run: async () => {
    const recents = createRecents(join(folder, 'recent.json'), now)
    for (let index = 0; index < 12; index += 1) {
      recents.note(join(outside, `report-${index % 4}`))
      acknowledge()
      await publishCopy(join(outside, `report-${index % 4}`), join(folder, 'report.pdf'), { replace: true })
      acknowledge()
      if (index % 4 === 0) {
        const sqlite = valueOf(openWorkbook(file, now()))
        backUpNow(sqlite, file, new Date(now().getTime() + index * 1000))
        sqlite.close()
        acknowledge()
      }
    }
  },
}

/** Everything as one archive, and the list of contacts beside it: nothing of the workbook changes, and a file that is saved is whole. */
const exporting: Scenario = {
  prepare: async () => {
    const { client, store } = await open(true)
    for (let index = 0; index < 12; index += 1) valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', note: note(index), people: [{ newName: `Person ${index}` }] }))
    await store.close()
  },
  run: async () => {
    const { client, store } = await open(false)
    for (let round = 0; round < 3; round += 1) {
      const { id } = valueOf(await client.workbook.exportEverything({}))
      await publishCopy(store.takeOutput(id)?.path ?? '', join(folder, 'report.pdf'), { replace: true })
      acknowledge()
    }
    await store.close()
    acknowledge()
  },
}

/** The sample, of which nobody is told a part. */
const sample: Scenario = {
  prepare: async () => undefined,
  run: async () => {
    valueOf(await openStore({ file, create: { name: 'Sample', currency: 'EUR', isSample: true }, stagingDir: outside, resourcesDir: outside, readImport: readAny, unpackArchive, now }))
    acknowledge()
    process.exit(0)
  },
}

const scenarios: Readonly<Record<string, Scenario>> = { sample, edits, checkpoints, imports, migration, creation, erasures, restores, files, exporting }

const chosen = scenarios[scenario]
if (chosen === undefined) throw new Error(`No scenario ${scenario}`)
if (!existsSync(outside)) mkdirSync(outside, { recursive: true })
await (mode === 'prepare' ? chosen.prepare() : chosen.run())
