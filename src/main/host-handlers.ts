import { app, type BrowserWindow, dialog } from 'electron'
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, ok } from '../shared/kernel/result'
import type { FileHandle } from '../shared/imports/import'
import { publishCopy } from '../store/durable-file'
import { dismissed, type HostHandlers } from '../store/host-server'
import { hostWorkbook } from '../store/host-workbook'
import { problemCodeOf, workbookProblem } from '../store/problems'
import type { Recents } from '../store/recents'
import type { Workspace } from '../store/workspace'
import { preparedAnswer } from './security'

interface DesktopOptions {
  readonly workspace: Workspace
  readonly recents: Recents
  readonly window: () => BrowserWindow | null
  /** The list of workbooks opened lately is another one now. */
  readonly onRecents: () => void
}

const filters = [{ name: 'Rapport workbook', extensions: ['rapport'] }]

const askSave = async (window: BrowserWindow | null, defaultPath: string, isWorkbook: boolean): Promise<string | null> => {
  const prepared = preparedAnswer('save')
  if (prepared !== null) return prepared[0] ?? null
  const options = { defaultPath, ...(isWorkbook && { filters }) }
  const { filePath, canceled } = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return canceled || filePath === '' ? null : filePath
}

const askOpen = async (window: BrowserWindow | null, isMany: boolean): Promise<readonly string[]> => {
  const prepared = preparedAnswer(isMany ? 'openMany' : 'open')
  if (prepared !== null) return prepared
  const options: Electron.OpenDialogOptions = isMany
    ? { properties: ['openFile', 'multiSelections'], filters: [{ name: 'Exports', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'zip', 'vcf', 'json', 'js'] }, { name: 'All files', extensions: ['*'] }] }
    : { properties: ['openFile'], filters }
  const { filePaths, canceled } = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return canceled ? [] : filePaths
}

export type DesktopHost = HostHandlers & { readonly openFile: (file: string) => Promise<void> }

/** The desktop's share of the contract: dialogs, recents, and files where the person wants them. */
export const desktopHost = ({ workspace, recents, window, onRecents }: DesktopOptions): DesktopHost => {
  const common = hostWorkbook({
    workspace,
    recents,
    kind: 'desktop',
    version: app.getVersion(),
    onRecents: () => {
      const file = workspace.file()
      if (file !== null) app.addRecentDocument(file)
      onRecents()
    },
  })
  const { openFile } = common
  return {
    ...common,
    openFile: async (file) => void (await openFile(file)),
    create: async ({ name, currency, isSample }) => {
      const chosen = await askSave(window(), join(app.getPath('documents'), `${name}.rapport`), true)
      if (chosen === null) return dismissed
      return openFile(chosen.endsWith('.rapport') ? chosen : `${chosen}.rapport`, { name, currency, isSample: isSample ?? false })
    },
    open: async () => {
      const [file] = await askOpen(window(), false)
      return file === undefined ? dismissed : openFile(file)
    },
    saveCopy: async () => {
      const [file, store] = [workspace.file(), workspace.store()]
      if (file === null || store === null) return dismissed
      const chosen = await askSave(window(), file.replace(/\.rapport$/, ' copy.rapport'), true)
      if (chosen === null) return dismissed
      if (chosen === file) return err(workbookProblem('exists', file))
      // The dialog has already asked whether an existing file may be replaced.
      const copied = await store.saveCopy(chosen, { replace: true })
      return copied.ok ? ok({ savedAs: basename(chosen), output: null }) : copied
    },
    chooseImportFiles: async () => {
      const store = workspace.store()
      const paths = await askOpen(window(), true)
      if (paths.length === 0 || store === null) return dismissed
      const handles = await Promise.all(paths.map((path) => store.admitFile(path)))
      return ok(handles.filter((handle): handle is FileHandle => handle !== null))
    },
    saveOutput: async ({ id, fileName }) => {
      const chosen = await askSave(window(), join(app.getPath('documents'), fileName), false)
      if (chosen === null) return dismissed
      const output = await workspace.store()?.takeOutput(id)
      if (output == null) return err({ type: 'OutputNotFound' })
      try {
        publishCopy(output.path, chosen)
        return ok({ savedAs: basename(chosen) })
      } catch (error) {
        const code = problemCodeOf(error)
        if (code === null) throw error
        return err(workbookProblem(code, chosen))
      } finally {
        rmSync(output.path, { force: true })
      }
    },
  }
}
