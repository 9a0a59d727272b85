import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { speakIn } from '../locales/speak-in'
import { spokenNow } from '../shared/kernel/language'
import { err, ok, type Result } from '../shared/kernel/result'
import type { Backup } from '../shared/workbook/backup'
import type { HostNews, HostState, SalvageReport, WorkbookProblem } from '../shared/workbook/host.contract'
import { copiesFolder, listBackups, listCopies, pathOfBackup } from './backups'
import { describePath } from './describe-path'
import { placeOf } from './durable-file'
import { dismissed, type HostHandlers } from './host-server'
import type { MachineLanguage } from './machine-language'
import type { NewWorkbook } from './open'
import { ownFileProblem, whereReadable, workbookProblem } from './problems'
import type { Recents } from './recents'
import type { Workspace } from './workspace'

export interface HostWorkbookOptions {
  readonly workspace: Workspace
  readonly recents: Recents
  readonly kind: HostState['kind']
  readonly version: string
  /** The list of workbooks opened lately is another one now. */
  readonly onRecents: () => void
  readonly language: MachineLanguage
  /** Another language is spoken now; the page that is loaded next is called by this tag. */
  readonly onLanguage: (tag: string) => void
}

/** What hosts have in common around the one open workbook: which it is, why one could not be opened, which were open lately, its backups. */
interface HostWorkbook extends Pick<HostHandlers, 'state' | 'openRecent' | 'forgetRecent' | 'close' | 'closeDamaged' | 'restoreBackup' | 'peekBackup' | 'undoRestore' | 'dismissNews' | 'cancelOpening' | 'forgetSecondPlace' | 'openAgain' | 'openGiven' | 'chooseLanguage' | 'startAnew'> {
  readonly openFile: (file: string, create?: NewWorkbook) => Promise<Result<HostState, WorkbookProblem>>
  /** Keeps a workbook for `openGiven`, in place of one given before. */
  readonly give: (file: string) => void
  /** The workbook that could not be opened, or not be kept open. Null: none. */
  readonly refusedFile: () => string | null
  /** Reads what can be read of a damaged workbook into `target`, and opens that. */
  readonly salvageTo: (damaged: string, target: string) => Promise<Result<SalvageReport, WorkbookProblem>>
  /** Copies a workbook that could not be opened where it lies to `target`, and opens that. */
  readonly copyTo: (file: string, target: string) => Promise<Result<HostState, WorkbookProblem>>
  /** Opens a locked copy into `target`, and that. */
  readonly unlockTo: (locked: string, target: string, passphrase: string) => Promise<Result<HostState, WorkbookProblem>>
}

/** What a backup in its place would mend. Where the workbook itself is whole, it only waits to be let in, and a backup would put an older one over it. */
const brokenInPlace: ReadonlySet<WorkbookProblem['code']> = new Set(['missing', 'empty', 'foreign', 'damaged', 'newer', 'disk_error'])

