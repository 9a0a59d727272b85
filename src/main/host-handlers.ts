import { app, type BrowserWindow, dialog, Notification } from 'electron'
import { randomUUID } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import { err, ok } from '../shared/kernel/result'
import { fileNameOf } from '../shared/kernel/file-name'
import { t } from '../shared/kernel/words'
import type { FileHandle } from '../shared/imports/file-handle'
import type { NoticeScreen } from '../shared/workbook/host.contract'
import { publishCopy, removeFileAside } from '../store/durable-file'
import { dismissed, type HostHandlers } from '../store/host-server'
import { lockCopy, lockedPattern, lockedSuffix } from '../store/locked-workbook'
import { hostWorkbook } from '../store/host-workbook'
import type { MachineLanguage } from '../store/machine-language'
import { targetProblemOf } from '../store/problems'
import type { Recents } from '../store/recents'
import type { Workspace } from '../store/workspace'
import { preparedAnswer } from './security'

interface DesktopOptions {
  readonly workspace: Workspace
  /** A private folder for files in the making. */
  readonly temporaryDir: string
  readonly recents: Recents
  readonly window: () => BrowserWindow | null
  readonly language: MachineLanguage
  /** Another language is spoken now; the page that is loaded next is called by this tag. */
  readonly onLanguage: (tag: string) => void
  /** The list of workbooks opened lately is another one now. */
  readonly onRecents: () => void
  /** The person pressed a notice. */
  readonly onNotice: (opens: NoticeScreen) => void
}

// A host may be told to speak another language while it runs, so each name is said when it is asked for.
const filters = (): Electron.FileFilter[] => [{ name: t`Rapport workbook`, extensions: ['rapport'] }]

const workbookEnding = '.rapport'

const askPath = async (window: BrowserWindow | null, defaultPath: string, isWorkbook: boolean): Promise<string | null> => {
  const prepared = preparedAnswer('save')
  if (prepared !== null) return prepared[0] ?? null
  const options = { defaultPath, ...(isWorkbook && { filters: filters() }) }
  const { filePath, canceled } = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return canceled || filePath === '' ? null : filePath
}

interface ChosenPlace {
  readonly path: string
  /** The person agreed to replace what is there. Of a name that only here gets its ending the dialog did not ask. */
  readonly replace: boolean
}

/** Where something is saved: its name has the ending of its kind, whatever is typed. */
const askSave = async (window: BrowserWindow | null, suggested: string, ending = extname(suggested)): Promise<ChosenPlace | null> => {
  const chosen = await askPath(window, suggested, ending === workbookEnding)
  if (chosen === null) return null
  return chosen.toLowerCase().endsWith(ending.slice(ending.lastIndexOf('.')).toLowerCase()) ? { path: chosen, replace: true } : { path: `${chosen}${ending}`, replace: false }
}

/** Where a workbook that is made goes, which never replaces what is there. */
const askNewWorkbook = async (window: BrowserWindow | null, suggested: string): Promise<string | null> => (await askSave(window, suggested, workbookEnding))?.path ?? null

const archiveFilters = (): Electron.FileFilter[] => [{ name: t`Exported archive`, extensions: ['zip'] }]

const askOpen = async (window: BrowserWindow | null, isMany: boolean, kinds = filters()): Promise<readonly string[]> => {
  const prepared = preparedAnswer(isMany ? 'openMany' : 'open')
  if (prepared !== null) return prepared
  const options: Electron.OpenDialogOptions = isMany
    ? { properties: ['openFile', 'multiSelections'], filters: [{ name: t`Exports`, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'zip', 'vcf', 'json', 'js'] }, { name: t`All files`, extensions: ['*'] }] }
    : { properties: ['openFile'], filters: kinds }
  const { filePaths, canceled } = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return canceled ? [] : filePaths
}

const lockedFilters = (): Electron.FileFilter[] => [{ name: t`Locked copy`, extensions: ['locked'] }]

const askFolder = async (window: BrowserWindow | null): Promise<string | null> => {
  const prepared = preparedAnswer('folder')
  if (prepared !== null) return prepared[0] ?? null
  const options: Electron.OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
  const { filePaths, canceled } = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return canceled ? null : (filePaths[0] ?? null)
}

/** What is saved elsewhere, or wanted by nobody, does not stay in the private folder. Where another program holds it, it goes with the folder: nothing hangs on it. */
const letGo = (path: string): void => void removeFileAside(path).catch(() => undefined)

type DesktopHost = HostHandlers & { readonly openFile: (file: string) => Promise<void>; readonly give: (file: string) => void }

