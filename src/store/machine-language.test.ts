import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMachineLanguage, localesOfEnvironment, type MachineLanguage } from './machine-language'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-language-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const machine = (preferred: readonly string[], forced?: string): MachineLanguage => createMachineLanguage({ path: join(folder, 'machine.json'), preferred, forced })

describe('the language of this computer', () => {
  it.each([
    [['de-AT', 'en-US'], { language: 'de', tag: 'de-AT' }],
    [['fr-FR', 'de', 'en'], { language: 'de', tag: 'de' }],
    [['en-US', 'de-DE'], { language: 'en', tag: 'en-US' }],
    [['fr-FR'], { language: 'en', tag: 'en-GB' }],
    [[], { language: 'en', tag: 'en-GB' }],
  ])('is the first that the person prefers and Rapport speaks: %j', (preferred, next) => expect(machine(preferred).next()).toEqual(next))

  it('is what was chosen, with the country that the system names for it, and the system’s again when that is chosen', () => {
    const german = machine(['de-CH', 'en-US'])
    expect(german.choose('en').ok).toBe(true)
    expect([german.choice(), german.next()]).toEqual(['en', { language: 'en', tag: 'en-US' }])
    // Another start reads what was kept.
    expect(machine(['en-US']).choose('de').ok).toBe(true)
    expect(machine(['en-US']).next()).toEqual({ language: 'de', tag: 'de' })
    machine(['en-US']).choose('system')
    expect([machine(['de-CH']).choice(), machine(['de-CH']).next().tag]).toEqual(['system', 'de-CH'])
  })

  it('is what RAPPORT_LANGUAGE says, whatever was chosen; a word that names none says nothing', () => {
    machine(['de-DE']).choose('de')
    expect([machine(['de-DE'], 'en').isForced, machine(['de-DE'], 'en').next()]).toEqual([true, { language: 'en', tag: 'en-GB' }])
    expect(machine(['de-DE'], 'en-XA').next().language).toBe('en-XA')
    expect([machine(['de-DE'], 'klingon').isForced, machine(['de-DE'], 'klingon').next().language]).toEqual([false, 'de'])
  })

  it.each(['', '{', '{"language":"xx"}', '[]', '{"language":7}'])('is the system’s where what was kept cannot be read: %j', (text) => {
    writeFileSync(join(folder, 'machine.json'), text)
    expect([machine(['de-DE']).choice(), machine(['de-DE']).next().language]).toEqual(['system', 'de'])
  })

  it('says in a sentence that a choice could not be remembered, and keeps what was', () => {
    const nowhere = createMachineLanguage({ path: join(folder, 'gone', 'machine.json'), preferred: ['de-DE'], forced: undefined })
    const kept = nowhere.choose('en')
    expect(!kept.ok && kept.error.sentence).toContain('could not be remembered')
    expect(nowhere.next().language).toBe('de')
  })
})

describe('the locales of an environment', () => {
  it.each([
    [{ LC_ALL: 'de_AT.UTF-8', LANG: 'en_US.UTF-8' }, ['de-AT']],
    [{ LC_ALL: '', LC_MESSAGES: 'de_DE@euro', LANG: 'en_US' }, ['de-DE']],
    [{ LANG: 'de' }, ['de']],
    [{ LANG: 'C.UTF-8' }, ['C']],
  ])('are read as POSIX has them: %j', (environment, locales) => expect(localesOfEnvironment(environment)).toEqual(locales))
})
