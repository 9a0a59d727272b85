import { z } from 'zod'
import { isLanguage, type Language, languageAmong, tagOf } from '../shared/kernel/language'
import { err, ok, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import { LanguageChoice, type WorkbookProblem } from '../shared/workbook/host.contract'
import { keepInFile, readKeptFile } from './kept-file'

const Kept = z.object({ language: LanguageChoice })

/** Which language Rapport speaks on this computer. Of the computer and not of a workbook: who opens a file reads it in their own. */
export interface MachineLanguage {
  readonly choice: () => LanguageChoice
  /** Whether `RAPPORT_LANGUAGE` says it, whatever was chosen. */
  readonly isForced: boolean
  /** What the next start speaks, and what its page is called. */
  readonly next: () => { readonly language: Language; readonly tag: string }
  readonly choose: (choice: LanguageChoice) => Result<null, WorkbookProblem>
}

/** The locales that a terminal's environment names, as tags: `de_AT.UTF-8` is `de-AT`. `C` and `POSIX` are of no country, and so English. */
export const localesOfEnvironment = (environment: Readonly<Record<string, string | undefined>>): readonly string[] => {
  // The first that is set says it, as POSIX has it.
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value !== undefined && value !== '')
  if (named !== undefined) return [named.replace(/[.@].*$/, '').replaceAll('_', '-')]
  // Windows has none of them; there, this is what the system is set to.
  return [new Intl.DateTimeFormat().resolvedOptions().locale]
}

interface Options {
  /** The private file that keeps the choice. One that cannot be read is as none: the system's language. */
  readonly path: string
  /** What the system says the person prefers, the best first. */
  readonly preferred: readonly string[]
  /** `RAPPORT_LANGUAGE`: for trying, and for tests, which must not depend on the computer's language. */
  readonly forced: string | undefined
}

export const createMachineLanguage = ({ path, preferred, forced = '' }: Options): MachineLanguage => {
  const choice = (): LanguageChoice => readKeptFile(path, Kept)?.language ?? 'system'
  return {
    choice,
    isForced: isLanguage(forced),
    next: () => {
      if (isLanguage(forced)) return { language: forced, tag: tagOf(forced, []) }
      const chosen = choice()
      const language = chosen === 'system' ? languageAmong(preferred) : chosen
      return { language, tag: tagOf(language, preferred) }
    },
    choose: (chosen) => {
      const problem = keepInFile(path, { language: chosen })
      return problem === null ? ok(null) : err({ ...problem, sentence: t`The language could not be remembered: the disk of Rapport’s own settings is full or cannot be written to. Nothing was changed.` })
    },
  }
}
