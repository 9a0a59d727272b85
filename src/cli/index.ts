import { speakIn } from '../locales/speak-in'
import { machineLanguage } from './paths'

// Whoever reads the output may stop reading (`… | head`); that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
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
