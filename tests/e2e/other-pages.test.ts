import { expect, test } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../support/chromium'
import { startHost } from '../support/launch'

// A page of somebody else, open in the same browser as Rapport's own and with its cookies, tries every way there is.
test.beforeEach(() => test.skip(test.info().project.name !== 'browser', 'about the browser host'))

test('no other page reads a byte or changes a thing, under a name of its own or of ours', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'))
  const { child, link } = await startHost(folder)
  const { origin, port } = new URL(link)
  const foreign = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<title>foreign</title>'))
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening))
  const browser = await launchChromium(['--host-resolver-rules=MAP evil.test 127.0.0.1'])
  try {
    const context = await browser.newContext()
    const own = await context.newPage()
    await own.goto(link)
    await expect(own.getByRole('button', { name: /Open the sample/ })).toBeVisible()

    const rebound = await context.newPage()
    await expect(rebound.goto(`http://evil.test:${port}/`)).rejects.toThrow(/ERR_HTTP_RESPONSE_CODE_FAILURE/)

    const page = await context.newPage()
    // The server listens, so its address is one of a port.
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)
    const tried = await page.evaluate(async (base) => {
      const found: Record<string, string> = {}
      for (const mode of ['cors', 'no-cors'] as const)
        for (const path of ['/', '/rpc', '/events', '/session', '/upload?name=x.csv'])
          for (const method of ['GET', 'POST'])
            found[`${mode} ${method} ${path}`] = await fetch(base + path, { mode, method, credentials: 'include', ...(method === 'POST' && { body: '{"path":"host.state","input":{}}' }) }).then(async (answer) => `read ${(await answer.text()).length}`, () => 'refused')
      const load = (element: HTMLScriptElement | HTMLImageElement, address: string): Promise<string> =>
        new Promise((done) => {
          element.addEventListener('load', () => done('loaded'))
          element.addEventListener('error', () => done('refused'))
          element.src = address
          document.head.append(element)
        })
      found['script'] = await load(document.createElement('script'), `${base}/`)
      found['image'] = await load(document.createElement('img'), `${base}/icon.svg`)
      found['socket'] = await new Promise((done) => {
        const socket = new WebSocket(`${base.replace('http', 'ws')}/events`)
        socket.addEventListener('open', () => done('open'))
        socket.addEventListener('error', () => done('refused'))
      })
      found['events'] = await new Promise((done) => {
        const source = new EventSource(`${base}/events`, { withCredentials: true })
        source.addEventListener('open', () => done('open'))
        source.addEventListener('error', () => {
          source.close()
          done('refused')
        })
      })
      const other = globalThis.open(`${base}/`)
      await new Promise((done) => setTimeout(done, 1000))
      try {
        found['opener'] = `read ${other?.document.body.innerHTML.length}`
      } catch {
        found['opener'] = 'refused'
      }
      return found
    }, origin)
    expect(Object.keys(tried)).toHaveLength(25)
    expect(Object.entries(tried).filter(([, outcome]) => outcome !== 'refused')).toEqual([])
    // Our own page still works after all that.
    await own.reload()
    await expect(own.getByRole('button', { name: /Open the sample/ })).toBeVisible()
  } finally {
    await browser.close()
    foreign.close()
    child.kill('SIGTERM')
    await new Promise((ended) => child.once('exit', ended))
    rmSync(folder, { recursive: true, force: true })
  }
})
