import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { dayNumber, file, row } from '../../../tests/support/roi-of'
import { addDays, type Day, localDay } from '../../shared/kernel/day'
import type { CampaignId } from '../../shared/marketing/campaign'
import { campaignHandlers } from './campaign.handlers'

it('says of a campaign, too, under which attribution windows it was counted, what a day of it is, and since when it is provisional', async () => {
  const context = openMarketingContext()
  const [newest, before] = [addDays(localDay(context.now()), -2), addDays(localDay(context.now()), -40)]
  const warnings = (to: Day) => valueOf(campaignHandlers.results(context, { id: 1 as CampaignId, period: { from: null, to } })).warnings
  const attributions = [{ setting: '7-day click', fromDay: dayNumber(before), toDay: dayNumber(before) }]
  await context.importFile(file([row(before, 'Spring', { spendMinor: 100, conversions: 1, kind: 'Leads' }), row(newest, 'Spring', { spendMinor: 100 })], { attributions }))
  const window = 'Attribution window on Meta, as the files say: “7-day click”.'
  expect(warnings(before)).toEqual([window])
  expect(warnings(newest)).toEqual([window, expect.stringMatching(/^Data to .* Results since .* are provisional: platforms still restate them\.$/u)])
  await context.importFile(file([row(before, 'Spring', { spendMinor: 100 })], { name: 'google.csv', platform: 'google' }))
  context.prepare("UPDATE campaign_source SET campaign_id = 1").run()
  expect(warnings(before).join(' ')).toContain('Days are those of each platform’s ad account')
})
