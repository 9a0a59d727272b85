import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { contentSecurityPolicy } from '../../src/shared/security/content-policy'
import { walls } from '../security/walls'
import { sandbox } from '../support/chromium'
import { launch, type Launched, root } from '../support/launch'

// The desktop window's own walls. They stand in main and Chromium, so only the real window can show that they hold.
test.beforeEach(() => test.skip(test.info().project.name !== 'desktop', 'about the desktop window'))

let rapport: Launched
test.beforeAll(async () => {
  if (test.info().project.name === 'desktop') rapport = await launch('desktop')
})
test.afterAll(async () => {
  if (test.info().project.name === 'desktop') await rapport.close()
})

const electron = (): NonNullable<Launched['app']> => {
  if (rapport.app === null) throw new Error('This is not the desktop.')
  return rapport.app
}

test('every window has the safe preferences', async () => {
  const preferences = await electron().evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // Electron answers with the preferences in force, but does not declare the method.
      const all = (webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences()
      return ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'contextIsolation', 'sandbox', 'webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'navigateOnDragDrop', 'spellcheck'].map((name) => [name, all[name] ?? false] as const)
    }),
  )
  expect(preferences).toHaveLength(1)
  expect(Object.fromEntries(preferences[0] ?? [])).toEqual({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  })
})

test('the page has one frozen object of named functions, and nothing of Node', async () => {
  const found = await rapport.page.evaluate(() => {
    const page = globalThis as unknown as Record<string, unknown>
    const bridge = page['rapport'] as object
    return { names: Object.keys(bridge).sort(), kinds: Object.values(bridge).map((value) => typeof value), isFrozen: Object.isFrozen(bridge), node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((name) => name in page) }
  })
  expect(found).toEqual({ names: walls.bridge, kinds: ['function', 'function', 'function'], isFrozen: true, node: [] })
})

test('main listens on the listed channels only', async () => {
  // Electron keeps the handlers in a map it does not declare.
  const channels = await electron().evaluate(({ ipcMain }) => ({ handled: [...(Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>).keys()].sort(), heard: ipcMain.eventNames().map(String).filter((name) => name !== 'error') }))
  expect(channels).toEqual(walls.channels)
})

test('what is no call is refused without a word about why', async () => {
  const answers = await rapport.page.evaluate(async () => {
    const { request, fileFor } = (globalThis as unknown as { rapport: { request: (text: unknown) => Promise<string>; fileFor: (file: unknown) => Promise<unknown> } }).rapport
    const wrong = ['', 'null', '[]', '{', '{"path":1,"input":{}}', '{"path":"host.state"}', 42, { path: 'host.state', input: {} }, JSON.stringify({ path: 'host.state', input: {}, more: 'x'.repeat(33 * 1024 * 1024) })]
    const refused = await Promise.all(wrong.map((text) => request(text).then((answer) => `ANSWERED ${answer.slice(0, 80)}`, (error: Error) => error.message)))
    const unknown = await Promise.all(['nothing.here', 'host.nothing', '__proto__.x', 'host.constructor', 'host.__proto__', 'host.toString'].map((path) => request(JSON.stringify({ path, input: {} }))))
    const madeUp = await fileFor(new File(['x'], '/etc/passwd')).catch(() => 'refused')
    return { refused, unknown, madeUp }
  })
  for (const text of answers.refused) {
    expect(text).toMatch(/refused|JSON|not an object/i)
    expect(text).not.toMatch(/ANSWERED|[/\\](src|out|home|root|Users)[/\\]/)
  }
  // Nothing is open, so what is not the host's has nowhere to go; what would be the host's and is not, is a defect with a reference.
  for (const text of answers.unknown) expect(text).toMatch(/^\{"kind":"(failure","error":\{"type":"NoWorkbook"\}|defect","reference":"[\w-]+")\}$/)
  expect([null, 'refused']).toContain(answers.madeUp)
})

test('every part of the page comes with the strict policy, and nothing beside the map exists', async () => {
  const parts = await rapport.page.evaluate(async () => {
    const read = async (address: string): Promise<{ status: number; headers: Record<string, string> }> => {
      const { status, headers } = await fetch(address)
      return { status, headers: Object.fromEntries(headers) }
    }
    const outside = ['/../package.json', '/%2e%2e/package.json', '/..%5c..%5cpackage.json', '/%00', '/index.html%00', '/index.html?x=1', '/INDEX.HTML', '/assets', '/assets/', '//etc/passwd', '/%252e%252e/package.json', '/index.html/']
    const script = document.querySelector<HTMLScriptElement>('script[src]')?.getAttribute('src') ?? ''
    return { page: await read('/'), script: await read(script), outside: await Promise.all(outside.map((address) => read(address).then(({ status }) => status, () => 0))) }
  })
  // No page opens another here; the test below says what the header about that would cost.
  for (const { status, headers } of [parts.page, parts.script]) {
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-security-policy': contentSecurityPolicy, ...walls.headers })
    for (const name of Object.keys(walls.browserHeaders)) expect(headers).not.toHaveProperty(name)
  }
  for (const status of parts.outside) expect([0, 404]).toContain(status)
})

test('the page is drawn by the process that its window begins with', async () => {
  const processes = await electron().evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false })
    const begun = window.webContents.getProcessId()
    await window.loadURL('app://rapport/')
    const drawing = window.webContents.getProcessId()
    window.destroy()
    return { begun, drawing }
  })
  expect(processes.begun).toBeGreaterThan(0)
  expect(processes.drawing).toBe(processes.begun)
})

