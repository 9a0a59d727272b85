import { type Language, speak } from '../shared/kernel/language'

/**
 * Sets the language of a process or a thread, before it loads what keeps words. In English no catalogue is read and nothing is waited for.
 * A host may be told another one later: it keeps no sentence, it says each when it is asked.
 */
export const speakIn = async (language: Language): Promise<void> => {
  if (language === 'de') speak(language, (await import('./de.json')).default)
  else speak(language)
}
