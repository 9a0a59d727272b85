import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { OrganicPaidFilters } from '../../shared/bridge/organic-paid-report'
import { Day, toDayNumber } from '../../shared/kernel/day'
import type { CampaignId } from '../../shared/marketing/campaign'
import { PlanVsActualFilters } from '../../shared/reports/plan-vs-actual'
import { RoiFilters } from '../../shared/reports/roi.contract'
import { gatherOrganicPaid } from '../bridge/gather-organic-paid'
import { planVsActual } from '../reports/plan-vs-actual'
import { roiReport } from '../reports/roi-report'
import { accountText, reachNotes } from './account-reach'
import { campaignHandlers } from './campaign.handlers'

const whole = { from: Day.parse('2026-01-01'), to: Day.parse('2026-03-31') }

/** What each answer warns of, on some days. */
const warnings: Readonly<Record<string, (context: MarketingContext, period: typeof whole) => readonly string[]>> = {
  'the ROI report': (context, period) => roiReport(context, RoiFilters.parse({ period })).warnings,
  'plan against actual': (context, period) => planVsActual(context, PlanVsActualFilters.parse({ period })).warnings,
  'a campaign': (context, period) => valueOf(campaignHandlers.results(context, { id: 1 as CampaignId, period })).warnings,
  'the Bridge': (context, period) => gatherOrganicPaid(context, OrganicPaidFilters.parse({ period }), period.to).warnings,
}

/** One campaign in accounts that each have results to a day. */
const bring = async (accounts: Readonly<Record<string, string>>): Promise<MarketingContext> => {
  const context = openMarketingContext()
  for (const [account, on] of Object.entries(accounts)) {
    const day = toDayNumber(Day.parse(on))
    await context.importFile({ name: `${account}.csv`, level: 'campaign', rows: [{ from: day, to: day, entity: { campaignName: 'Spring' }, spendMinor: 100 }] }, { options: { account } })
  }
  return context
}

describe.each(Object.entries(warnings))('%s', (_name, warningsOf) => {
  it('says whose results end before those of others', async () => {
    const context = await bring({ Shop: '2026-03-20', Market: '2026-03-09' })
    expect(warningsOf(context, whole)).toContain('Results of Meta (Market) reach only to 9 Mar 2026, those of others to 20 Mar 2026.')
    expect(warningsOf(context, { ...whole, to: Day.parse('2026-03-20') }).join()).toContain('those of others to 20 Mar 2026')
    expect(warningsOf(context, { ...whole, to: Day.parse('2026-03-09') }).join()).not.toContain('reach only')
  })

  it('says who is taken to have ended within its days, and not who did before', async () => {
    const ended = 'Meta (Market) has no results after 1 Feb 2026, while others go on for more than 35 days: it is taken to have ended. If it runs, import its newer results.'
    const context = await bring({ Shop: '2026-03-20', Market: '2026-02-01' })
    expect(warningsOf(context, whole)).toContain(ended)
    expect(warningsOf(context, { ...whole, from: Day.parse('2026-02-02') }).join()).not.toContain('ended')
    const more = await bring({ Shop: '2026-03-20', Market: '2026-02-01', Fair: '2026-01-15' })
    expect(warningsOf(more, whole)).toContain('2 ad accounts end within these days, more than 35 days before others do, Meta (Market) last on 1 Feb 2026: they are taken to have ended. Import newer results of those that run.')
  })
})

it('an account reaches to the newest of its days, and is told whichever days are asked for', async () => {
  const context = await bring({ Shop: '2026-03-20', Market: '2026-03-09' })
  const earlier = toDayNumber(Day.parse('2026-03-02'))
  await context.importFile({ name: 'earlier.csv', level: 'campaign', rows: [{ from: earlier, to: earlier, entity: { campaignName: 'Spring' }, spendMinor: 200 }] }, { options: { account: 'Market' } })
  expect(reachNotes(context, { currencies: ['EUR'], fromDay: null, toDay: null, platform: null, campaignId: null })).toEqual(['Results of Meta (Market) reach only to 9 Mar 2026, those of others to 20 Mar 2026.'])
  expect(['Market', ''].map((account) => accountText({ platform: 'meta', account }))).toEqual(['Meta (Market)', 'Meta'])
})

it('an account that ended within the days that are compared with is told, too', async () => {
  const context = await bring({ Shop: '2026-03-20', Market: '2026-02-01' })
  const march = { from: '2026-03-01', to: '2026-03-31' }
  expect(roiReport(context, RoiFilters.parse({ period: march })).warnings.join()).not.toContain('ended')
  expect(roiReport(context, RoiFilters.parse({ period: march, compare: 'previous' })).warnings.join()).toContain('Meta (Market) has no results after 1 Feb 2026')
})