test('no text becomes code, and nothing foreign is reached', async () => {
  const found = await rapport.page.evaluate(async () => {
    const tryOut = (run: () => unknown): string => {
      try {
        return String(run())
      } catch (error) {
        return (error as Error).name
      }
    }
    const reach = (address: string): Promise<string> => fetch(address).then(() => 'reached', () => 'refused')
    const page = globalThis as unknown as Record<string, unknown>
    // By name, as an attacker would; a linter would not have them otherwise.
    const [evaluate, compile] = [page['eval'], page['Function']] as [(text: string) => unknown, (text: string) => () => unknown]
    // The inspector lifts the policy while it evaluates; a timer runs outside of it.
    await new Promise((resolve) => setTimeout(resolve, 50))
    const handler = document.createElement('div')
    const inline = tryOut(() => {
      handler.innerHTML = '<img src=x onerror="globalThis.__pwned = 1">'
    })
    const frame = document.createElement('iframe')
    frame.src = 'data:text/html,x'
    document.body.append(frame)
    const isFrameEmpty = await new Promise((resolve) => setTimeout(() => resolve(tryOut(() => frame.contentDocument?.body.textContent ?? 'none')), 500))
    frame.remove()
    return {
      eval: tryOut(() => evaluate('1 + 1')),
      function: tryOut(() => compile('return 1')()),
      inline,
      worker: tryOut(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      isPwned: '__pwned' in page,
      isFrameEmpty,
      network: await Promise.all(['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'app://other/index.html'].map(reach)),
      permission: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', () => 'refused'),
      notification: await Notification.requestPermission(),
    }
  })
  expect(found).toMatchObject({ eval: 'EvalError', inline: 'TypeError', isPwned: false, network: ['refused', 'refused', 'refused', 'refused'], permission: 'denied', media: 'refused', notification: 'denied' })
  expect(found.function).toMatch(/EvalError|TypeError/)
  expect(found.worker).toMatch(/TypeError|SecurityError/)
})

test('every permission that was not agreed to is refused', async () => {
  const states = await rapport.page.evaluate(async (names) => {
    // Names that this Chromium does not know are none that it could give.
    const ask = (name: string): Promise<string> => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state, () => 'unknown')
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ask(name)] as const)))
  }, [...walls.permissions.refused, ...walls.permissions.granted])
  for (const name of walls.permissions.refused) expect(['denied', 'unknown'], name).toContain(states[name])
  for (const name of walls.permissions.granted) expect(states[name]).toBe('granted')
  expect(Object.values(states)).toContain('denied')
})

