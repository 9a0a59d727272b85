import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allocate } from '../../shared/marketing/advice/optimise'
import { geometricAdstock, hill } from '../../shared/marketing/advice/transforms'
import { hasRealData, realData, realDataTitle } from '../../../tests/support/real-data'

const read = (...parts: string[]): string => readFileSync(join(realData, ...parts), 'utf8')

/** Rows of a plain CSV without quoted commas, by column name. */
const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = text.trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [names[index] ?? '', value])))
}

interface PublishedPoint {
  readonly channel: string
  readonly mean: number
  readonly spend: number
  readonly spend_level: string | null
}

interface Expected {
  readonly 'meridian/published_optimization.json': { readonly budget: number; readonly greedyOnSamePoints: number }
  readonly 'meridian/geo_all_channels.csv': { readonly spendByChannel: readonly number[] }
}

/** The curve through published points, straight between neighbours. */
const interpolated = (points: readonly PublishedPoint[]): ((spend: number) => number) => {
  const sorted = [...points].sort((left, right) => left.spend - right.spend)
  return (spend) => {
    const next = sorted.findIndex((point) => point.spend >= spend)
    const [low, high] = [sorted[next - 1], sorted[next]]
    if (low === undefined || high === undefined) return high?.mean ?? Number.NaN
    return low.mean + ((high.mean - low.mean) * (spend - low.spend)) / (high.spend - low.spend)
  }
}

describe.skipIf(!hasRealData)(`published results (${realDataTitle})`, () => {
  it('are reached by the optimiser on Meridian’s own curves, within its budget and every bound', () => {
    // The files' own shapes.
    const { response_curves: points } = JSON.parse(read('meridian', 'published_optimization.json')) as { response_curves: readonly PublishedPoint[] }
    const expected = JSON.parse(read('expected.json')) as Expected
    const { budget, greedyOnSamePoints } = expected['meridian/published_optimization.json']
    const channels = expected['meridian/geo_all_channels.csv'].spendByChannel.map((now, index) => {
      const curve = points.filter(({ channel, spend_level }) => channel === `Channel${index}` && spend_level === null)
      return { least: Math.ceil(now * 0.7), most: Math.floor(now * 1.3), respond: interpolated(curve) }
    })
    const { spends } = allocate(channels, { budget, step: 1 })
    const response = channels.reduce((sum, { respond }, index) => sum + respond(spends[index] ?? 0), 0)
    expect(response).toBeGreaterThanOrEqual(greedyOnSamePoints)
    expect(spends.reduce((sum, spend) => sum + spend, 0)).toBe(budget)
    for (const [index, { least, most }] of channels.entries()) {
      expect(spends[index]).toBeGreaterThanOrEqual(least)
      expect(spends[index]).toBeLessThanOrEqual(most)
    }
  })

  it('are Robyn’s own transforms: adstock to 1e-12 and Hill to 1e-9', () => {
    const folder = ['robyn', 'init-2022-02-11']
    const matrix = rowsOf(read(...folder, 'pareto_media_transform_matrix.csv'))
    const [parameters = {}] = rowsOf(read(...folder, 'pareto_hyperparameters.csv'))
    const column = (type: string, channel: string): readonly number[] => matrix.filter((row) => row['type'] === type).map((row) => Number(row[channel]))
    const days = (type: string): readonly string[] => matrix.filter((row) => row['type'] === type).map((row) => row['ds'] ?? '')
    for (const channel of ['tv_S', 'ooh_S', 'print_S', 'facebook_I', 'search_clicks_P', 'newsletter']) {
      const parameter = (name: string): number => Number(parameters[`${channel}_${name}`])
      const adstocked = geometricAdstock(column('rawMedia', channel), parameter('thetas'))
      const published = column('adstockedMedia', channel)
      expect(published).toHaveLength(adstocked.length)
      published.forEach((value, week) => expect(Math.abs((adstocked[week] ?? 0) - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, value)))
      // Saturation is known for the weeks that were modelled, a part of those that were adstocked; its inflexion is theirs too.
      const saturated = column('saturatedMedia', channel)
      const first = days('adstockedMedia').indexOf(days('saturatedMedia')[0] ?? '')
      const modelled = adstocked.slice(first, first + saturated.length)
      // A share gamma of the way from the least to the most, as Robyn's saturation_hill has it.
      const [least, most] = [Math.min(...modelled), Math.max(...modelled)]
      const inflexion = least + (most - least) * parameter('gammas')
      saturated.forEach((value, week) => expect(Math.abs(hill(modelled[week] ?? 0, parameter('alphas'), inflexion) - value)).toBeLessThanOrEqual(1e-9))
    }
  })
})
