import { z } from 'zod'
import { FileHandle } from '../imports/file-handle'
import { KnownCurrency } from '../kernel/money'
import { command, errors, query } from '../rpc/contract'
import { TimedProgress } from '../rpc/progress'
import { Backup, BackupCounts, BackupNotFound } from './backup'

/** Why a workbook cannot be opened. Each is one screen that says what happened, what is safe and what to do; nothing was written. */
export const WorkbookProblem = z.object({
  type: z.literal('WorkbookProblem'),
  code: z.enum(['missing', 'empty', 'folder', 'foreign', 'damaged', 'newer', 'in_use', 'read_only', 'no_space', 'exists', 'not_permitted', 'disk_error', 'name_too_long', 'backup_folder', 'archive', 'cancelled', 'reserve_used', 'passphrase', 'erasures', 'stopped']),
  /** File name without its folder. */
  fileName: z.string(),
  /** One or two sentences for the person. */
  sentence: z.string(),
  /** What the person can do now, in the order that is best. */
  advice: z.array(z.string()),
})
export type WorkbookProblem = z.infer<typeof WorkbookProblem>

/** What was read of a damaged workbook into a new one. */
export const SalvageReport = z.object({
  /** The same by table, of those that had anything. */
  tables: z.array(z.object({ table: z.string(), rows: z.int().nonnegative(), gaps: z.int().nonnegative(), dropped: z.int().nonnegative() })),
  /** Rows that the new workbook has. */
  rows: z.int().nonnegative(),
  /** Stretches that could not be read; how many rows were in them nobody knows. */
  gaps: z.int().nonnegative(),
  /** Rows that were read and left out, because damage made them impossible or what they belong to is gone. */
  dropped: z.int().nonnegative(),
  damagedTables: z.array(z.string()),
})
export type SalvageReport = z.infer<typeof SalvageReport>

/** A workbook opened lately, known by an opaque id; the folder is shown, never used as an address. */
export const RecentWorkbook = z.object({ id: z.string(), fileName: z.string(), folder: z.string(), exists: z.boolean() })
export type RecentWorkbook = z.infer<typeof RecentWorkbook>

/** What a person chose on this computer: a language, or that of the system. */
export const LanguageChoice = z.enum(['system', 'en', 'de'])
export type LanguageChoice = z.infer<typeof LanguageChoice>

/** Which language is spoken by the window, the store and the host together, and which was chosen meanwhile. */
const HostLanguage = z.object({
  choice: LanguageChoice,
  spoken: z.string(),
  /** What is spoken once the window is started anew. */
  next: z.string(),
  /** `RAPPORT_LANGUAGE` says it, whatever was chosen. */
  isForced: z.boolean(),
})

/** What became of the workbook that is open, to be read before going on. */
export const HostNews = z.discriminatedUnion('kind', [
  /** It is as it was when a backup was made. `canUndo` false: there was nothing in its place before. */
  z.object({ kind: z.literal('restored'), at: z.iso.datetime(), canUndo: z.boolean() }),
  /** It was read out of a damaged one, which is named without its folder. */
  z.object({ kind: z.literal('rescued'), fileName: z.string(), report: SalvageReport }),
])
export type HostNews = z.infer<typeof HostNews>

export const HostState = z.object({
  kind: z.enum(['desktop', 'browser']),
  version: z.string(),
  /** The open workbook. Null: none; `problem` may say why. */
  workbook: z.object({ fileName: z.string(), folder: z.string() }).nullable(),
  problem: WorkbookProblem.nullable(),
  /** Backups of the workbook that could not be opened, newest first. Empty: it has none, or nothing is wrong. */
  backups: z.array(Backup),
  /** Copies of its backups at its second place that are not among these, newest first, and where that is. Null: none was named, or nothing is wrong. */
  copies: z.object({ folder: z.string(), isThere: z.boolean(), backups: z.array(Backup) }).nullable(),
  /** Null: nothing that was not read yet. */
  news: HostNews.nullable(),
  /** How far a workbook is that is being read back from an archive, or read out of a damaged one. Null: none is. */
  opening: TimedProgress.nullable(),
  recent: z.array(RecentWorkbook),
  /** What this host can do: dialogs of the desktop, or only uploads and downloads. */
  canChooseFiles: z.boolean(),
  language: HostLanguage,
})
export type HostState = z.infer<typeof HostState>

