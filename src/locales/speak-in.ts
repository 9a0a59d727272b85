import { type Language, speak } from '../shared/kernel/language'

/** Whether what schemas say by themselves was set to German here, so that it has to be set back. */
let areSchemasGerman = false

const letSchemasSpeak = async (words: Promise<{ readonly default: () => object }>): Promise<void> => {
  const [{ giveSchemasWords }, { default: made }] = await Promise.all([import('./schema-words'), words])
  giveSchemasWords(made())
  areSchemasGerman = !areSchemasGerman
}

/**
 * Sets the language of a process or a thread, before it loads what keeps words. In English no catalogue is read and nothing is waited for.
 * A host may be told another one later: it keeps no sentence, it says each when it is asked.
 */
export const speakIn = async (language: Language): Promise<void> => {
  if (language === 'de') {
    speak(language, (await import('./de.json')).default)
    if (!areSchemasGerman) await letSchemasSpeak(import('zod/v4/locales/de.js'))
  } else {
    speak(language)
    if (areSchemasGerman) await letSchemasSpeak(import('zod/v4/locales/en.js'))
  }
}
