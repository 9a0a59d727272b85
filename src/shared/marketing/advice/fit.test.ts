import { describe, expect, it } from 'vitest'
import type { Day } from '../../kernel/day'
import type { ChannelWeeks } from './advice'
import { fitAdvice, type FitRequest } from './fit'
import { fitHillCurve } from './hill-fit'
import { fitPowerCurve } from './power-fit'
import { checkQuality } from './quality'
import { type AdvicePromise, scorePromise } from './promise'
import { createRandom, drawNormal } from '../../kernel/random'
import { channelReadiness, tierOfAll } from './readiness'
import { elasticityAt, respond, type ResponseCurve } from './response-curve'
import { geometricAdstock, hill } from './transforms'
import { assumedCurve, elasticityWords } from './what-if'

const never = { onProgress: () => undefined, isCancelled: () => false }

const truth: Extract<ResponseCurve, { kind: 'hill' }> = { kind: 'hill', height: 90, alpha: 1.2, inflexion: 60_000, carryOver: 0.4 }

/** Two years of varied weeks of a channel that saturates and carries over. */
const longWeeks = (key: string, seed: number, noise: number): FitRequest['channels'][number] => {
  const random = createRandom(seed)
  const spend = Array.from({ length: 104 }, () => Math.round(30_000 * Math.exp(0.4 * drawNormal(random))))
  const adstocked = geometricAdstock(spend, truth.carryOver)
  return { key, name: key, brokeAtWeek: null, nowMinor: 30_000, spend, results: spend.map((_, week) => Math.max(0, Math.round(truth.height * hill(adstocked[week] ?? 0, truth.alpha, truth.inflexion) * (1 + noise * drawNormal(random))))) }
}

/** Twenty weeks of varied weeks of a channel whose results change from the first to the last by a share. */
const fewWeeks = (seed: number, change: number): FitRequest['channels'][number] => {
  const random = createRandom(seed)
  const spend = Array.from({ length: 20 }, () => Math.round(30_000 * Math.exp(0.4 * drawNormal(random))))
  return { key: 'few', name: 'few', brokeAtWeek: null, nowMinor: 30_000, spend, results: spend.map((value, week) => Math.max(0, Math.round(60 * (value / 30_000) ** 0.7 * (1 + (change * week) / 19) + 5 * drawNormal(random)))) }
}

describe('small moves', () => {
  const qualityOf = (seed: number, change: number, weeks = 20) => {
    const channel = fewWeeks(seed, change)
    return fitAdvice({ tier: 1, isCount: true, channels: [{ ...channel, spend: channel.spend.slice(-weeks), results: channel.results.slice(-weeks) }] }, never)?.quality
  }

  it('say that the last weeks brought less, or more, than those before let expect', () => {
    expect(qualityOf(1, -0.5)).toEqual([{ check: 'drift', verdict: 'REVIEW', sentence: expect.stringMatching(/^Curves made without the last 8 weeks foretold \d+% too much for them\.$/) }])
    expect(qualityOf(2, 1)).toEqual([{ check: 'drift', verdict: 'REVIEW', sentence: expect.stringContaining('too little for them') }])
  })

  it('say nothing of what chance makes, nor of weeks too few to tell', () => {
    for (let seed = 1; seed <= 20; seed += 1) expect(qualityOf(seed, 0)).toEqual([])
    expect(qualityOf(1, -0.5, 15)).toEqual([])
  })
})

