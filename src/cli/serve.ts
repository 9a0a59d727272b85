import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { version } from '../../package.json'
import { fileNameOf } from '../shared/kernel/file-name'
import { err, ok, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import type { Transport } from '../shared/rpc/wire'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { logsBeside } from '../store/durable-file'
import { createFolderChoice } from '../store/folder-choice'
import { createHostServer, dismissed, type HostHandlers } from '../store/host-server'
import { hostWorkbook, type HostWorkbookOptions } from '../store/host-workbook'
import { lockCopy, lockedPattern, lockedSuffix } from '../store/locked-workbook'
import { makePrivateFolder, planOwnFolder, removeAbandoned, removeOwnFolder } from '../store/own-folder'
import { targetProblem } from '../store/problems'
import { createRecents } from '../store/recents'
import type { StoredOutput } from '../store/store'
import type { Workspace } from '../store/workspace'
import { loadAssets } from '../web/assets'
import { createWebHost } from '../web/server'
import { dataDir } from './data-dir'
import { machineLanguage, programPaths } from './paths'
import { keepLastWords, type LastWords } from './last-words'
import { makeWorkspace, onStop, type StopSignal, tellDefect } from './session'
import { terminalText } from './terminal-text'
import { RefusedError } from './usage'

/** A name of a file in the workbooks folder that no file has yet, nor the log of one. */
const freeName = (folder: string, name: string): string => {
  const plain = fileNameOf(name) || t`Workbook`
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${plain}${number === 1 ? '' : ` ${number}`}.rapport`)
    if (!existsSync(path) && logsBeside(path).length === 0) return path
  }
}

/** Makes something under a free name in the workbooks folder, which is made where it is not there yet; refuses where nothing can be written there. */
const atFreeName = async <T>(folder: string, name: string, make: (path: string) => Promise<Result<T, WorkbookProblem>>): Promise<Result<T, WorkbookProblem>> =>
  makePrivateFolder(folder)
    ? make(freeName(folder, name))
    : err({ ...targetProblem('not_permitted', folder), sentence: t`Nothing was written: new workbooks go to “${folder}”, which cannot be written to.`, advice: [t`Allow writing there, or start Rapport with another folder in the variable RAPPORT_WORKBOOKS.`] })

/** The browser host's share of the contract: workbooks lie in one folder, files come as uploads and go as downloads. */
const browserHandlers = (
  workspace: Workspace,
  copiesDir: string,
  addCopy: (copy: StoredOutput) => string,
  archives: ReadonlyMap<string, { readonly path: string; readonly name: string }>,
  language: Pick<HostWorkbookOptions, 'language' | 'onLanguage'>,
) => {
  const folder = process.env['RAPPORT_WORKBOOKS'] || join(homedir(), 'Documents', 'Rapport')
  const common = hostWorkbook({
    workspace,
    recents: createRecents(join(dataDir(), 'recent.json'), () => new Date()),
    kind: 'browser',
    version,
    onRecents: () => undefined,
    ...language,
  })
  const choice = createFolderChoice()
  const handlers: HostHandlers = {
    ...common,
    create: async ({ name, currency, isSample }) => {
      return atFreeName(folder, name, (path) => common.openFile(path, { name, currency, isSample: isSample ?? false }))
    },
    open: async () => dismissed,
    openArchive: async ({ archive }) => {
      const given = archive == null ? undefined : archives.get(archive)
      if (given === undefined) return dismissed
      const opened = await atFreeName(folder, given.name.replace(/(\.rapport)?\.zip$/i, ''), (path) =>
        common.openFile(path, { name: 'Archive', currency: 'EUR', isSample: false, archive: given.path }),
      )
      // The person has the archive; of what was sent of it everybody in it would remain.
      if (opened.ok) rmSync(given.path, { force: true })
      // The person knows it by the name it had, not by that of the upload.
      return opened.ok || (opened.error.code !== 'archive' && opened.error.code !== 'newer') ? opened : err({ ...opened.error, fileName: given.name })
    },
    saveCopy: async () => {
      const [file, store] = [workspace.file(), workspace.store()]
      if (file === null || store === null) return dismissed
      makePrivateFolder(copiesDir)
      const path = join(copiesDir, `${randomUUID()}.rapport`)
      const copied = await store.saveCopy(path, { replace: false })
      if (!copied.ok) return copied
      const fileName = basename(file)
      return ok({ savedAs: null, output: { id: addCopy({ path, fileName, mediaType: 'application/octet-stream' }), fileName } })
    },
    saveLockedCopy: async ({ passphrase }) => {
      const [file, store] = [workspace.file(), workspace.store()]
      if (file === null || store === null) return dismissed
      const path = join(copiesDir, `${randomUUID()}.rapport.locked`)
      const locked = await lockCopy(store, copiesDir, path, { passphrase, replace: false })
      if (!locked.ok) return locked
      const fileName = basename(file).replace(/\.rapport$/i, lockedSuffix)
      return ok({ savedAs: null, output: { id: addCopy({ path, fileName, mediaType: 'application/octet-stream' }), fileName } })
    },
    chooseLockedCopy: async () => dismissed,
    openLockedCopy: async ({ passphrase, copy }) => {
      const given = archives.get(copy)
      if (given === undefined) return dismissed
      const opened = await atFreeName(folder, given.name.replace(lockedPattern, ''), (path) => common.unlockTo(given.path, path, passphrase))
      return opened.ok ? opened : err({ ...opened.error, fileName: given.name })
    },
    salvage: async () => {
      const damaged = common.refusedFile()
      if (damaged === null) return dismissed
      return atFreeName(folder, t`${basename(damaged, '.rapport')} rescued`, (path) => common.salvageTo(damaged, path))
    },
    openCopy: async () => {
      const file = common.refusedFile()
      if (file === null) return dismissed
      return atFreeName(folder, basename(file, '.rapport'), (path) => common.copyTo(file, path))
    },
    listFolders: async ({ within }) => ok(choice.list(within)),
    chooseSecondPlace: async ({ folder: id }) => {
      const chosen = id == null ? null : choice.pathOf(id)
      if (chosen === null) return dismissed
      const named = await workspace.nameSecondPlace(chosen)
      return named.ok ? ok({ folder: chosen }) : named
    },
    chooseImportFiles: async () => dismissed,
    saveOutput: async () => ok({ savedAs: null }),
    notify: async () => ok({ isShown: false }),
  }
  return { handlers, open: common.openFile }
}

const openInBrowser = (address: string): void => {
  // A command line may be read by every account: of macOS it is told by the standard input, on Linux the gate lets no other account in, and Windows shows it to nobody else.
  const [command, ...args] = process.platform === 'darwin' ? ['osascript'] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', address] : ['xdg-open', address]
  // Where nothing can open it, the printed address is enough.
  const opener = spawn(command ?? '', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true }).on('error', () => undefined)
  opener.stdin?.on('error', () => undefined).end(process.platform === 'darwin' ? `open location "${address}"\n` : '')
  opener.unref()
}

/** Why nothing can be served at a port. Throws what is no answer of the system. */
export const whyNotListening = (error: unknown, port: number): string => {
  if (!(error instanceof Error) || !('code' in error)) throw error
  if (error.code === 'EADDRINUSE') return t`Port ${port} is taken by another program. Leave --port out, and a free one is used.`
  if (error.code === 'EACCES') return t`Your account may not use port ${port}; most systems keep those below 1024 for their administrator. Leave --port out, and a free one is used.`
  return t`Port ${port} cannot be used: ${String(error.code)}. Leave --port out, and a free one is used.`
}

/** How long Rapport stays open to the browser when no page is. */
const idleStopMilliseconds = 8 * 3_600_000

/** A folder for this launch's uploads. */
const makeUploadDir = (): string => {
  const folder = dataDir('uploads')
  removeAbandoned(folder, 'launch', new Date())
  return planOwnFolder(folder, 'launch')
}

/** Why it ends, of a signal. */
const stopReasons: Readonly<Record<StopSignal, () => string>> = {
  SIGINT: () => t`Rapport stops, as it was told to (Ctrl-C).`,
  SIGTERM: () => t`Rapport stops, as another program told it to (SIGTERM).`,
  SIGHUP: () => t`Rapport stops, because the terminal it was started from is gone (SIGHUP).`,
}

interface ServeOptions {
  readonly workbook: string | null
  readonly port: number
  readonly opensBrowser: boolean
}

/** Serves the app to the browser on this computer until it is stopped. */
export const serve = async ({ workbook, port, opensBrowser }: ServeOptions): Promise<void> => {
  const workspace = makeWorkspace({ isBackedUp: true })
  const uploadDir = makeUploadDir()
  const lastWords = keepLastWords(dataDir('hosts'))
  // From the beginning: a workbook may take a while to open, and whoever stops it meanwhile is answered, too.
  const stopping = new AbortController()
  onStop((signal) => {
    lastWords.because(stopReasons[signal]())
    workspace.cancelOpening()
    stopping.abort()
  })
  try {
    await serveUntil(stopping.signal, { workspace, lastWords, uploadDir, workbook, port, opensBrowser, stop: () => stopping.abort() })
  } finally {
    // However it ends: an open workbook would keep the process, and everybody else out.
    await workspace.close()
    removeOwnFolder(uploadDir)
  }
}

interface Serving extends ServeOptions {
  readonly workspace: Workspace
  readonly lastWords: LastWords
  readonly uploadDir: string
  /** Makes `stopped` come true. */
  readonly stop: () => void
}

const serveUntil = async (stopped: AbortSignal, { workspace, lastWords, uploadDir, workbook, port, opensBrowser, stop }: Serving): Promise<void> => {
  const language = machineLanguage()
  const assets = loadAssets(programPaths.rendererDir, language.next().tag)
  const copies = new Map<string, StoredOutput>()
  const archives = new Map<string, { readonly path: string; readonly name: string }>()
  const { handlers, open } = browserHandlers(workspace, uploadDir, (copy) => {
    const id = randomUUID()
    copies.set(id, copy)
    return id
  }, archives, { language, onLanguage: assets.speak })
  const hostServer = createHostServer(handlers, tellDefect)
  const transport: Transport = { request: (request) => (request.path.startsWith('host.') ? hostServer(request) : workspace.request(request)), onEvent: workspace.onEvent }
  if (workbook !== null) {
    const opened = await open(resolve(workbook))
    if (stopped.aborted) return
    // The page has the ways out: its backups, a rescue, another one.
    if (!opened.ok) console.error(terminalText(`${opened.error.sentence} (${workbook})`))
  }

  const host = createWebHost({
    transport,
    assets,
    uploadDir,
    admitFile: async (path) => {
      const store = workspace.store()
      if (store !== null) return store.admitFile(path, true)
      // While no workbook is open, the only file that can be meant is an archive.
      const [id, name] = [randomUUID(), basename(path)]
      archives.set(id, { path, name })
      return { id, name, size: statSync(path).size }
    },
    takeOutput: async (id) => {
      const copy = copies.get(id)
      copies.delete(id)
      return copy ?? (await workspace.store()?.takeOutput(id)) ?? null
    },
  })
  const listening = await host.listen(port).catch((error: unknown) => {
    lastWords.because(t`Rapport ends: it cannot listen.`)
    throw new RefusedError(whyNotListening(error, port))
  })
  const printLink = (): string => {
    const address = `http://127.0.0.1:${listening}/#${host.gate.issueEntry()}`
    console.log(t`Rapport is open at ${address}`)
    console.log(process.stdin.isTTY ? t`The link is good once, for a minute. Press Enter for a new one, Ctrl-C to stop.` : t`The link is good once, for a minute. Ctrl-C to stop.`)
    return address
  }
  const address = printLink()
  if (opensBrowser) openInBrowser(address)
  process.stdin.on('data', () => void printLink())
  process.stdin.on('error', () => undefined)

  const idleCheck = setInterval(() => {
    if (host.idleMilliseconds() < idleStopMilliseconds) return
    lastWords.because(t`Rapport was not used for eight hours and stops. Start it again whenever you like.`)
    stop()
  }, 60_000)
  idleCheck.unref()
  if (!stopped.aborted) await once(stopped, 'abort')
  clearInterval(idleCheck)
  process.stdin.destroy()
  await host.close()
}
