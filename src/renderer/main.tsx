import { directionOf, languageOfPage, speak } from '../shared/kernel/language'

/** Sets the language that the host wrote into the page, and only then loads the rest: its modules keep words and formats. */
const begin = async (): Promise<void> => {
  const language = languageOfPage(document.documentElement.lang)
  document.documentElement.dir = directionOf(language)
  if (language === 'de') speak(language, (await import('../locales/de.json')).default)
  else speak(language)
  await import('./start')
}

void begin()
