import { app, BrowserWindow, dialog, screen } from 'electron'
import log from 'electron-log/main'
import { join } from 'node:path'
import { t } from '../shared/kernel/words'
import { offerTextMenu } from './menu'
import { appOrigin, developmentUrl, preparedAnswer } from './security'
import type { WindowKeeper, WindowState } from './window-state'

/** The kept place, if it still lies on a screen. */
const visibleBounds = ({ x, y, width, height }: WindowState): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } => {
  if (x === undefined || y === undefined) return { width, height }
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const isVisible = x < workArea.x + workArea.width - 100 && x + width > workArea.x + 100 && y >= workArea.y - 10 && y < workArea.y + workArea.height - 60
  return isVisible ? { x, y, width, height } : { width, height }
}

const startUrl = (): string => developmentUrl() ?? `${appOrigin}/`

/** Whether what is typed in a dialog may be lost with the page. Where tests answer, only `stay` keeps it. */
const mayLeave = (window: BrowserWindow): boolean => {
  const prepared = preparedAnswer('leave')
  if (prepared !== null) return prepared[0] !== 'stay'
  return dialog.showMessageBoxSync(window, { type: 'question', buttons: [t`Keep editing`, t`Discard`], defaultId: 0, cancelId: 0, message: t`Discard what you typed?` }) === 1
}

/** A second crash within so long is no accident, and the screen that was open may be its cause. */
const crashMilliseconds = 60_000

/**
 * Draws the page again where its process ended, and says so where that was not wanted; soon after the last time only where the person wants it, and from the start.
 * Answers with what ends the process because they do.
 */
const outliveCrashes = (window: BrowserWindow): (() => void) => {
  let crashedAt = Number.NEGATIVE_INFINITY
  let isWanted = false
  window.webContents.on('render-process-gone', (_gone, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.error('the page ended', reason)
    const isUnexpected = !isWanted
    const isAgain = Date.now() - crashedAt < crashMilliseconds
    isWanted = false
    crashedAt = Date.now()
    const safe = t`What was saved is safe; what was typed and not saved yet is lost.`
    if (!isAgain) {
      window.webContents.reload()
      if (isUnexpected) void dialog.showMessageBox(window, { type: 'warning', message: t`The window met a bug and was drawn again.`, detail: safe })
      return
    }
    void dialog.showMessageBox(window, { type: 'error', buttons: [t`Begin at the start`, t`Quit`], defaultId: 0, cancelId: 0, message: t`The window met a bug again.`, detail: safe }).then(({ response }) => {
      if (response === 1) return app.quit()
      if (!window.isDestroyed()) return window.loadURL(startUrl())
    })
  })
  return () => {
    isWanted = true
    window.webContents.forcefullyCrashRenderer()
  }
}

/** How long whoever waits for a page is not asked again. */
const patienceMilliseconds = 30_000

/** Asks what to do with a page that does not answer, for as long as it does not. It is ended by the person's word alone: what is typed in it would be lost. */
const outliveHangs = (window: BrowserWindow, endPage: () => void): void => {
  let asking: AbortController | null = null
  let again: NodeJS.Timeout | undefined
  const wait = (): void => {
    again = setTimeout(ask, patienceMilliseconds)
  }
  const ask = (): void => {
    // The system's own dialog to print holds the page up for as long as it is open, and has the focus then.
    if (!window.isFocused()) return wait()
    log.warn('the page does not answer')
    const { signal } = (asking = new AbortController())
    const detail = t`It may be at something large, and whoever waits loses nothing. When it is drawn again or quit, what was saved is safe; what was typed and not saved yet is lost.`
    // Taken back, the question is answered as by whoever waits.
    void dialog.showMessageBox(window, { type: 'warning', buttons: [t`Wait`, t`Draw it again`, t`Quit`], defaultId: 0, cancelId: 0, message: t`The window does not answer.`, detail, signal }).then(({ response }) => {
      asking = null
      if (window.isDestroyed() || signal.aborted) return
      if (response === 0) return wait()
      if (response === 1) return endPage()
      // Closed as usual it would be asked first whether it may be left.
      window.destroy()
    })
  }
  const rest = (): void => {
    clearTimeout(again)
    asking?.abort()
  }
  window.on('unresponsive', () => {
    clearTimeout(again)
    if (asking === null) ask()
  })
  window.on('responsive', rest)
  window.on('closed', rest)
  window.webContents.on('render-process-gone', rest)
}

/** By how much Electron's own commands of the menu change the level of zoom. */
const zoomStep = 0.5

/** Opens the window where it was last, and keeps where it is. */
export const openWindow = (keeper: WindowKeeper): BrowserWindow => {
  const state = keeper.state()
  const window = new BrowserWindow({
    ...visibleBounds(state),
    minWidth: 800,
    minHeight: 600,
    show: false,
    title: 'Rapport',
    backgroundColor: '#16181d',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (state.isMaximized) window.maximize()
  window.once('ready-to-show', () => {
    window.webContents.setZoomLevel(state.zoomLevel)
    window.show()
  })
  // As a browser does it; Electron only tells that the wheel was turned with Ctrl held. By the step of the menu.
  window.webContents.on('zoom-changed', (_event, direction) => window.webContents.setZoomLevel(window.webContents.getZoomLevel() + (direction === 'in' ? zoomStep : -zoomStep)))
  window.on('close', () => keeper.keep({ ...window.getNormalBounds(), isMaximized: window.isMaximized(), zoomLevel: window.webContents.getZoomLevel() }))
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayLeave(window)) event.preventDefault()
  })
  offerTextMenu(window)
  outliveHangs(window, outliveCrashes(window))
  void window.loadURL(startUrl())
  return window
}
