import type { FitRequest } from '../../src/shared/marketing/advice/fit'
import { fitAdvice } from '../../src/shared/marketing/advice/fit'
import { createRandom, drawNormal } from '../../src/shared/kernel/random'
import { channelReadiness } from '../../src/shared/marketing/advice/readiness'
import { suggest } from '../../src/shared/marketing/advice/suggest'
import { geometricAdstock, hill } from '../../src/shared/marketing/advice/transforms'
import { AdviceWishes } from '../../src/shared/marketing/advice/suggestion'
import type { Day } from '../../src/shared/kernel/day'
import { boundLine, type Line } from './lines'
import { median, processorTime } from './measure'
import { simulate, type SimulationCase, type SimulationResult } from './simulate-advice'

/** Ten channels with two years of varied weeks, saturating, with carry-over. */
const largeRequest = (): FitRequest => {
  const random = createRandom(20_261_126)
  const channels = Array.from({ length: 10 }, (_, index) => {
    const usual = 20_000 * Math.exp(0.5 * drawNormal(random))
    const spend = Array.from({ length: 104 }, () => Math.round(usual * Math.exp(0.4 * drawNormal(random))))
    const adstocked = geometricAdstock(spend, 0.1 + 0.4 * random())
    const results = Array.from({ length: 104 }, (_, week) => Math.max(0, Math.round(70 * hill(adstocked[week] ?? 0, 1.2, usual * 1.8) + 2 * drawNormal(random))))
    return { key: `channel-${index}`, name: `Channel ${index}`, spend, results, brokeAtWeek: null, nowMinor: Math.round(usual / 100) * 100 }
  })
  return { tier: 2, isCount: true, channels }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** What a case must come to, and what it came to; the figures are printed, the bar is on the worst of them. */
const simulationLines = (name: string, result: SimulationResult, { lift, harmed }: { readonly lift: number; readonly harmed: number }): readonly Line[] => {
  const { meanLift, perfectLift, medianPromised, medianRealised } = result
  const apart = Math.abs(medianPromised - medianRealised)
  const line = (work: string, measured: string, bar: string, holds: boolean): Line => ({ id: 'M10', work: `${name}: ${work}`, measured, limit: '', ratio: '', bar, verdict: holds ? 'holds' : 'MISSES' })
  return [
    line('mean lift within ±30 %', `${percent(meanLift)} of the ${percent(perfectLift)} that perfect knowledge brings`, `≥ ${percent(lift)}`, meanLift >= lift),
    line('advertisers harmed', percent(result.harmed), `≤ ${percent(harmed)}`, result.harmed <= harmed),
    line('median promise against median realised', `${percent(medianPromised)} against ${percent(medianRealised)}`, '≤ 2 points apart', apart <= 0.02),
  ]
}

const cases: readonly { readonly name: string; readonly which: SimulationCase; readonly bar: { readonly lift: number; readonly harmed: number } }[] = [
  { name: '8 flat weeks', which: { weeks: 8, variation: 0 }, bar: { lift: 0.039, harmed: 0.22 } },
  { name: '16 varied weeks', which: { weeks: 16, variation: 0.4 }, bar: { lift: 0.054, harmed: 0.06 } },
]

/** F12: learning the curves and dividing a budget; and what advice is worth to 200 simulated small advertisers a case. */
export const adviceBars = async (): Promise<readonly Line[]> => {
  const request = largeRequest()
  let fit: ReturnType<typeof fitAdvice> = null
  const fits: number[] = []
  for (let round = 0; round < 3; round += 1) fits.push(await processorTime(() => (fit = fitAdvice(request, { onProgress: () => undefined, isCancelled: () => false }))))
  if (fit === null) throw new Error('The fit was stopped')
  const channels = request.channels.map((channel) => channelReadiness(channel, { currency: 'EUR', isCount: true }))
  // A day that exists.
  const basis = { fit, outcome: { kind: 'conversions', name: 'Leads' }, currency: 'EUR', channels, anchors: new Map<string, number>(), booked: new Map<string, number>(), startsOn: '2026-11-30' as Day } as const
  // Processor time: a loaded computer takes longer for everything.
  const spent = (): number => process.cpuUsage().user / 1000
  let [looked, longest] = [spent(), 0]
  const look = (): boolean => {
    longest = Math.max(longest, spent() - looked)
    looked = spent()
    return false
  }
  fitAdvice(request, { onProgress: () => undefined, isCancelled: look })
  const divided: number[] = []
  for (let round = 0; round < 7; round += 1) divided.push((await processorTime(() => {
    for (let again = 0; again < 10; again += 1) suggest(basis, AdviceWishes.parse({}))
  })) / 10)
  return [
    boundLine('F12', 'curves of 10 channels × 104 weeks with 200 bootstrap draws, one core', median(fits), 'ms', 2000),
    boundLine('F12', 'longest time of it without a look whether to stop', longest, 'ms', 100),
    boundLine('F12', 'divide the budget of 10 channels', median(divided), 'ms', 20),
    ...cases.flatMap(({ name, which, bar }) => simulationLines(name, simulate(which, { advertisers: 200, seed: 20_261_126 }), bar)),
  ]
}