/** A locked copy by what the host knows it by, named without its folder. */
export const LockedCopy = z.object({ id: z.string(), fileName: z.string() })
export type LockedCopy = z.infer<typeof LockedCopy>

/** The screens that a press on a notice can lead to, by the names of their commands. */
const NoticeScreen = z.enum(['keepInTouch', 'networking', 'pacing'])
export type NoticeScreen = z.infer<typeof NoticeScreen>

/** The person closed the dialog without choosing. */
const Dismissed = z.object({ type: z.literal('Dismissed') })
const OutputNotFound = z.object({ type: z.literal('OutputNotFound') })

/** Characters that a passphrase has at least. */
export const leastPassphrase = 10
/** A passphrase that is long enough to be worth guessing at. */
export const Passphrase = z.string().min(leastPassphrase).max(1000)

/** What locks a copy. */
export const LockedCopyFields = z.object({ passphrase: Passphrase })

/** Where a copy went. `output`: the download that waits in the browser; null on the desktop, which says the file's name. */
const SavedCopy = z.object({ savedAs: z.string().nullable(), output: z.object({ id: z.string(), fileName: z.string() }).nullable() })

/** Folders of this computer to choose from, by ids that this launch gave out: names are shown and never used as an address. */
export const FolderListing = z.object({
  /** The folder that is looked into, by its path. Null: where looking begins. */
  here: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The folder above. Null: where looking begins. */
  above: z.string().nullable(),
  folders: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type FolderListing = z.infer<typeof FolderListing>

/** What is said of a new workbook. */
export const NewWorkbookFields = z.object({ name: z.string().trim().min(1).max(120), currency: KnownCurrency, isSample: z.boolean().default(false) })

/** What a host does around the store: which file is open, dialogs, files in and out. Answered by main and by the browser host, not by the store. */
export const hostContract = {
  state: query({ input: z.object({}), output: HostState }),
  /** Makes a new workbook where the person says (desktop) or in the workbooks folder under `name` (browser), and opens it. Never over an existing file. */
  create: command({
    input: NewWorkbookFields,
    output: HostState,
    errors: errors(WorkbookProblem, Dismissed),
  }),
  /** Opens what the person chooses in a dialog (desktop only). */
  open: command({ input: z.object({}), output: HostState, errors: errors(WorkbookProblem, Dismissed) }),
  /**
   * Makes a new workbook of an exported archive and opens it. On the desktop the person chooses the archive and where the workbook goes;
   * in the browser `archive` is the file that was uploaded, and the workbook goes into the workbooks folder. Nothing is made of an archive that is not whole.
   */
  openArchive: command({ input: z.object({ archive: z.string().max(200).nullable().default(null) }), output: HostState, errors: errors(WorkbookProblem, Dismissed) }),
  /** Gives up reading an archive back, or what can be read of a damaged workbook; nothing is left of it. `stopped` false: none is being read. */
  cancelOpening: command({ input: z.object({}), output: z.object({ stopped: z.boolean() }) }),
  openRecent: command({ input: z.object({ id: z.string() }), output: HostState, errors: errors(WorkbookProblem) }),
  forgetRecent: command({ input: z.object({ id: z.string() }), output: HostState }),
  /** Opens the workbook that the system gave Rapport while another was open: by its icon, by the list of recent ones, by a second start. Only the page knows whether something is typed in it that would be lost. */
  openGiven: command({ input: z.object({}), output: HostState, errors: errors(WorkbookProblem, Dismissed) }),
  /** Tries once more to open the workbook that could not be opened. */
  openAgain: command({ input: z.object({}), output: HostState, errors: errors(WorkbookProblem, Dismissed) }),
  /** Copies the workbook that could not be opened where it lies to where the person says (desktop) or into the workbooks folder (browser), never over a file, and opens the copy. The other stays as it is. */
  openCopy: command({ input: z.object({}), output: HostState, errors: errors(WorkbookProblem, Dismissed) }),
  close: command({ input: z.object({}), output: HostState }),
  /** Remembers on this computer which language Rapport is to speak. Nothing changes its language yet: what stands on a screen would be half in one and half in another. */
  chooseLanguage: command({ input: z.object({ choice: LanguageChoice }), output: HostState, errors: errors(WorkbookProblem) }),
  /** Closes the open workbook and opens it again, speaking the language that was chosen; the window then loads itself anew. Whatever runs on the workbook is stopped by it. */
  startAnew: command({ input: z.object({}), output: HostState }),
  /** Closes the open workbook because damage was met in it, and offers its backups as where it could not be opened. */
  closeDamaged: command({ input: z.object({}), output: HostState, errors: errors(Dismissed) }),
  /** Puts a backup in the place of the open workbook, or of the one that could not be opened, and opens it. What was there is kept beside the backups. */
  restoreBackup: command({ input: z.object({ id: z.string().max(200) }), output: HostState, errors: errors(WorkbookProblem, BackupNotFound) }),
  /** What a backup of the workbook that could not be opened holds, and what the newest one holds: of such a workbook itself nothing can be counted. */
  peekBackup: query({ input: z.object({ id: z.string().max(200) }), output: z.object({ name: z.string(), counts: BackupCounts, newest: BackupCounts.nullable() }), errors: errors(WorkbookProblem, BackupNotFound) }),
  /** Takes the restore back that the news tell of: what was in the workbook's place before is there again, openable or not. What it was until now is kept as a backup. */
  undoRestore: command({ input: z.object({}), output: HostState, errors: errors(WorkbookProblem, BackupNotFound, Dismissed) }),
  /** The news were read. */
  dismissNews: command({ input: z.object({}), output: HostState }),
  /** Writes a verified copy where the person says (desktop), or as a download (browser: `output` is its id). */
  saveCopy: command({ input: z.object({}), output: SavedCopy, errors: errors(WorkbookProblem, Dismissed) }),
  /**
   * Writes a copy that opens with a passphrase alone (AES-256-GCM, scrypt), where the person says or as a download. Nobody can open it without: Rapport keeps no passphrase.
   * Short ones are refused, because whoever has the file can try as many as they like.
   */
  saveLockedCopy: command({ input: LockedCopyFields, output: SavedCopy, errors: errors(WorkbookProblem, Dismissed) }),
  /** Lets the person choose a locked copy; in the browser it is uploaded instead. */
  chooseLockedCopy: command({ input: z.object({}), output: LockedCopy, errors: errors(Dismissed) }),
  /** Opens a locked copy, that was chosen or uploaded, into a new workbook, and that. On the desktop the person says once where it goes. */
  openLockedCopy: command({ input: z.object({ passphrase: z.string().max(1000), copy: z.string().max(200) }), output: HostState, errors: errors(WorkbookProblem, Dismissed) }),
  /** Reads what can be read of the workbook that could not be opened into a new one, and opens that. The damaged file stays as it is. */
  salvage: command({ input: z.object({}), output: SalvageReport, errors: errors(WorkbookProblem, Dismissed) }),
  /** Folders in one of them, for a page that has no dialogs; null: where to begin. Empty on the desktop, which has. */
  listFolders: query({ input: z.object({ within: z.string().max(200).nullable() }), output: FolderListing }),
  /** Lets the person choose a second folder for backups: in a dialog on the desktop, in the browser by the id of a folder that was listed. */
  chooseSecondPlace: command({ input: z.object({ folder: z.string().max(200).nullable().default(null) }), output: z.object({ folder: z.string() }), errors: errors(WorkbookProblem, Dismissed), touches: ['status', 'backups'] }),
  forgetSecondPlace: command({ input: z.object({}), output: z.object({}), errors: errors(WorkbookProblem), touches: ['status', 'backups'] }),
  /** Shows a notice of the system's own, outside of the window; a press on it leads to the screen named. `isShown` false: this host has none, or may not. */
  notify: command({ input: z.object({ title: z.string().max(100), text: z.string().max(300), opens: NoticeScreen }), output: z.object({ isShown: z.boolean() }) }),
  /** Lets the person choose files to import (desktop only; the browser uploads). */
  chooseImportFiles: command({ input: z.object({}), output: z.array(FileHandle), errors: errors(Dismissed) }),
  /** Saves a finished output where the person says; in the browser answers null and the output is fetched as a download. */
  saveOutput: command({ input: z.object({ id: z.string(), fileName: z.string() }), output: z.object({ savedAs: z.string().nullable() }), errors: errors(OutputNotFound, Dismissed, WorkbookProblem) }),
}
export type HostContract = typeof hostContract
