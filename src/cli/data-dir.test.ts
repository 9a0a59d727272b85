import { writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { dataDir } from './data-dir'
import { dataPath } from './paths'
import { whyNotListening } from './serve'
import { makeWorkspace } from './session'

afterEach(() => void vi.unstubAllEnvs())

describe('the folder of Rapport outside the desktop app', () => {
  it.each(['', 'share', './share'])('does not lie where one stands because the environment names “%s”', (named) => {
    vi.stubEnv('RAPPORT_DATA', undefined)
    for (const name of ['XDG_DATA_HOME', 'LOCALAPPDATA']) vi.stubEnv(name, named)
    expect(dataPath().startsWith(homedir())).toBe(true)
    expect(isAbsolute(dataPath())).toBe(true)
  })

  it('does not lie where one stands because the variable that names it is empty', () => {
    vi.stubEnv('RAPPORT_DATA', '')
    expect(dataPath().startsWith(homedir())).toBe(true)
  })

  it.skipIf(process.platform === 'darwin')('lies where the environment says', () => {
    vi.stubEnv('RAPPORT_DATA', undefined)
    for (const name of ['XDG_DATA_HOME', 'LOCALAPPDATA']) vi.stubEnv(name, join(homedir(), 'elsewhere'))
    expect(dataPath().startsWith(join(homedir(), 'elsewhere'))).toBe(true)
  })

  it('is refused with a sentence that names it where it cannot be made', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    vi.stubEnv('RAPPORT_DATA', join(file, 'data'))
    expect(() => dataDir()).toThrow(`Rapport keeps its own files in “${join(file, 'data')}”, which cannot be written to.`)
  })

  it('is refused with a sentence that names the part of it that cannot be made', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'staging'), '')
    vi.stubEnv('RAPPORT_DATA', folder)
    expect(() => makeWorkspace()).toThrow(`Rapport keeps its own files in “${join(folder, 'staging')}”, which cannot be written to.`)
  })
})

it('a port is called taken only where another program has it', () => {
  const why = (code: string): string => whyNotListening(Object.assign(new Error(code), { code }), 80)
  expect(why('EADDRINUSE')).toContain('taken by another program')
  expect(why('EACCES')).toContain('Your account may not use port 80')
  expect(why('EADDRNOTAVAIL')).toContain('cannot be used: EADDRNOTAVAIL')
  const bug = new TypeError('bug')
  expect(() => whyNotListening(bug, 80)).toThrow(bug)
})