export const hostWorkbook = ({ workspace, recents, kind, version, onRecents, language, onLanguage }: HostWorkbookOptions): HostWorkbook => {
  let refused: { readonly file: string; readonly problem: WorkbookProblem } | null = null
  let given: string | null = null
  let news: HostNews | null = null
  /** Where what the last restore replaced is kept, and whose place it was. */
  let replaced: { readonly file: string; readonly kept: string } | null = null

  workspace.onLost((file) => {
    refused = { file, problem: workbookProblem('stopped', file) }
    ;[news, replaced] = [null, null]
  })

  /** Copies at the second place, without those that are beside the workbook, too. */
  const copiesOf = (file: string): HostState['copies'] => {
    const folder = workspace.secondPlace(file)
    if (folder === null) return null
    const beside = new Set(backupsOf(file).map(({ id }) => id))
    return { folder, isThere: existsSync(folder), backups: whereReadable([], () => listCopies(placeOf(file), folder)).filter(({ id }) => !beside.has(id)) }
  }
  /** Where a backup of it lies, beside it or at its second place. Null: nowhere. */
  const pathOfAny = (file: string, id: string): string | null => {
    const [beside, copies] = [pathOfBackup(file, id), copiesOf(file)]
    return beside ?? (copies?.backups.some((copy) => copy.id === id) === true ? join(copiesFolder(placeOf(file), copies.folder), id) : null)
  }
  const backupsOf = (file: string): Backup[] => [...listBackups(file)]
  const state = (): HostState => {
    const file = workspace.file()
    const broken = refused !== null && brokenInPlace.has(refused.problem.code) ? refused.file : null
    return {
      kind,
      version,
      workbook: file === null ? null : describePath(file),
      problem: refused?.problem ?? null,
      backups: broken === null ? [] : backupsOf(broken),
      copies: broken === null ? null : copiesOf(broken),
      news,
      opening: workspace.opening(),
      recent: [...recents.list()],
      canChooseFiles: kind === 'desktop',
      language: { choice: language.choice(), spoken: spokenNow().language, next: language.next().language, isForced: language.isForced },
    }
  }
  const settle = (file: string, opened: Result<null, WorkbookProblem>): Result<HostState, WorkbookProblem> => {
    refused = opened.ok ? null : { file, problem: opened.error }
    // One that was not opened leaves the open one as it is.
    if (opened.ok || workspace.file() === null) [news, replaced] = [null, null]
    if (!opened.ok) return opened
    recents.note(file)
    onRecents()
    return ok(state())
  }
  const openFile: HostWorkbook['openFile'] = async (file, create) => {
    const opened = await workspace.open(file, create)
    if (opened.ok || create === undefined) return settle(file, opened)
    // What could not be made is no workbook that could be opened again or restored.
    refused = null
    return opened
  }

  const restore: HostHandlers['restoreBackup'] = async ({ id }) => {
    const file = workspace.file() ?? refused?.file
    if (file === undefined) return err({ type: 'BackupNotFound' })
    const restored = await workspace.restore(file, id)
    if (restored.ok) {
      const settled = settle(file, ok(null))
      const { kept } = restored.value
      const at = listBackups(file).find((backup) => backup.id === id)?.at
      if (!settled.ok || at === undefined) return settled
      news = { kind: 'restored', at, canUndo: kept !== null }
      replaced = kept === null ? null : { file, kept }
      return ok(state())
    }
    const { error } = restored
    // Not restored, and the workbook is as open as it was: there is nothing to settle.
    return error.type === 'BackupNotFound' || workspace.file() === file ? err(error) : settle(file, err(error))
  }

  return {
    openFile,
    refusedFile: () => refused?.file ?? null,
    salvageTo: async (damaged, target) => {
      const salvaged = await workspace.salvage(damaged, target)
      if (!salvaged.ok) return salvaged
      const opened = await openFile(target)
      if (!opened.ok) return opened
      news = { kind: 'rescued', fileName: basename(damaged), report: salvaged.value }
      return salvaged
    },
    copyTo: async (file, target) => {
      const { copyElsewhere } = await import('./copy-elsewhere')
      const copied = await copyElsewhere(file, target)
      return copied.ok ? openFile(target) : copied
    },
    unlockTo: async (locked, target, passphrase) => {
      if (workspace.isOpen(locked)) return err(ownFileProblem(locked))
      const { unlockCopy } = await import('./locked-workbook')
      const unlocked = await unlockCopy(locked, target, passphrase)
      return unlocked.ok ? openFile(target) : unlocked
    },
    forgetSecondPlace: async () => {
      const forgotten = await workspace.nameSecondPlace(null)
      return forgotten.ok ? ok({}) : forgotten
    },
    state: async () => ok(state()),
    chooseLanguage: async ({ choice }) => {
      const kept = language.choose(choice)
      return kept.ok ? ok(state()) : kept
    },
    startAnew: async () => {
      const file = workspace.file()
      await workspace.close()
      const next = language.next()
      // Threads are started with the language that is spoken then.
      await speakIn(next.language)
      onLanguage(next.tag)
      // One that cannot be opened again is told by the state, as at any start.
      if (file !== null) await openFile(file)
      return ok(state())
    },
    give: (file) => {
      given = file
    },
    openGiven: async () => {
      const file = given
      given = null
      return file === null ? dismissed : openFile(file)
    },
    openAgain: async () => (refused === null ? dismissed : openFile(refused.file)),
    openRecent: async ({ id }) => {
      const file = recents.fileOf(id)
      return file === null ? err(workbookProblem('missing', 'workbook')) : openFile(file)
    },
    forgetRecent: async ({ id }) => {
      recents.forget(id)
      onRecents()
      return ok(state())
    },
    cancelOpening: async () => ok({ stopped: workspace.cancelOpening() }),
    close: async () => {
      await workspace.close()
      ;[refused, news, replaced] = [null, null, null]
      return ok(state())
    },
    closeDamaged: async () => {
      const file = workspace.file()
      if (file === null) return dismissed
      await workspace.close()
      ;[news, replaced] = [null, null]
      refused = { file, problem: workbookProblem('damaged', file) }
      return ok(state())
    },
    peekBackup: async ({ id }) => {
      const file = refused?.file
      const [newest] = file === undefined ? [] : [...backupsOf(file), ...(copiesOf(file)?.backups ?? [])].toSorted((left, right) => (left.at < right.at ? 1 : -1))
      const path = file === undefined ? null : pathOfAny(file, id)
      if (file === undefined || path === null) return err({ type: 'BackupNotFound' })
      const { peekWorkbook } = await import('./open')
      const peeked = peekWorkbook(path)
      if (!peeked.ok) return peeked
      const other = newest === undefined || newest.id === id ? null : peekWorkbook(pathOfAny(file, newest.id) ?? path)
      const { name, counts } = peeked.value
      return ok({ name, counts, newest: other?.ok === true ? other.value.counts : null })
    },
    dismissNews: async () => {
      ;[news, replaced] = [null, null]
      return ok(state())
    },
    undoRestore: async () => {
      if (replaced === null) return dismissed
      const { file, kept } = replaced
      // What was open is a backup like any other.
      if (pathOfBackup(file, basename(kept)) !== null) return restore({ id: basename(kept) })
      const back = await workspace.putBack(file, kept)
      if (!back.ok) return back
      // It may be as closed to Rapport as it was; that is told by the state then.
      await openFile(file)
      return ok(state())
    },
    restoreBackup: restore,
  }
}
