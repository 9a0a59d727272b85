import { closeSync, openSync, writeSync } from 'node:fs'
import { seeded } from '../support/seeded'

/** The header of the file. */
export const columns = ['Reporting starts', 'Reporting ends', 'Campaign name', 'Ad set name', 'Day', 'Impressions', 'Link clicks', 'Amount spent (EUR)', 'Purchases', 'Purchases conversion value']

const dayCount = 728
const goals = ['Prospecting', 'Retargeting', 'Brand', 'Launch'] as const
const places = ['US', 'UK', 'DE', 'FR', 'Lookalike 1%', 'Interests'] as const

/** A file of daily rows as Meta exports them, day by day: 11 ad sets to a campaign, two years. */
export const writeDailyFile = (path: string, rows: number): void => {
  const descriptor = openSync(path, 'w')
  const { below } = seeded(1)
  const adSets = Math.ceil(rows / dayCount)
  let text = `${columns.join(',')}\n`
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(Date.UTC(2023, 0, 1 + Math.floor(row / adSets))).toISOString().slice(0, 10)
    const adSet = row % adSets
    const campaign = Math.floor(adSet / 11)
    const impressions = 100 + below(50_000)
    const clicks = below(Math.ceil(impressions * 0.05))
    const purchases = below(Math.ceil(clicks * 0.1) + 1)
    text += `${day},${day},Client ${campaign % 37} | Campaign ${campaign} ${goals[campaign % 4]},Ad set ${adSet % 11} - ${places[adSet % 6]} ${adSet},${day},${impressions},${clicks},${(clicks * (0.2 + below(200) / 100)).toFixed(2)},${purchases},${(purchases * (5 + below(8000) / 100)).toFixed(2)}\n`
    if (text.length > 1_000_000) {
      writeSync(descriptor, text)
      text = ''
    }
  }
  writeSync(descriptor, text)
  closeSync(descriptor)
}