test('of hundreds of addresses, only those in the map are answered', async () => {
  const statuses = await rapport.page.evaluate(async () => {
    const parts = ['..', '%2e%2e', '%252e%252e', '..%2f', '..%5c', '\\', '%00', '.', '', 'etc', 'passwd', 'package.json', 'assets', 'INDEX.HTML', 'main', 'index.cjs', 'a'.repeat(3000), '%ff', '%u2215', ';x=1', '?x', '#x']
    const addresses = parts.flatMap((first) => parts.map((second) => `/${first}/${second}`)).filter((address) => URL.canParse(address, location.href))
    const answers = await Promise.all(addresses.map((address) => fetch(address).then(async (answer) => `${answer.status} ${(await answer.text()).length}`, () => 'refused')))
    // What the parser itself makes the start page of, such as "/./" or "/#x", is the start page.
    return addresses.map((address, index) => ({ pathname: new URL(address, location.href).pathname + new URL(address, location.href).search, answer: answers[index] })).filter(({ pathname }) => pathname !== '/' && pathname !== '/index.html')
  })
  expect(statuses.length).toBeGreaterThan(300)
  expect(statuses.filter(({ answer }) => answer !== '404 0' && answer !== 'refused')).toEqual([])
})

test('a link leaves only as https, mail or telephone, and only after the person was asked', async () => {
  const links = [
    'https://example.com/a', 'mailto:ada@example.com', 'tel:+4930123',
    'tel:+49999',
    'http://example.com/', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'file://server/share', '\\\\server\\share', 'smb://server/share', 'ftp://example.com/', 'sftp://example.com/', 'ssh://example.com/', 'ms-msdt:/id', 'ms-officecmd:x', 'ms-word:ofe|u|x', 'search-ms:query=x', 'steam://run/1', 'slack://open', 'vscode://file/x', 'x-apple.systempreferences:', 'chrome://gpu', 'devtools://devtools/x', 'view-source:https://example.com/', 'blob:https://example.com/x', 'ws://example.com/', 'intent://x', 'about:blank', 'app://rapport/', 'app://other/', 'jar:file:///x', 'ldap://x', 'news:x', 'callto:x', 'facetime:x', 'sms:1', 'shell:startup', 'res://x', 'mhtml:file://x', 'rapport://x', '//example.com/', 'https:', 'https://', 'x', '', ' ', 'HTTPS://EXAMPLE.COM/b', 'mailto:a@b?attach=/etc/passwd',
  ]
  const asked = await electron().evaluate(async ({ BrowserWindow, dialog, shell }, addresses) => {
    const seen = { messages: [] as string[], opened: [] as string[] }
    const [wasAsked, wasOpened] = [{ showMessageBox: dialog.showMessageBox.bind(dialog) }, { openExternal: shell.openExternal.bind(shell) }]
    // The person says no to the first and yes to all others.
    Object.assign(dialog, { showMessageBox: async (...given: { message?: string }[]) => ({ response: seen.messages.push(given.at(-1)?.message ?? '') === 1 ? 1 : 0 }) })
    // No program takes the last telephone.
    Object.assign(shell, { openExternal: async (url: string) => { if (seen.opened.push(url) && url.endsWith('999')) throw new Error('no application') } })
    const [window] = BrowserWindow.getAllWindows()
    for (const address of addresses) await window?.webContents.executeJavaScript(`void window.open(${JSON.stringify(address)}, '_blank', 'noopener')`, true).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    Object.assign(dialog, wasAsked)
    Object.assign(shell, wasOpened)
    return { ...seen, windows: BrowserWindow.getAllWindows().length }
  }, links)
  expect(asked.messages).toEqual(['Open example.com?', 'Open ada@example.com?', 'Open +4930123?', 'Open +49999?', 'The link was not opened: no program on this computer took it.', 'Open example.com?', 'Open a@b?'])
  expect(asked.opened).toEqual(['mailto:ada@example.com', 'tel:+4930123', 'tel:+49999', 'https://example.com/b', 'mailto:a@b?attach=/etc/passwd'])
  expect(asked.windows).toBe(1)
})

