import { app, BrowserWindow, screen } from 'electron'
import { join } from 'node:path'
import { appOrigin, developmentUrl } from './security'
import type { WindowKeeper, WindowState } from './window-state'

/** The kept place, if it still lies on a screen. */
const visibleBounds = ({ x, y, width, height }: WindowState): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } => {
  if (x === undefined || y === undefined) return { width, height }
  const { workArea } = screen.getDisplayMatching({ x, y, width, height })
  const isVisible = x < workArea.x + workArea.width - 100 && x + width > workArea.x + 100 && y >= workArea.y - 10 && y < workArea.y + workArea.height - 60
  return isVisible ? { x, y, width, height } : { width, height }
}

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
  window.on('close', () => keeper.keep({ ...window.getNormalBounds(), isMaximized: window.isMaximized(), zoomLevel: window.webContents.getZoomLevel() }))
  void window.loadURL(developmentUrl() ?? `${appOrigin}/`)
  return window
}