describe('curves', () => {
  it('find what a saturating channel with carry-over would bring with more and with less', () => {
    const fit = fitAdvice({ tier: 2, isCount: true, channels: [longWeeks('a', 1, 0.06), longWeeks('b', 2, 0.06)] }, never)
    expect(fit).toMatchObject({ tier: 2, steppedDown: null })
    expect(fit?.quality.map(({ check }) => check)).toEqual(['fit', 'stability', 'plausibility', 'drift'])
    for (const { curve, draws } of fit?.channels ?? []) {
      for (const spend of [20_000, 30_000, 40_000]) expect(respond(curve, spend) / respond(truth, spend)).toBeCloseTo(1, 0.9)
      expect(Math.abs(elasticityAt(curve, 30_000) - elasticityAt(truth, 30_000))).toBeLessThan(0.2)
      expect(draws).toHaveLength(200)
    }
  })

  it('are the same every time, whatever the order of channels', () => {
    const [a, b] = [longWeeks('a', 1, 0.1), longWeeks('b', 2, 0.1)]
    const [there, back] = [fitAdvice({ tier: 2, isCount: true, channels: [a, b] }, never), fitAdvice({ tier: 2, isCount: true, channels: [b, a] }, never)]
    expect(back?.channels.toReversed()).toEqual(there?.channels)
  })

  it('that do not hold step down to small moves and say why', () => {
    const random = createRandom(9)
    const wild = (key: string): FitRequest['channels'][number] => ({ ...longWeeks(key, 3, 0.1), results: Array.from({ length: 104 }, (_, week) => Math.round((week < 96 ? 20 : 70) * (0.2 + 1.6 * random()))) })
    const fit = fitAdvice({ tier: 2, isCount: true, channels: [wild('a'), wild('b')] }, never)
    expect(fit?.tier).toBe(1)
    expect(fit?.quality.some(({ verdict }) => verdict === 'FAIL')).toBe(true)
    expect(fit?.steppedDown).toContain('Small moves are suggested instead.')
    expect(fit?.channels.every(({ curve }) => curve.kind === 'power')).toBe(true)
  })

  it('are looked at where the best form is the first or the last that was tried, but for no carry-over, beyond which there is none', () => {
    const edgeOf = (curve: typeof truth, seed: number): boolean | undefined => {
      const weeks = longWeeks('a', seed, 0.02)
      const adstocked = geometricAdstock(weeks.spend, curve.carryOver)
      return fitHillCurve({ spend: weeks.spend, results: weeks.spend.map((_, week) => curve.height * hill(adstocked[week] ?? 0, curve.alpha, curve.inflexion)) }, { draws: 0, seed: 1, leastDispersion: 0, onDraw: () => true })?.fit.isAtEdge
    }
    expect(edgeOf({ ...truth, alpha: 1, inflexion: 3000, carryOver: 0.2 }, 1)).toBe(true)
    expect(edgeOf({ ...truth, alpha: 3, inflexion: 30_000, carryOver: 0.2 }, 1)).toBe(true)
    expect(edgeOf({ ...truth, alpha: 1.3, inflexion: 30_000, carryOver: 0 }, 1)).toBe(false)
  })

  it('are judged by the channel that varies most, wherever one without draws stands in the list', () => {
    const curve = (alpha: number): typeof truth => ({ ...truth, alpha })
    const checked = (name: string, curves: readonly (typeof truth)[]) => ({ channel: { ...longWeeks(name, 1, 0.1), name }, curves, before: null, fit: { curve: truth, expected: new Float64Array(104), dispersion: 1, isAtEdge: false } })
    const [none, steady, wild] = [checked('None', []), checked('Steady', Array.from({ length: 20 }, () => truth)), checked('Wild', Array.from({ length: 20 }, (_, draw) => curve(draw % 2 === 0 ? 0.6 : 3)))]
    const stabilityOf = (...channels: readonly ReturnType<typeof checked>[]) => checkQuality(channels, 8).find(({ check }) => check === 'stability')
    expect([stabilityOf(none, wild), stabilityOf(wild, none)]).toMatchObject([{ verdict: 'FAIL' }, { verdict: 'FAIL' }])
    expect([stabilityOf(none, steady), stabilityOf(steady, none)]).toMatchObject([{ verdict: 'REVIEW', sentence: expect.stringContaining('curve of None') }, { verdict: 'REVIEW' }])
    expect(stabilityOf(steady)?.verdict).toBe('PASS')
    expect(stabilityOf(none)).toMatchObject({ verdict: 'REVIEW', sentence: expect.stringContaining('No draw of the curves') })
  })

  it('stop at the next draw when they are told to', () => {
    let looks = 0
    expect(fitAdvice({ tier: 2, isCount: true, channels: [longWeeks('a', 1, 0.1)] }, { onProgress: () => undefined, isCancelled: () => (looks += 1) > 10 })).toBeNull()
    expect(looks).toBeLessThan(14)
  })

  it('carry nothing over a week that nobody knows', () => expect([...geometricAdstock([100, null, 10, 0], 0.5)]).toEqual([100, 0, 10, 5]))
})

