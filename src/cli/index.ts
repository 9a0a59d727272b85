import { speakIn } from '../locales/speak-in'
import { t } from '../shared/kernel/words'
import { machineLanguage } from './paths'

process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  // Whoever reads the output may stop reading (`… | head`); that is no failure of ours.
  if (code === 'EPIPE') process.exit(0)
  console.error(t`The output could not be written to its end (${code}). If it goes to a file, the disk of that may be full.`)
  process.exit(1)
})

/** Sets the language, and only then loads the rest: its modules keep words. */
const main = async (): Promise<number> => {
  await speakIn(machineLanguage().next().language)
  const { run } = await import('./run')
  return run(process.argv.slice(2))
}

void main().then((code) => {
  process.exitCode = code
})
