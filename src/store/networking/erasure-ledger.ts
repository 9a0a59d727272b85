import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dayMilliseconds } from '../../shared/kernel/day'
import { parseJson } from '../../shared/kernel/parse-json'
import { daysInBackups } from '../../shared/networking/personal-data.contract'
import { backupFolder, hasBackupFolder, makeBackupFolder, mayHaveBackups } from '../backups'
import type { StoreContext } from '../context'
import { removeFiles, unlessHeld, withLogs, writeDurably } from '../durable-file'
import { readOwnFile } from '../kept-file'
import { problemCodeOf } from '../problems'

/** One erased contact as a keyed hash of its number and the instant it was added: it names nobody, and knows the row again in an older copy. */
const LedgerLine = z.object({ hash: z.string(), at: z.iso.datetime(), sharedNotes: z.enum(['keep', 'clear']) })
const Ledger = z.object({
  salt: z.string(),
  lines: z.array(LedgerLine),
  /** Names of copies that an erasure was to take along at once. By name, for a clock that is set back gives newer ones an earlier time. */
  toGo: z.array(z.string()).default([]),
})
type Ledger = z.infer<typeof Ledger>

const ledgerName = 'erased.json'

/** The ledger lies beside the backups, not in the workbook: putting a backup back must not take it back too. */
const ledgerPath = (file: string): string => join(backupFolder(file), ledgerName)

/** What Rapport calls a backup, what a restore moved aside, and its log. Whatever else lies in their folder somebody put there: another workbook, or all of a folder that it is a link to. */
const ownCopy = /^\d{4}-\d\d-\d\dT[\d-]+Z (?:[a-z]+ [0-9a-f]{32}|replaced)\.rapport(?:-wal|-shm|-journal)?$/

const filesOfCopies = (file: string): string[] => (hasBackupFolder(file) ? readdirSync(backupFolder(file)).filter((name) => ownCopy.test(name)) : [])

/** Copies of the workbook that Rapport keeps beside it and that hold what it held then. */
const olderCopies = (file: string): string[] => filesOfCopies(file).filter((name) => name.endsWith('.rapport'))

/** Copies the ledger to where copies of the backups lie: without it they would bring erased people back. Throws the system's error. */
export const copyLedger = (file: string, folder: string): void => {
  const text = textOfLedger(file)
  if (text !== null) writeDurably(join(folder, ledgerName), text)
}

/** Brings it back from there, where the one beside the workbook is lost. Throws the system's error. */
export const bringLedger = (file: string, folder: string): void => {
  const copy = join(folder, ledgerName)
  if (textOfLedger(file) !== null || !existsSync(copy)) return
  makeBackupFolder(file)
  writeDurably(ledgerPath(file), readOwnFile(copy))
}

class BrokenLedger extends Error {}

const textOfLedger = (file: string): string | null => {
  try {
    return readOwnFile(ledgerPath(file))
  } catch (error) {
    if (problemCodeOf(error) === 'missing') return null
    throw error
  }
}

/** The ledger of a workbook. Null: nothing was erased while it had backups. A ledger that cannot be read throws: to go on would bring erased people back. */
const readLedger = (file: string): Ledger | null => {
  const text = textOfLedger(file)
  if (text === null) return null
  const ledger = Ledger.safeParse(parseJson(text))
  if (!ledger.success) throw new BrokenLedger(ledger.error.message)
  return ledger.data
}

/** Whether the ledger can be read, or there is none. Else nobody knows whom an older copy would bring back, so that none may be opened. */
export const isLedgerReadable = (file: string): boolean => {
  try {
    readLedger(file)
    return true
  } catch (error) {
    if (!(error instanceof BrokenLedger) && problemCodeOf(error) === null) throw error
    return false
  }
}

const newLedger = (): Ledger => ({ salt: randomBytes(32).toString('hex'), lines: [], toGo: [] })

const writeLedger = (file: string, ledger: Ledger): void => {
  makeBackupFolder(file)
  writeDurably(ledgerPath(file), JSON.stringify(ledger))
}

/** Older backups that hold what the workbook held then, by name, beside it and at the second place: a backup and its copy are one. */
export const copiesEverywhere = ({ file, backups }: Pick<StoreContext, 'file' | 'backups'>): readonly string[] => [...new Set([...olderCopies(file), ...backups.copies()])]

interface Identity {
  readonly id: number
  readonly createdAt: string
}

const hashOf = ({ salt }: Ledger, { id, createdAt }: Identity): string => createHmac('sha256', salt).update(`${id} ${createdAt}`).digest('hex')

/** Under what numbers contacts are known in this and in older copies: their own, and those of contacts merged into them. */
const identitySql = `SELECT id AS contactId, id, created_at AS createdAt FROM contact UNION ALL SELECT contact_id, former_id, created_at FROM contact_former`

/** Whether there may be copies of what the workbook holds now: beside it, where one may be in the making that has no name yet, or at a second place. */
export const mayHaveCopies = ({ file, backups }: Pick<StoreContext, 'file' | 'backups'>): boolean => mayHaveBackups(file) || backups.secondPlace() !== null

