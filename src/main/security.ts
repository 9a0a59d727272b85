import { app, dialog, type BrowserWindow, type MessageBoxOptions, protocol, session, shell, type WebContents, type WebFrameMain } from 'electron'
import { readFileSync } from 'node:fs'
import { t } from '../shared/kernel/words'
import { pageHeaders } from '../shared/security/content-policy'
import { type Assets, loadAssets } from '../web/assets'

const appScheme = 'app'
export const appOrigin = `${appScheme}://rapport`

/** Must run before the app is ready: the scheme behaves like https, and nothing else gets privileges. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
}

/**
 * No page opens another here (`lockContents`), so there is no opener to be kept from. The header about openers would have Chromium leave the process that a window begins with and start another for its page: every start would wait
 * for both.
 */
const { 'cross-origin-opener-policy': _, ...windowHeaders } = pageHeaders

/** Serves the built window, in the language of the tag, from the same map of its files as the browser host; an address that is not in the map does not exist. */
export const serveApp = (rendererDir: string, tag: string): Assets => {
  const assets = loadAssets(rendererDir, tag)
  protocol.handle(appScheme, (request) => {
    const { host, pathname, search } = new URL(request.url)
    const asset = host === 'rapport' && search === '' && request.method === 'GET' ? assets.get(pathname) : undefined
    if (asset === undefined) return new Response(null, { status: 404, headers: windowHeaders })
    return new Response(new Uint8Array(asset.body), { status: 200, headers: { ...windowHeaders, 'content-type': asset.mediaType } })
  })
  return assets
}

/** Where the window may come from while developing; never in a packaged app. */
export const developmentUrl = (): string | null => (app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null))

const isOwn = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  const { protocol: scheme, host, origin } = new URL(url)
  const development = developmentUrl()
  return (scheme === `${appScheme}:` && host === 'rapport') || (development !== null && origin === new URL(development).origin)
}

/** Whether a message comes from the top frame of our own page. A frame that is gone, or blank, is nobody. */
export const isOwnFrame = (frame: WebFrameMain | null, contents: WebContents): boolean => frame !== null && frame === contents.mainFrame && isOwn(frame.url)

const openable: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:'])

/** Opens a link in the person's own program, after showing where it leads, and says where none opens it. Anything but https, mail and telephone is refused. */
const openOutside = async (window: BrowserWindow | null, url: string): Promise<void> => {
  if (!URL.canParse(url)) return
  const { protocol: scheme, host, pathname, href } = new URL(url)
  if (!openable.has(scheme)) return
  const show = (options: MessageBoxOptions) => (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options))
  const { response } = await show({ type: 'question', buttons: [t`Open`, t`Cancel`], defaultId: 1, cancelId: 1, message: t`Open ${scheme === 'https:' ? host : pathname}?`, detail: t`The link leaves Rapport and opens in another program.` })
  if (response !== 0) return
  try {
    await shell.openExternal(href)
  } catch {
    // The system knows no program for it, or could not start the one it knows.
    await show({ type: 'warning', message: t`The link was not opened: no program on this computer took it.`, detail: href })
  }
}

/** Denies everything a page could ask for, and every request that is not the window's own. */
export const lockSession = (): void => {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === 'clipboard-sanitized-write'))
  own.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  own.setDevicePermissionHandler(() => false)
  own.setSpellCheckerEnabled(false)
  // Switched off alone it fetches a dictionary all the same (electron#22995).
  own.setSpellCheckerLanguages([])
  void own.setProxy({ mode: 'direct' })
  own.webRequest.onBeforeRequest((details, decide) => {
    const isLocal = details.url.startsWith('devtools:') || details.url.startsWith('blob:') || details.url.startsWith('data:')
    const isSocket = developmentUrl() !== null && details.url.startsWith('ws:')
    decide({ cancel: !isOwn(details.url) && !isLocal && !isSocket })
  })
  // What the page made itself may be saved, where the dialog that Electron shows says; nothing is fetched from elsewhere.
  own.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) return event.preventDefault()
    const prepared = preparedAnswer('save')
    if (prepared?.[0] !== undefined) item.setSavePath(prepared[0])
  })
}

/** Answers that tests prepare in place of a person before a dialog; never in a packaged app. Null: ask the person. */
export const preparedAnswer = (kind: 'save' | 'open' | 'openMany' | 'folder' | 'leave'): readonly string[] | null => {
  const path = app.isPackaged ? undefined : process.env['RAPPORT_TEST_DIALOGS']
  if (path === undefined) return null
  // The test writes one list for each kind of dialog: of paths, or of the choice itself.
  const answers = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<typeof kind, string[]>>
  return answers[kind] ?? []
}

/** Keeps every page where it is: no navigation, no new window, no guest view. */
export const lockContents = (): void => {
  app.on('web-contents-created', (_created, contents) => {
    const refuseForeign = (event: { preventDefault: () => void }, url: string): void => {
      if (!isOwn(url)) event.preventDefault()
    }
    contents.on('will-navigate', (event) => refuseForeign(event, event.url))
    contents.on('will-frame-navigate', (event) => refuseForeign(event, event.url))
    contents.on('will-redirect', (event) => refuseForeign(event, event.url))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(null, url)
      return { action: 'deny' }
    })
  })
}
