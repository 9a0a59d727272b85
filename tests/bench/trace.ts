import type { Browser, Page } from '@playwright/test'
import { z } from 'zod'

const Trace = z.object({ traceEvents: z.array(z.looseObject({ name: z.string(), pid: z.int(), tid: z.int(), ts: z.number().optional(), dur: z.number().optional(), tdur: z.number().optional(), ph: z.string(), args: z.looseObject({}).optional() })) })
/** What Chromium noted; times in microseconds, `tdur` of processor time. */
export type TraceEvent = z.infer<typeof Trace>['traceEvents'][number]

/** Everything that Chromium noted while something was done in a page. */
export const trace = async (browser: Browser, page: Page, run: () => Promise<void>): Promise<readonly TraceEvent[]> => {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] })
  await run()
  return Trace.parse(JSON.parse((await browser.stopTracing()).toString('utf8'))).traceEvents
}

const Named = z.object({ name: z.string() })

/** The main threads of pages. */
export const mainThreads = (events: readonly TraceEvent[]): readonly TraceEvent[] => events.filter(({ name, args }) => name === 'thread_name' && Named.safeParse(args).data?.name === 'CrRendererMain')

/** What a thread did of one kind. */
export const eventsOf = (events: readonly TraceEvent[], thread: TraceEvent, kind: 'Commit' | 'RunTask'): readonly TraceEvent[] => events.filter(({ name, pid, tid, ph }) => pid === thread.pid && tid === thread.tid && name === kind && ph === 'X')

/** The longest task of any page, in milliseconds of processor time: on a busy machine a task also waits, which says nothing of the window. */
export const longestTask = (events: readonly TraceEvent[]): number => mainThreads(events).flatMap((main) => eventsOf(events, main, 'RunTask')).reduce((longest, { dur = 0, tdur = dur }) => Math.max(longest, tdur), 0) / 1000