describe('the power curve', () => {
  it('keeps the usual elasticity where spend is flat, and leaves it where weeks say otherwise', () => {
    expect(fitPowerCurve({ spend: Array.from({ length: 20 }, () => 500), results: Array.from({ length: 20 }, () => 12) }, { isCount: true })?.curve.elasticity).toBeCloseTo(0.7, 6)
    const spend = Array.from({ length: 60 }, (_, week) => 500 * (1 + 0.6 * Math.sin(week)))
    const steep = fitPowerCurve({ spend, results: spend.map((value) => 400 * (value / 500) ** 0.3) }, { isCount: true })
    expect(steep?.curve.elasticity).toBeCloseTo(0.3, 1)
  })

  it('has nothing to say where nothing was gained', () => {
    expect(fitPowerCurve({ spend: [1, 2, 3], results: [0, 0, 0] }, { isCount: true })).toBeNull()
    expect(fitPowerCurve({ spend: [1, 2, 3], results: [5, -9, 1] }, { isCount: false })).toBeNull()
    expect(fitPowerCurve({ spend: [], results: [] }, { isCount: true })).toBeNull()
  })
})

describe('the tier', () => {
  const weeks = (count: number, swing: number, results = 10): ChannelWeeks => ({ key: 'a', name: 'A', brokeAtWeek: null, spend: Array.from({ length: count }, (_, week) => Math.round(10_000 * (1 + (week % 2 === 0 ? swing : -swing)))), results: Array.from({ length: count }, () => results) })
  const tierOf = (channel: ChannelWeeks) => channelReadiness(channel, { currency: 'EUR', isCount: true }).tier

  it('follows the weeks, their variation and the number of results', () => {
    expect([tierOf(weeks(7, 0.4)), tierOf(weeks(8, 0.4)), tierOf(weeks(8, 0.19)), tierOf(weeks(52, 0.29)), tierOf(weeks(52, 0.31)), tierOf(weeks(51, 0.31)), tierOf(weeks(52, 0.31, 0.5))]).toEqual([0, 1, 0, 1, 2, 1, 0])
  })

  it('takes thirty results, and eight weeks of which both spend and results are known', () => {
    expect([tierOf(weeks(8, 0.4, 30 / 8)), tierOf(weeks(8, 0.4, 29 / 8))]).toEqual([1, 0])
    const { spend, results } = weeks(9, 0.4)
    const least = { key: 'a', name: 'A', brokeAtWeek: null }
    const ninth = (spent: number | null, result: number | null) => channelReadiness({ ...least, spend: [...spend.slice(0, 8), spent], results: [...results.slice(0, 8), result] }, { currency: 'EUR', isCount: true }).weeks
    expect([ninth(10_000, 10), ninth(10_000, 0), ninth(0, 10), ninth(null, 10), ninth(10_000, null)]).toEqual([9, 9, 8, 8, 8])
  })

  it('asks money for no number of results, and for more than none', () => {
    const ofMoney = (results: number) => channelReadiness(weeks(8, 0.4, results), { currency: 'EUR', isCount: false }).tier
    expect([ofMoney(1), ofMoney(0), ofMoney(-1)]).toEqual([1, 0, 0])
  })

  it('is of what runs: a channel that has been without spend for four weeks spends nothing now', () => {
    const { spend, results } = weeks(12, 0.4)
    const ended = (since: number) => channelReadiness({ key: 'a', name: 'A', brokeAtWeek: null, spend: spend.map((value, week) => (week < 12 - since ? value : null)), results }, { currency: 'EUR', isCount: true }).nowMinor
    expect([ended(3), ended(4)]).toEqual([10_000, 0])
  })

  it('of all is that of the channels that can move', () => {
    const ready = (channel: ChannelWeeks, key: string) => channelReadiness({ ...channel, key }, { currency: 'EUR', isCount: true })
    expect(tierOfAll([ready(weeks(52, 0.4), 'a'), ready(weeks(52, 0), 'b')])).toBe(2)
    expect(tierOfAll([ready(weeks(52, 0.4), 'a'), ready(weeks(9, 0.4), 'b')])).toBe(1)
    expect(tierOfAll([])).toBe(0)
  })
})

