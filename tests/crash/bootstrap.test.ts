import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'

const scripts = resolve(import.meta.dirname, '../../scripts')

interface Clone {
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** What npm was asked for, a line each. */
  readonly asked: () => string
}

/** A clone that holds no more than the bootstrap, in a folder that is called as people call theirs, with an npm that only notes what it is asked. */
const makeClone = (task = ''): Clone => {
  const folder = join(temporaryFolder(), 'Geräte & Öle')
  for (const name of ['scripts', 'bin']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['bootstrap.mjs', 'alone.mjs']) cpSync(join(scripts, name), join(folder, 'scripts', name))
  writeFileSync(join(folder, 'scripts', 'check.mjs'), task)
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  const npm = join(folder, 'bin', 'npm')
  writeFileSync(npm, `#!/bin/sh\nmkdir -p node_modules\necho "$@" >> '${join(folder, 'asked')}'\n`)
  chmodSync(npm, 0o755)
  return { folder, env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` }, asked: () => (existsSync(join(folder, 'asked')) ? readFileSync(join(folder, 'asked'), 'utf8') : '') }
}

const run = ({ env }: Clone, script: string, ...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env })

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
    const other = join(clone.folder, 'other-node.cjs')
    writeFileSync(other, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '26.0.0', modules: '147' } })")
    for (const NODE_OPTIONS of ['', `--require ${JSON.stringify(other)}`, '']) expect(run({ ...clone, env: { ...clone.env, NODE_OPTIONS, NODE_ENV: 'production' } }, script, 'check')).toMatchObject({ status: 0 })
    expect(clone.asked()).toBe('ci --include=dev --no-audit --no-fund\n')
  })

  it('says what kept it from installing where there is no npm', () => {
    const clone = makeClone()
    const folder = join(clone.folder, 'nothing')
    mkdirSync(folder)
    rmSync(join(clone.folder, 'bin', 'npm'))
    expect(run({ ...clone, env: { ...clone.env, PATH: folder } }, join(clone.folder, 'scripts', 'bootstrap.mjs'), 'check')).toMatchObject({ status: 1, stderr: expect.stringMatching(/npm ENOENT[^]*could not be installed/) })
  })
})
