import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { delimiter, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'

const scripts = resolve(import.meta.dirname, '../../scripts')

/** A path as the shell takes it, whatever is in it. */
const quoted = (path: string): string => `'${path.replaceAll("'", String.raw`'\''`)}'`

interface Clone {
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** What npm was asked for, a line each. */
  readonly asked: () => string
}

/** A clone that holds no more than the bootstrap, in a folder that is called as people call theirs, with an npm that only notes what it is asked. */
const makeClone = (task = '', name = 'Geräte & Öle'): Clone => {
  const folder = join(temporaryFolder(), name)
  for (const name of ['scripts', 'bin']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['bootstrap.mjs', 'alone.mjs']) cpSync(join(scripts, name), join(folder, 'scripts', name))
  writeFileSync(join(folder, 'scripts', 'check.mjs'), task)
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const npm = join(folder, 'bin', 'npm')
  writeFileSync(npm, `#!/bin/sh\nmkdir -p node_modules\necho "$@" >> ${quoted(join(folder, 'asked'))}\n`)
  chmodSync(npm, 0o755)
  return { folder, env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` }, asked: () => (existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8') : '') }
}

const run = ({ env }: Clone, script: string, ...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env })

/** Options by which Node passes for one of another version. */
const asVersion = ({ folder }: Clone, version: string): string => {
  const script = join(folder, `node-${version}.cjs`)
  writeFileSync(script, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}', modules: '0' } })`)
  return `--require ${JSON.stringify(script)}`
}

describe.skipIf(process.platform === 'win32')('the bootstrap', () => {
  it('does its task by whatever name it is called, also by that of a link', () => {
    const clone = makeClone('process.stdout.write("checked")')
    const link = join(temporaryFolder(), 'link')
    symlinkSync(clone.folder, link)
    for (const folder of [clone.folder, link]) {
      expect(run(clone, join(folder, 'scripts', 'bootstrap.mjs'), 'check')).toMatchObject({ status: 0, stdout: 'checked' })
      expect(run(clone, join(folder, 'scripts', 'bootstrap.mjs'), 'nothing')).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no task “nothing”.') })
    }
  })

  it('installs once for every Node that can run it, with all that the build takes, whatever the environment is for', () => {
    const clone = makeClone()
    const script = join(clone.folder, 'scripts', 'bootstrap.mjs')
    for (const NODE_OPTIONS of ['', asVersion(clone, '26.0.0'), '']) expect(run({ ...clone, env: { ...clone.env, NODE_OPTIONS, NODE_ENV: 'production' } }, script, 'check')).toMatchObject({ status: 0 })
    expect(clone.asked()).toBe('ci --include=dev --no-audit --no-fund\n')
  })

  it('has Node 24 put in place where the one at hand is too old, also by an npm that is to run no scripts', () => {
    const clone = makeClone()
    const env = { ...clone.env, NODE_OPTIONS: asVersion(clone, '20.1.0'), npm_config_ignore_scripts: 'true' }
    expect(run({ ...clone, env }, join(clone.folder, 'scripts', 'bootstrap.mjs'), 'check')).toMatchObject({ status: 1, stderr: expect.stringContaining('Node 24 could not be fetched.') })
    expect(clone.asked()).toBe('ci --prefix tools/node --ignore-scripts=false --no-audit --no-fund\n')
  })

  it('says what kept it from installing where there is no npm', () => {
    const clone = makeClone()
    const folder = join(clone.folder, 'nothing')
    mkdirSync(folder)
    rmSync(join(clone.folder, 'bin', 'npm'))
    expect(run({ ...clone, env: { ...clone.env, PATH: folder } }, join(clone.folder, 'scripts', 'bootstrap.mjs'), 'check')).toMatchObject({ status: 1, stderr: expect.stringMatching(/npm ENOENT[^]*could not be installed/) })
  })

  it('says what cannot be written where its folder is read-only or of another user', () => {
    const clone = makeClone()
    const script = join(clone.folder, 'read-only.cjs')
    writeFileSync(script, `const fs = require('node:fs'); fs.writeFileSync = (path) => { throw Object.assign(new Error(), { code: 'EACCES', path }) }; require('node:module').syncBuiltinESMExports()`)
    const env = { ...clone.env, NODE_OPTIONS: `--require ${JSON.stringify(script)}` }
    const { status, stderr } = run({ ...clone, env }, join(clone.folder, 'scripts', 'bootstrap.mjs'), 'check')
    expect({ status, told: stderr.split('\n').at(-2) }).toEqual({ status: 1, told: `rapport: “${join(clone.folder, 'node_modules', '.rapport-installed')}” cannot be written (EACCES), and Rapport is installed and built in its own folder. Make it yours, or clone it into a folder that is.` })
  })

  it.each(['#', '?', '%'])('says that its tools find no file in a folder with %s in its name, before anything is installed', (sign) => {
    const clone = makeClone('', `Client ${sign}1`)
    expect(run(clone, join(clone.folder, 'scripts', 'bootstrap.mjs'), 'check')).toMatchObject({ status: 1, stderr: `rapport: “${clone.folder}” has “${sign}” in it, by which the tools that build and test Rapport do not find their files. Move it to a folder whose path has none.\n` })
    expect(clone.asked()).toBe('')
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('hands %s on to what it started, and ends as that ends', async (signal) => {
    const clone = makeClone(`process.on('${signal}', () => process.exit(7)); setInterval(() => undefined, 1000); process.stdout.write(String(process.pid))`)
    const child = spawn(process.execPath, [join(clone.folder, 'scripts', 'bootstrap.mjs'), 'check'], { env: clone.env, stdio: ['ignore', 'pipe', 'inherit'] })
    const id = await new Promise<number>((found) => child.stdout.once('data', (text: Buffer) => found(Number(text))))
    onTestFinished(() => {
      try {
        process.kill(id, 'SIGKILL')
      } catch {
        // Gone, as it is meant to be.
      }
    })
    const ended = new Promise((done) => child.once('close', (code, by) => done({ code, by })))
    child.kill(signal)
    expect(await ended).toEqual({ code: 7, by: null })
  })

  it('tells Electron once of one Ctrl-C, which the terminal sends to everybody: a second would end it before it has saved', async () => {
    const folder = temporaryFolder()
    const electron = join(folder, process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron')
    mkdirSync(dirname(electron), { recursive: true })
    const program = join(folder, 'program.cjs')
    // As Electron does it: a second signal is not heard, but ends it. It takes a moment to save.
    writeFileSync(program, "process.once('SIGINT', () => setTimeout(() => process.exit(7), 300)); setInterval(() => undefined, 1000); process.stdout.write('started')")
    writeFileSync(electron, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(program)}\n`)
    chmodSync(electron, 0o755)
    const child = spawn(process.execPath, [join(scripts, 'start.mjs')], { detached: true, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder, DISPLAY: ':0' }, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((done) => child.once('close', (code, by) => done({ code, by })))
    await once(child.stdout, 'data')
    process.kill(-(child.pid ?? 0), 'SIGINT')
    expect(await ended).toEqual({ code: 7, by: null })
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends the runners of tests and all that they started at %s', async (signal) => {
    const folder = temporaryFolder()
    const [worker, runner] = ['worker.mjs', 'runner.mjs'].map((name) => join(folder, name)) as [string, string]
    // One that heeds no signal, and outlives the runner.
    writeFileSync(worker, "for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined)\nsetInterval(() => undefined, 1000)\nprocess.stdout.write(`${process.pid} ${process.ppid}\\n`)")
    writeFileSync(runner, `import { spawn } from 'node:child_process'\nspawn(process.execPath, [${JSON.stringify(worker)}], { stdio: 'inherit' })\nsetInterval(() => undefined, 1000)`)
    const script = `import { runApart } from ${JSON.stringify(pathToFileURL(join(scripts, 'run-apart.mjs')).href)}\nawait runApart(process.execPath, [${JSON.stringify(runner)}], {})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ids = await new Promise<number[]>((found) => child.stdout.once('data', (text: Buffer) => found(text.toString().trim().split(' ').map(Number))))
    onTestFinished(() => {
      try {
        for (const id of ids) process.kill(id, 'SIGKILL')
      } catch {
        // Gone, as they are meant to be.
      }
    })
    const ended = once(child, 'exit')
    child.stdout.resume()
    child.kill(signal)
    expect(await ended).toEqual([130, null])
    // What they write to is closed once the last of them is gone.
    await expect.poll(() => child.stdout.readableEnded, { timeout: 10_000 }).toBe(true)
  })

  it.each([
    ['darwin', '/x/dist/Electron.app/Contents/MacOS/Electron'],
    ['linux', '/x/dist/electron'],
  ])('names the distribution that an Electron of %s is of, where it is found again', (platform, electron) => {
    const script = `Object.defineProperty(process, 'platform', { value: '${platform}' }); const { distributionOf } = await import(${JSON.stringify(pathToFileURL(join(scripts, 'electron.mjs')).href)})\nprocess.stdout.write(distributionOf('${electron}'))`
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout).toBe('/x/dist')
  })

  /** Looks for an Electron in a folder that has none, where nothing can be noted either, unless it is given. */
  const find = async (patience: number, more: Readonly<Record<string, string>> = {}, folder = temporaryFolder()): Promise<string> => {
    const script = `import { findElectron } from ${JSON.stringify(pathToFileURL(join(scripts, 'electron.mjs')).href)}\nprocess.stdout.write(String(findElectron(${JSON.stringify(folder)}, { patience: ${patience} })))`
    // Another system's is never here already.
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '', RAPPORT_ELECTRON_RUNTIME: folder, electron_config_cache: folder, npm_config_platform: 'win32', ...more }
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    await new Promise((ended) => child.once('close', ended))
    return said
  }

  it('goes on without Electron where it cannot be downloaded, nor that be noted', async () => {
    expect(await find(0.001)).toBe('null')
  })

  it.skipIf(process.platform === 'darwin')('takes no Electron that was unpacked half way', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'node_modules', 'electron')
    mkdirSync(join(own, 'dist'), { recursive: true })
    writeFileSync(join(own, 'dist', 'electron'), '')
    expect(await find(0, {}, folder)).toBe('null')
    writeFileSync(join(own, 'path.txt'), 'electron')
    expect(await find(0, {}, folder)).toBe(join(own, 'dist', 'electron'))
  })

  it('asks the proxy that the environment names for Electron, too, and of two that start at once only one downloads it', async () => {
    const asked: string[] = []
    const proxy = createServer().on('connect', ({ url = '' }, socket) => {
      asked.push(url)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    onTestFinished(() => void proxy.close())
    await once(proxy.listen(0, '127.0.0.1'), 'listening')
    const address = proxy.address()
    const named = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const through = { HTTPS_PROXY: named, https_proxy: named, NO_PROXY: '', no_proxy: '' }
    expect(await find(60, through)).toBe('null')
    expect(asked).toContain('github.com:443')
    const alone = asked.length
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'node_modules'))
    expect(await Promise.all([find(60, through, folder), find(60, through, folder)])).toEqual(['null', 'null'])
    expect(asked).toHaveLength(2 * alone)
    // Whoever has more patience than who tried it tries it again at once, and everybody after an hour.
    const triesOf = async (patience: number): Promise<number> => {
      const before = asked.length
      expect(await find(patience, through, folder)).toBe('null')
      return (asked.length - before) / alone
    }
    expect([await triesOf(60), await triesOf(61), await triesOf(61)]).toEqual([0, 1, 0])
    const anHourAgo = new Date(Date.now() - 61 * 60_000)
    utimesSync(join(folder, 'node_modules', '.electron-download-failed'), anHourAgo, anHourAgo)
    expect([await triesOf(60), await triesOf(60)]).toEqual([1, 0])
  })
})

it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the tests’ Electron is put in no place of somebody else’s files', () => {
  const clone = makeClone()
  const own = join(clone.folder, 'photos')
  mkdirSync(own)
  writeFileSync(join(own, 'cat.jpg'), '')
  // Neither is asked for anything in earnest.
  for (const name of ['npm', 'apt-get']) writeFileSync(join(clone.folder, 'bin', name), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  const { status, stderr } = spawnSync('bash', [resolve(scripts, '../.ci/electron-runtime/setup')], { encoding: 'utf8', env: { ...clone.env, RAPPORT_ELECTRON_RUNTIME: own } })
  expect({ status, said: stderr.includes('holds something else'), isThere: existsSync(join(own, 'cat.jpg')) }).toEqual({ status: 1, said: true, isThere: true })
})
