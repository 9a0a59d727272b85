import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { t } from '../shared/kernel/words'
import { isRunning } from '../store/own-folder'

const Mark = z.object({ process: z.int().positive(), startedAt: z.string() })
const markPattern = /^running-\d+\.json$/

// A host may be told to speak another language while it runs, so each sentence is said when it is asked for.
const safe = (): string => t`What was told is saved is in the workbook; start Rapport again.`

/** Null: the thing cannot be read or done; whoever ends, or begins, goes on without it. */
const attempt = <T>(run: () => T): T | null => {
  try {
    return run()
  } catch {
    // A terminal that is gone, a folder that is full: there is nobody to tell.
    return null
  }
}

/** Hosts that began here and are gone without having said so: killed, out of memory, or the computer went down. */
const goneWithoutAWord = (folder: string): readonly z.infer<typeof Mark>[] =>
  readdirSync(folder)
    .filter((name) => markPattern.test(name))
    .flatMap((name) => {
      const mark = attempt(() => Mark.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
      if (mark !== null && mark.process !== process.pid && isRunning(mark.process)) return []
      rmSync(join(folder, name), { force: true })
      return mark === null || mark.process === process.pid ? [] : [mark]
    })

/** What an error is, without its message, which may hold words of the person's. */
const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const [place = ''] = /\bat .*/.exec(error.stack ?? '') ?? []
  return `${error.name}${'code' in error ? ` ${String(error.code)}` : ''} ${place}`.trim()
}

export interface LastWords {
  /** Says why the process is about to end. The first reason counts. */
  readonly because: (sentence: string) => void
}

/**
 * Sees to it that the end of this process leaves a sentence with its reason: on the terminal, and in `last-end.txt` in the folder, for a terminal may be gone by then.
 * An end that can say nothing any more is told by the next one that begins.
 */
export const keepLastWords = (folder: string): LastWords => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const mark = join(folder, `running-${process.pid}.json`)
  for (const { process: id, startedAt } of goneWithoutAWord(folder))
    console.error(t`Rapport (process ${id}, started ${startedAt}) ended without a word: it was killed, perhaps by the system for want of memory, or the computer went down. What was told is saved is in the workbook.`)
  attempt(() => writeFileSync(mark, JSON.stringify({ process: process.pid, startedAt: new Date().toISOString() }), { mode: 0o600 }))

  let reason: string | null = null
  const because = (sentence: string): void => {
    reason ??= sentence
  }
  process.on('uncaughtException', (error) => {
    because(t`Rapport met a bug and ends: ${kindOf(error)}. ${safe()}`)
    attempt(() => writeSync(2, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`))
    process.exit(1)
  })
  process.on('exit', (code) => {
    const sentence = reason ?? t`Rapport ends with code ${code}, and nothing said why: that is a bug. ${safe()}`
    attempt(() => writeSync(2, `${sentence}\n`))
    attempt(() => writeFileSync(join(folder, 'last-end.txt'), `${new Date().toISOString()} ${sentence}\n`, { mode: 0o600 }))
    attempt(() => rmSync(mark, { force: true }))
  })
  // Whoever started it may be gone, and reads no more: that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error')
    stream.on('error', () => undefined)
  }
  return { because }
}
