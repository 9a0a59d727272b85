import type { Browser, Page } from '@playwright/test'
import { join } from 'node:path'
import type { contract } from '../../src/shared/contract'
import { addDays, Day } from '../../src/shared/kernel/day'
import { CampaignId } from '../../src/shared/marketing/campaign'
import { FlightId, type MediaPlanId, PlacementFamily } from '../../src/shared/marketing/flight'
import type { Client } from '../../src/shared/rpc/contract'
import { createRandom } from '../../src/shared/kernel/random'
import { pickFrom } from '../../src/store/sample/random'
import { noChromium, withBenchPage } from './bench-page'
import { type BenchOptions, openBenchStore } from './bench-store'
import { absentLine, boundLine, type Line } from './lines'
import { median, percentile, timed, valueOf } from './measure'
import { eventsOf, mainThreads, trace, type TraceEvent } from './trace'

type Marketing = Client<typeof contract>['marketing']

const start = Day.parse('2026-01-01')
const planDays = 53 * 7
const campaignCount = 8
const platforms = ['meta', 'google', 'linkedin', 'tiktok', 'pinterest'] as const
const flightsPerChannel = 3
const versions = 5

/** A plan of 40 channels × 53 weeks with three flights in each, in five versions. Answers with the version that holds. */
const fillPlan = async ({ campaign, mediaPlan, flight }: Marketing): Promise<MediaPlanId> => {
  const { id: planId } = valueOf(await mediaPlan.add({ name: 'Version 1', startsOn: start, endsOn: addDays(start, planDays - 1) }))
  for (let index = 0; index < campaignCount; index += 1) {
    const campaignId = CampaignId.parse(valueOf(await campaign.add({ name: `Campaign ${index + 1}` })).id)
    for (const [place, platform] of platforms.entries()) {
      for (let number = 0; number < flightsPerChannel; number += 1) {
        const startsOn = addDays(start, number * 120 + index * 3 + place)
        const fields = { campaignId, platform, placement: PlacementFamily.options[place + 1] ?? 'any', startsOn, endsOn: addDays(startsOn, 90), amountMinor: 100_000 + index * 777 + number, currency: 'EUR', shape: pickFrom(createRandom(number + 1), ['even', 'front', 'back'] as const) }
        valueOf(await flight.add({ planId, fields: { ...fields, dark: [{ from: addDays(startsOn, 30), to: addDays(startsOn, 36) }] } }))
      }
    }
  }
  for (let number = 2; number <= versions; number += 1) valueOf(await mediaPlan.duplicate({ id: planId, name: `Version ${number}` }))
  return planId
}

/** Each edit of a flight in turn, and the sheet that the screen asks for after it. */
const editBars = async ({ flight, mediaPlan }: Marketing, planId: MediaPlanId): Promise<readonly Line[]> => {
  const random = createRandom(11)
  const all = valueOf(await flight.list({ planId }))
  const edits: readonly ((id: FlightId, startsOn: Day) => Promise<unknown>)[] = [
    async (id, startsOn) => valueOf(await flight.move({ id, startsOn: addDays(startsOn, 7) })),
    async (id, startsOn) => valueOf(await flight.stretch({ id, startsOn, endsOn: addDays(startsOn, 60) })),
    async (id) => valueOf(await flight.edit({ id, changes: { amountMinor: 250_000 } })),
    async (id) => valueOf(await flight.edit({ id, changes: { shape: 'front' } })),
    async (id, startsOn) => valueOf(await flight.edit({ id, changes: { dark: [{ from: addDays(startsOn, 7), to: addDays(startsOn, 13) }] } })),
    async (id, startsOn) => valueOf(await flight.setCells({ id, cells: [{ days: { from: startsOn, to: addDays(startsOn, 6) }, amountMinor: 5000 }] })),
  ]
  const [taken, sheets]: [number[], number[]] = [[], []]
  for (let round = 0; round < 120; round += 1) {
    const one = pickFrom(random, all)
    const edit = edits[round % edits.length]
    const { startsOn } = valueOf(await flight.get({ id: one.id }))
    taken.push(await timed(() => edit?.(one.id, startsOn)))
    sheets.push(await timed(async () => valueOf(await mediaPlan.sheet({ id: planId }))))
  }
  const work = `a plan of 40 channels × 53 weeks in ${versions} versions`
  return [
    boundLine('F11', `edit a flight in ${work}, acknowledged`, median(taken), 'ms', 5),
    boundLine('F11', 'the same, p95', percentile(taken, 0.95), 'ms', 50),
    boundLine('F11', `the plan laid out anew after it, p95`, percentile(sheets, 0.95), 'ms', 50),
  ]
}