/** The desktop's share of the contract: dialogs, recents, and files where the person wants them. */
export const desktopHost = ({ workspace, temporaryDir, recents, window, onRecents, onNotice, language, onLanguage }: DesktopOptions): DesktopHost => {
  const common = hostWorkbook({
    workspace,
    recents,
    kind: 'desktop',
    version: app.getVersion(),
    language,
    onLanguage,
    onRecents: () => {
      const file = workspace.file()
      // The first workbook may be open before Electron is ready for menus.
      void app.whenReady().then(() => {
        if (file !== null) app.addRecentDocument(file)
        onRecents()
      })
    },
  })
  const { openFile } = common
  /** The locked copy that was chosen last, and where it goes once that was said: a passphrase may be tried again. */
  let chosenCopy: { readonly id: string; readonly file: string; target: string | null } | null = null
  const notices = new Set<Notification>()
  return {
    ...common,
    openFile: async (file) => void (await openFile(file)),
    create: async ({ name, currency, isSample }) => {
      const chosen = await askNewWorkbook(window(), join(app.getPath('documents'), `${fileNameOf(name) || t`Workbook`}${workbookEnding}`))
      if (chosen === null) return dismissed
      return openFile(chosen, { name, currency, isSample: isSample ?? false })
    },
    open: async () => {
      const [file] = await askOpen(window(), false)
      return file === undefined ? dismissed : openFile(file)
    },
    openArchive: async () => {
      const [archive] = await askOpen(window(), false, archiveFilters())
      if (archive === undefined) return dismissed
      const chosen = await askNewWorkbook(window(), join(dirname(archive), basename(archive).replace(/(\.rapport)?\.zip$/i, '.rapport')))
      if (chosen === null) return dismissed
      // Name and currency are the archive's own.
      return openFile(chosen, { name: 'Archive', currency: 'EUR', isSample: false, archive })
    },
    saveCopy: async () => {
      const [file, store] = [workspace.file(), workspace.store()]
      if (file === null || store === null) return dismissed
      const chosen = await askSave(window(), `${t`${file.replace(/\.rapport$/i, '')} copy`}${workbookEnding}`)
      if (chosen === null) return dismissed
      const { path, replace } = chosen
      // The store refuses its own.
      const copied = await store.saveCopy(path, { replace })
      return copied.ok ? ok({ savedAs: basename(path), output: null }) : copied
    },
    saveLockedCopy: async ({ passphrase }) => {
      const [file, store] = [workspace.file(), workspace.store()]
      if (file === null || store === null) return dismissed
      const chosen = await askSave(window(), file.replace(/\.rapport$/i, lockedSuffix), lockedSuffix)
      if (chosen === null) return dismissed
      const { path, replace } = chosen
      const locked = await lockCopy(store, temporaryDir, path, { passphrase, replace })
      return locked.ok ? ok({ savedAs: basename(path), output: null }) : locked
    },
    chooseLockedCopy: async () => {
      const [file] = await askOpen(window(), false, lockedFilters())
      if (file === undefined) return dismissed
      chosenCopy = { id: randomUUID(), file, target: null }
      return ok({ id: chosenCopy.id, fileName: basename(file) })
    },
    openLockedCopy: async ({ passphrase, copy }) => {
      if (chosenCopy?.id !== copy) return dismissed
      const { file } = chosenCopy
      chosenCopy.target ??= await askNewWorkbook(window(), join(dirname(file), basename(file).replace(lockedPattern, '.rapport')))
      return chosenCopy.target === null ? dismissed : common.unlockTo(file, chosenCopy.target, passphrase)
    },
    salvage: async () => {
      const damaged = common.refusedFile()
      if (damaged === null) return dismissed
      const chosen = await askNewWorkbook(window(), `${t`${damaged.replace(/\.rapport$/i, '')} rescued`}.rapport`)
      return chosen === null ? dismissed : common.salvageTo(damaged, chosen)
    },
    openCopy: async () => {
      const file = common.refusedFile()
      if (file === null) return dismissed
      const chosen = await askNewWorkbook(window(), join(app.getPath('documents'), basename(file)))
      return chosen === null ? dismissed : common.copyTo(file, chosen)
    },
    listFolders: async () => ok({ here: null, above: null, folders: [] }),
    chooseSecondPlace: async () => {
      const folder = await askFolder(window())
      if (folder === null) return dismissed
      const named = await workspace.nameSecondPlace(folder)
      return named.ok ? ok({ folder }) : named
    },
    chooseImportFiles: async () => {
      const store = workspace.store()
      const paths = await askOpen(window(), true)
      if (paths.length === 0 || store === null) return dismissed
      const handles = await Promise.all(paths.map((path) => store.admitFile(path)))
      return ok(handles.filter((handle): handle is FileHandle => handle !== null))
    },
    notify: async ({ title, text, opens }) => {
      // A test prepares what people do; nobody is there to be told anything.
      if (preparedAnswer('open') !== null || !Notification.isSupported()) return ok({ isShown: false })
      const notice = new Notification({ title, body: text })
      // Held until it is gone: what nobody holds is collected, and then a press on it is not heard.
      notices.add(notice)
      notice.on('close', () => notices.delete(notice))
      notice.on('failed', () => notices.delete(notice))
      notice.on('click', () => {
        notices.delete(notice)
        onNotice(opens)
      })
      notice.show()
      return ok({ isShown: true })
    },
    saveOutput: async ({ id, fileName }) => {
      const chosen = await askSave(window(), join(app.getPath('documents'), fileName))
      const output = await workspace.store()?.takeOutput(id)
      if (chosen === null) {
        if (output != null) letGo(output.path)
        return dismissed
      }
      if (output == null) return err({ type: 'OutputNotFound' })
      const { path, replace } = chosen
      try {
        await publishCopy(output.path, path, { replace })
        return ok({ savedAs: basename(path) })
      } catch (error) {
        return err(targetProblemOf(error, path))
      } finally {
        letGo(output.path)
      }
    },
  }
}