it('assumes an elasticity where nothing is known, in words', () => {
  expect(elasticityWords(0.7)).toBe('+20% spend, about +14% results')
  const curve = assumedCurve({ results: 40, weeks: 4, spentMinor: 80_000 }, 0.7)
  expect(curve === null ? null : respond(curve, 24_000) / respond(curve, 20_000)).toBeCloseTo(1.2 ** 0.7, 9)
  expect(assumedCurve({ results: 0, weeks: 4, spentMinor: 80_000 }, 0.7)).toBeNull()
})

describe('a promise', () => {
  // Days that exist, and numbers that name rows.
  const promise = { id: 1, planId: null, planName: null, question: { outcome: { kind: 'conversions', name: 'Leads' }, grain: 'campaign', currency: 'EUR', since: null }, tier: 1, from: '2026-03-02', to: '2026-03-29', currency: 'EUR', expected: { low: 80, middle: 100, high: 120 }, unchanged: 95, moves: [{ key: '1', name: 'A', beforeMinor: 100_00, afterMinor: 125_00 }], dataVersion: 'x', madeAt: '2026-02-26T12:00:00Z' } as unknown as AdvicePromise
  const score = (results: number, spentMinor: number, today = '2026-04-01') => scorePromise(promise, { results, spent: new Map([['1', spentMinor]]) }, today as Day)

  it('is judged by its interval, once its period has passed and the money was spent as advised', () => {
    expect([score(80, 500_00).state, score(79, 500_00).state, score(121, 500_00).state, score(100, 600_00).state, score(100, 500_00, '2026-03-29').state]).toEqual(['inside', 'below', 'above', 'not_followed', 'waiting'])
    expect(score(100, 500_00, '2026-03-30').state).toBe('inside')
    expect(scorePromise(promise, null, '2026-04-01' as Day).state).toBe('no_data')
    expect(score(90, 500_00)).toMatchObject({ ratio: 0.9, sentence: 'Promised: 100 (80 to 120); counted: 90. Kept: it lies within what was promised.' })
  })

  it('was followed where up to 15% more or less was spent than advised', () => {
    expect([575_00, 575_01, 425_00, 424_99].map((spent) => score(100, spent).state)).toEqual(['inside', 'not_followed', 'inside', 'not_followed'])
    // Everything was to be stopped.
    const stopped: AdvicePromise = { ...promise, expected: { low: 0, middle: 0, high: 0 }, moves: promise.moves.map((move) => ({ ...move, afterMinor: 0 })) }
    expect(scorePromise(stopped, { results: 50, spent: new Map([['1', 1234_00]]) }, '2026-04-01' as Day)).toMatchObject({ state: 'not_followed', sentence: 'Promised: 0 (0 to 0); counted: 50. Not judged: 1,234.00 EUR was spent where nothing was advised.' })
    expect(scorePromise(stopped, { results: 0, spent: new Map() }, '2026-04-01' as Day).state).toBe('inside')
  })

  it('was not followed where the money went to other channels than advised, which are named, but for a trifle', () => {
    const moves = [{ key: '1', name: 'Search', beforeMinor: 100_00, afterMinor: 130_00 }, { key: '2', name: 'Reels', beforeMinor: 100_00, afterMinor: 70_00 }, { key: '3', name: 'Forum', beforeMinor: 5_00, afterMinor: 0 }]
    const spread: AdvicePromise = { ...promise, moves }
    const spent = (...minor: readonly number[]) => scorePromise(spread, { results: 100, spent: new Map(minor.map((each, index) => [String(index + 1), each])) }, '2026-04-01' as Day)
    expect(spent(520_00, 280_00).state).toBe('inside')
    expect(spent(500_00, 300_00, 20_00).state).toBe('inside')
    expect(spent(400_00, 400_00)).toMatchObject({ state: 'not_followed', spentMinor: 800_00, sentence: 'Promised: 100 (80 to 120); counted: 100. Not judged: in all about as much was spent as advised, but not in the same channels. Reels had 43% more than advised.' })
    expect(spent(520_00, 200_00, 60_00).sentence).toMatch(/not in the same channels\. Reels had 29% less than advised\. Forum had 60\.00 EUR where nothing was advised\.$/)
    expect(spent(800_00, 280_00).sentence).toMatch(/Not judged: 35% more was spent than advised\. Search had 54% more than advised\.$/)
  })
})