/**
 * What the window's main thread had to do for each frame it drew, in milliseconds: all its tasks since the frame before. Of each task the processor time
 * counts: on a busy machine a task also waits, which says nothing of the window.
 */
const frameTimes = (events: readonly TraceEvent[]): readonly number[] => {
  const commits = (main: TraceEvent): readonly TraceEvent[] => eventsOf(events, main, 'Commit')
  // The page that was dragged in drew most.
  const main = mainThreads(events).toSorted((left, right) => commits(right).length - commits(left).length)[0]
  if (main === undefined) return []
  const tasks = eventsOf(events, main, 'RunTask')
  const ends = commits(main).map(({ ts = 0, dur = 0 }) => ts + dur).sort((left, right) => left - right)
  return ends.slice(1).map((end, index) => {
    const from = ends[index] ?? 0
    return tasks.reduce((sum, { ts = 0, dur = 0, tdur = dur }) => {
      const within = Math.max(0, Math.min(end, ts + dur) - Math.max(from, ts))
      return within === 0 ? sum : sum + tdur * (within / dur)
    }, 0) / 1000
  })
}

const dragSteps = 240
const stepMilliseconds = 8

/** Takes a bar and swings it to and fro, then lets it go. */
const swing = async (page: Page, gripAtEnd: boolean): Promise<void> => {
  const bar = page.locator('main table button').first()
  await bar.scrollIntoViewIfNeeded()
  // What is taken lies in the middle of the days that are seen, not beneath the columns at the edges.
  await bar.evaluate((element, atEnd) => {
    const region = element.closest('[role="region"]')
    const { left, width } = element.getBoundingClientRect()
    if (region !== null) region.scrollLeft += left + (atEnd ? width : width / 2) - (region.getBoundingClientRect().left + region.clientWidth / 2)
  }, gripAtEnd)
  const label = await bar.getAttribute('aria-label')
  const box = await bar.boundingBox()
  if (box === null) throw new Error('There is no bar to drag')
  const from = { x: box.x + (gripAtEnd ? box.width - 3 : box.width / 2), y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= dragSteps; step += 1) {
    const next = performance.now() + stepMilliseconds
    await page.mouse.move(from.x + 120 * Math.sin((step / dragSteps) * 4 * Math.PI), from.y)
    const wait = next - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }
  await page.mouse.move(from.x + 60, from.y)
  await page.mouse.up()
  if ((await bar.getAttribute('aria-label')) === label) throw new Error('The bar was not dragged')
}

const traced = async (browser: Browser, page: Page, run: () => Promise<void>): Promise<readonly number[]> => frameTimes(await trace(browser, page, run))

const dragBars = async (options: BenchOptions, file: string): Promise<readonly Line[]> => {
  const work = 'drag a flight in a media plan of 40 channels × 53 weeks'
  if (options.chromium === null) return [noChromium('F11', work)]
  const { moved, stretched } = await withBenchPage(options, options.chromium, file, async ({ browser, page, goTo }) => {
    await goTo('/marketing/plan')
    await page.locator('main table button').first().waitFor()
    // Everything is compiled and drawn once before it is measured.
    await swing(page, false)
    return { moved: await traced(browser, page, () => swing(page, false)), stretched: await traced(browser, page, () => swing(page, true)) }
  })
  if (moved.length < 30 || stretched.length < 30) return [absentLine('F11', work, 'the trace has too few frames')]
  const lines = (what: string, frames: readonly number[]): readonly Line[] => [
    boundLine('F11', `${what}: work of the window for a frame, p95 of ${frames.length}`, percentile(frames, 0.95), 'ms', 16.7),
    boundLine('F11', `${what}: the longest frame`, Math.max(...frames), 'ms', 50),
  ]
  return [...lines(work, moved), ...lines('stretch it by its end', stretched)]
}

/** F11: edits of a large plan through the contract, and a flight dragged in the window, measured by a trace. */
export const planBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const file = join(options.folder, 'plan.rapport')
  const { client, store } = await openBenchStore(options, file, { isNew: true })
  const planId = await fillPlan(client.marketing)
  const lines = await editBars(client.marketing, planId)
  await store.close()
  return [...lines, ...(await dragBars(options, file))]
}
