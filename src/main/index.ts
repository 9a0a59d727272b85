import { app, BrowserWindow, dialog, ipcMain, Menu } from 'electron'
import log from 'electron-log/main'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { speakIn } from '../locales/speak-in'
import { t } from '../shared/kernel/words'
import type { Request } from '../shared/rpc/wire'
import type { NoticeScreen } from '../shared/workbook/host.contract'
import { createHostServer } from '../store/host-server'
import { createMachineLanguage } from '../store/machine-language'
import { makePrivateFolder } from '../store/own-folder'
import { createRecents } from '../store/recents'
import { createSecondPlaces } from '../store/second-places'
import { createWorkspace } from '../store/workspace'
import { desktopHost } from './host-handlers'
import { buildMenu } from './menu'
import { developmentUrl, isOwnFrame, lockContents, lockSession, registerScheme, serveApp } from './security'
import { openWindow } from './window'
import { createWindowKeeper } from './window-state'

const userData = app.isPackaged ? undefined : process.env['RAPPORT_USER_DATA']
if (userData !== undefined) app.setPath('userData', userData)

/** Where Rapport keeps its own files. Electron gives no name for what it could not make. */
const ownFolder = (): string => {
  try {
    return app.getPath('userData')
  } catch {
    return join(app.getPath('appData'), app.name)
  }
}

/** Those of its own folders that cannot be written to, without which nothing of Rapport would work. */
const lockedFolders = [ownFolder(), join(ownFolder(), 'staging')].filter((folder) => !makePrivateFolder(folder))
// Chromium needs one, too, to show what is said then; where temporary files lie it goes by itself.
if (lockedFolders.length > 0) app.setPath('userData', mkdtempSync(join(tmpdir(), 'rapport-')))

// By this name, which the installer gives the shortcut (electron-builder.yml), Windows knows whose notices these are; it shows none of a program it does not know.
if (app.isPackaged) app.setAppUserModelId('app.rapport.desktop')

registerScheme()
// As root Chromium only starts without its sandbox, and says so by this switch; then it cannot be demanded for every page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.commandLine.appendSwitch('disable-features', 'Autofill,SpareRendererForSitePerProcess,OptimizationHints,MediaRouter')
app.commandLine.appendSwitch('disable-component-update')
app.commandLine.appendSwitch('dns-prefetch-disable')
// Fields of days are drawn as the page's language and country have it, and not as the system has it whatever is spoken.
app.commandLine.appendSwitch('enable-blink-features', 'LangAttributeAwareFormControlUI')
// Chromium has errands of its own, which no handler of a session sees: a dictionary, a look whether there is a network. No name leads anywhere.
if (developmentUrl() === null) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')

/** The workbook named on a command line that was given in `folder`. */
const workbookArgument = (args: readonly string[], folder: string): string | null => {
  const found = args.slice(1).find((argument) => /\.rapport$/i.test(argument) && !argument.startsWith('-'))
  return found === undefined ? null : resolve(folder, found)
}

/** How long a window waits for the workbook it is started with before it shows that none is open yet. */
const firstOpeningMilliseconds = 2000

/** How long quitting waits for what the workbook is at, which may hang on a disk that does not answer. What is cut off then is there whole or not at all, as after a crash. */
const quitMilliseconds = 5000

/** A call larger than this is no call of ours. */
const callCharacters = 32 * 1024 * 1024

/** The logger opens a channel for windows that would want it. Ours has two of its own and needs none of others. */
const closeForeignChannels = (): void => {
  ipcMain.removeAllListeners('__ELECTRON_LOG__')
  ipcMain.removeHandler('__ELECTRON_LOG__')
}

const isRequest = (value: unknown): value is Request => typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string' && 'input' in value