test('a window that is not ours gets no answer, even with our preload', async () => {
  const answers = await electron().evaluate(async ({ app, BrowserWindow }, preload) => {
    const found: string[] = []
    for (const address of ['about:blank', 'data:text/html,<title>x</title>', 'app://other/']) {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: `${app.getAppPath()}/${preload}`, sandbox: true, contextIsolation: true } })
      await stranger.loadURL(address).catch(() => undefined)
      found.push(await stranger.webContents.executeJavaScript(`window.rapport === undefined ? 'no bridge' : window.rapport.request('{"path":"host.state","input":{}}').then((text) => 'ANSWERED ' + text, (error) => error.message)`).then(String, (error: Error) => error.message))
      stranger.destroy()
    }
    return found
  }, 'out/preload/index.cjs')
  for (const answer of answers) expect(answer).toMatch(/refused|no bridge/)
  // At least one of them had the bridge and was told no.
  expect(answers.join()).toContain('refused')
})

test('a page without our policy reaches nothing either, holds no other, and nothing is downloaded but what our page made', async () => {
  let isReached = false
  const server = createServer((_request, response) => {
    isReached = true
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const found = await electron().evaluate(async ({ BrowserWindow, session }, port) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
    let isHolding = false
    stranger.webContents.on('did-attach-webview', () => (isHolding = true))
    await stranger.loadURL('data:text/html,<webview src="data:text/html,x"></webview>')
    const asked = await stranger.webContents.executeJavaScript(`fetch('http://127.0.0.1:${port}/', { mode: 'no-cors' }).then(() => 'answered', () => 'refused')`)
    const isPrevented = new Promise((resolve) => session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented)))
    stranger.webContents.downloadURL('app://rapport/index.html')
    const answer = { asked, isPrevented: await isPrevented, isHolding }
    stranger.destroy()
    return answer
  }, typeof address === 'object' ? address?.port : 0)
  server.close()
  expect({ ...found, isReached }).toEqual({ asked: 'refused', isPrevented: true, isHolding: false, isReached: false })
})

test('a second start with a workbook hands it to this window, and ends', async () => {
  const file = join(rapport.folder, 'missing.rapport')
  const env = await electron().evaluate(() => ({ ...process.env }))
  const second = spawn(electron().process().spawnfile, [root, ...sandbox, 'missing.rapport'], { cwd: rapport.folder, env, stdio: 'ignore' })
  try {
    expect(await Promise.race([once(second, 'exit'), delay(30_000, 'still there')])).toEqual([0, null])
  } finally {
    second.kill('SIGKILL')
  }
  await expect(rapport.page.getByText(/missing\.rapport/).first()).toBeVisible()
  // A name that is not there is told, never made.
  expect(() => writeFileSync(file, '', { flag: 'wx' })).not.toThrow()
})

// Last: Playwright waits for a navigation that was refused as if it were under way.
test('the window stays where it is and opens no other', async () => {
  const before = rapport.page.url()
  await rapport.page.evaluate(() => {
    globalThis.open('https://example.com/')
    globalThis.open('about:blank')
    const link = document.createElement('a')
    link.href = 'file:///etc/passwd'
    link.target = '_blank'
    link.click()
    globalThis.location.href = 'data:text/html,x'
  })
  await rapport.page.evaluate(() => {
    globalThis.location.href = 'https://example.com/'
  })
  await rapport.page.waitForTimeout(500)
  expect(rapport.page.url()).toBe(before)
  expect(await electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
