import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

// The catalogue is one object of sentences.
const german = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../src/locales/de.json'), 'utf8')) as Readonly<Record<string, string>>

/** What the window calls something in a language, by its English name. */
export const namesIn = (language: 'en' | 'de') => (english: string): string => (language === 'de' ? (german[english] ?? english) : english)