const start = async (): Promise<void> => {
  const language = createMachineLanguage({ path: join(app.getPath('userData'), 'machine.json'), preferred: app.getPreferredSystemLanguages(), forced: process.env['RAPPORT_LANGUAGE'] })
  await speakIn(language.next().language)
  const resourcesDir = app.isPackaged ? join(process.resourcesPath, 'resources') : resolve(import.meta.dirname, '../../resources')
  const windowKeeper = createWindowKeeper(join(app.getPath('userData'), 'config.json'))
  // A defect's text may quote what it met; the log is the person's own file, and nothing of it leaves this computer.
  const onDefect = (reference: string, path: string, text: string): void => log.error(`defect ${reference} in ${path}`, text)
  const workspace = createWorkspace({
    isBackedUp: true,
    temporaryDir: join(app.getPath('userData'), 'staging'),
    secondPlaces: createSecondPlaces(join(app.getPath('userData'), 'second-places.json')),
    resourcesDir,
    storeWorker: new URL('./store-worker.cjs', import.meta.url),
    importWorker: new URL('./import-worker.cjs', import.meta.url),
    onDefect,
  })
  let window: BrowserWindow | null = null
  const recents = createRecents(join(app.getPath('userData'), 'recent.json'), () => new Date())
  let isMenuOfWorkbook = false
  const showMenu = (): void => {
    isMenuOfWorkbook = workspace.file() !== null
    Menu.setApplicationMenu(buildMenu({ isOpen: isMenuOfWorkbook, send: (command) => send({ kind: 'menu', command }), recent: recents.list(), openRecent: (id) => void openGiven(recents.fileOf(id)) }))
  }
  const onNotice = (opens: NoticeScreen): void => {
    window?.show()
    window?.focus()
    send({ kind: 'menu', command: `go.${opens}` })
  }
  const host = desktopHost({ workspace, temporaryDir: join(app.getPath('userData'), 'staging'), recents, window: () => window, onRecents: showMenu, onNotice, language, onLanguage: (tag) => {
    assets.speak(tag)
    showMenu()
  } })
  let firstOpening: Promise<unknown> = Promise.resolve()
  const state: typeof host.state = async (...args) => {
    // Else the start screen would flash by.
    await firstOpening
    return host.state(...args)
  }
  const hostServer = createHostServer({ ...host, state }, onDefect)
  const send = (value: unknown): void => window?.webContents.send('rapport:event', JSON.stringify(value))

  workspace.onEvent((event) => {
    // A turn later: behind the answer that comes with it, so that whoever did something is told so before the page asks anew what its screen shows; and where a workbook
    // was just opened, once it is among those opened lately, of which the menu is made.
    setImmediate(() => {
      send(event)
      if (app.isReady() && isMenuOfWorkbook !== (workspace.file() !== null)) showMenu()
    })
  })
  ipcMain.handle('rapport:request', async (event, text: unknown) => {
    if (!isOwnFrame(event.senderFrame, event.sender) || typeof text !== 'string' || text.length > callCharacters) throw new Error('refused')
    const request: unknown = JSON.parse(text)
    if (!isRequest(request)) throw new Error('refused')
    return JSON.stringify(await (request.path.startsWith('host.') ? hostServer(request) : workspace.request(request)))
  })
  ipcMain.handle('rapport:file', async (event, path: unknown) => {
    if (!isOwnFrame(event.senderFrame, event.sender) || typeof path !== 'string' || path === '') return null
    const handle = await workspace.store()?.admitFile(path)
    return handle == null ? null : JSON.stringify(handle)
  })

  const openGiven = async (file: string | null): Promise<void> => {
    if (file === null) return
    if (window !== null && workspace.file() !== null) {
      // Something may be typed in a dialog: the page opens it, or says what stands in the way.
      host.give(file)
      return send({ kind: 'menu', command: 'workbook.openGiven' })
    }
    await host.openFile(file)
    send({ kind: 'changed', topics: ['everything'] })
  }
  const isReady = app.whenReady()
  // Its thread loads while Electron gets ready, which is half of the way to a window. macOS names a file only once that is near.
  const opening = Promise.all([openGiven(workbookArgument(process.argv, process.cwd())), isReady.then(() => openGiven(fileAtStart))])
  // A bug in opening is told by the store's thread; the window then shows that nothing is open.
  firstOpening = Promise.race([opening.catch(() => undefined), isReady.then(() => delay(firstOpeningMilliseconds, null, { ref: false }))])
  await isReady

  closeForeignChannels()
  const assets = serveApp(resolve(import.meta.dirname, '../renderer'), language.next().tag)
  lockSession()
  showMenu()

  const show = (): void => {
    window = openWindow(windowKeeper)
    window.on('closed', () => {
      window = null
    })
  }
  show()

  app.on('second-instance', (_event, args, folder) => {
    void openGiven(workbookArgument(args, folder))
    if (window === null) return show()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('open-file', (_event, file) => void openGiven(file))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show()
  })
  app.on('window-all-closed', () => app.quit())

  let isClosed = false
  // After the windows are closed: each may ask to stay open, and saves what was typed last.
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void Promise.race([workspace.close(), delay(quitMilliseconds)]).finally(() => {
      isClosed = true
      // In a turn of its own: where nothing is open, this one is still that of the event, and Electron takes no second word to quit in it.
      setImmediate(() => app.quit())
    })
  })
}

/** macOS names the file to open before the app is ready. */
let fileAtStart: string | null = null
app.on('open-file', (event, file) => {
  event.preventDefault()
  fileAtStart = file
})

/** Says which folder keeps Rapport from starting, also to the terminal, and ends it. */
const refuseToStart = async (folder: string): Promise<void> => {
  await speakIn(createMachineLanguage({ path: join(folder, 'machine.json'), preferred: app.getPreferredSystemLanguages(), forced: process.env['RAPPORT_LANGUAGE'] }).next().language)
  await app.whenReady()
  const sentence = t`Rapport keeps its own files in “${folder}”, which cannot be written to. Allow writing there, then start it again.`
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox('Rapport', sentence)
  app.exit(1)
}

lockContents()
log.transports.file.level = 'info'
log.transports.file.writeOptions = { ...log.transports.file.writeOptions, mode: 0o600 }
log.transports.console.level = app.isPackaged ? false : 'warn'
const [lockedFolder] = lockedFolders
if (lockedFolder !== undefined) {
  void refuseToStart(lockedFolder)
} else if (app.requestSingleInstanceLock()) {
  // Not awaited at the top: a packaged module main would wait for itself.
  start().catch((error: unknown) => {
    log.error('start', error)
    dialog.showErrorBox('Rapport', t`Rapport could not start; what stood in the way is told in ${log.transports.file.getFile().path}.`)
    app.quit()
  })
} else {
  app.quit()
}