/** Prepares the note of contacts that are to be erased, while they are still there; what it answers with writes it, durably. Where there can be no copies, there is nothing to note. */
export const prepareNote = (context: StoreContext, ids: readonly number[], sharedNotes: 'keep' | 'clear'): (() => void) => {
  const { file, sqlite } = context
  const before = readLedger(file)
  if (before === null && !mayHaveCopies(context)) return () => undefined
  const ledger = before ?? newLedger()
  // The columns of the statement.
  const identities = sqlite.prepare(`SELECT id, createdAt FROM (${identitySql}) WHERE contactId IN (SELECT value FROM json_each(?))`).all(JSON.stringify(ids)) as Identity[]
  const at = context.now().toISOString()
  // A workbook that was moved here without its backups has seen lines of the ledger it left behind. Lines of nobody stand in their place: what is noted now comes after all that it, and each backup made of it here, has seen.
  const missing = Math.max(0, seenLines(context) - ledger.lines.length)
  const ofNobody = Array.from({ length: missing }, () => ({ hash: randomBytes(32).toString('hex'), at, sharedNotes }))
  const lines = [...ledger.lines, ...ofNobody, ...identities.map((identity) => ({ hash: hashOf(ledger, identity), at, sharedNotes }))]
  return () => writeLedger(file, { ...ledger, lines })
}

/** How many lines of the ledger this file has seen. */
const seenLines = ({ prepare }: Pick<StoreContext, 'prepare'>): number => Number(prepare('SELECT lines FROM erasure_ledger').pluck().get() ?? 0)

/** Whether the ledger lacks lines that the newest copy has seen and an older one has not: nobody knows then whom that would bring back. */
export const isLedgerShort = (file: string, seenByNewest: number, seenByOlder: number): boolean => seenByNewest > Math.max(readLedger(file)?.lines.length ?? 0, seenByOlder)

/** Notes that this file has seen the whole ledger. */
export const noteSeen = ({ prepare, file }: Pick<StoreContext, 'prepare' | 'file'>): void => {
  const lines = readLedger(file)?.lines.length ?? 0
  if (lines > 0) prepare('INSERT INTO erasure_ledger (id, lines) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET lines = excluded.lines').run(lines)
}

/** Contacts that were erased after this file was written as a backup, with what was to become of notes that others share. Empty for a file that was open at the time. */
export const erasedSince = (context: Pick<StoreContext, 'prepare' | 'sqlite' | 'file'>): { readonly keep: readonly number[]; readonly clear: readonly number[] } => {
  const ledger = readLedger(context.file)
  const unseen = ledger?.lines.slice(seenLines(context)) ?? []
  if (ledger === null || unseen.length === 0) return { keep: [], clear: [] }
  const notes = new Map(unseen.map(({ hash, sharedNotes }) => [hash, sharedNotes]))
  const found = { keep: new Set<number>(), clear: new Set<number>() }
  // The columns of identitySql.
  for (const identity of context.sqlite.prepare(identitySql).all() as (Identity & { contactId: number })[]) {
    const sharedNotes = notes.get(hashOf(ledger, identity))
    if (sharedNotes !== undefined) found[sharedNotes].add(identity.contactId)
  }
  return { keep: [...found.keep], clear: [...found.clear] }
}

/** Notes copies that are to go, by name: one that cannot go now is asked again, also after a restart. Throws the system's error. */
export const noteToGo = (file: string, names: readonly string[]): void => {
  const ledger = readLedger(file) ?? newLedger()
  writeLedger(file, { ...ledger, toGo: [...new Set([...ledger.toGo, ...names])] })
}

/** Tells by its name which copy may not be kept, because somebody was erased since and the promised days are over, or an erasure was to take it along. Null: none is to go. */
export const overdueOf = (file: string, now: Date): ((name: string) => boolean) | null => {
  const ledger = readLedger(file)
  if (ledger === null) return null
  const before = new Date(now.getTime() - daysInBackups * dayMilliseconds).toISOString()
  // What a restore moved aside carries its time in its name as backups do.
  const promised = ledger.lines.findLast(({ at }) => at <= before)?.at.replaceAll(/[:.]/g, '-') ?? ''
  const toGo = new Set(ledger.toGo)
  return promised === '' && toGo.size === 0 ? null : (name) => name < promised || toGo.has(name)
}

/** Copies beside the workbook that may not be kept any more. */
export const overdueCopies = (file: string, now: Date): readonly string[] => {
  const isOverdue = overdueOf(file, now)
  return isOverdue === null ? [] : olderCopies(file).filter(isOverdue)
}

/** Lets them go, whatever else would keep them. One that cannot go now is told by the status, and asked to by the next opening, which does not hang on it. */
export const dropOverdueCopies = (file: string, now: Date): void => unlessHeld(() => removeFiles(overdueCopies(file, now).flatMap((name) => withLogs(join(backupFolder(file), name)))))

/** Lets every older copy beside the workbook go at once that can. The caller has made a newer one first. Throws what the disk has against it. */
export const dropOlderCopies = (file: string, kept: string): void => unlessHeld(() => removeFiles(filesOfCopies(file).flatMap((name) => (name === kept ? [] : [join(backupFolder(file), name)]))))
