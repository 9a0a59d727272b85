import { addDays, Day } from '../../src/shared/kernel/day'
import { createRandom } from '../../src/shared/kernel/random'
import type { contract } from '../../src/shared/contract'
import { CampaignGrouping, CampaignSort } from '../../src/shared/marketing/campaign.contract'
import { CreativeGrouping, CreativeSort } from '../../src/shared/marketing/creative.contract'
import type { Client } from '../../src/shared/rpc/contract'
import { pickFrom } from '../../src/store/sample/random'
import type { Asked } from './bar-lists'
import type { LargeSizes } from './large-workbook'
import { valueOf } from './measure'

const today = Day.parse('2026-07-01')
const directions = ['ascending', 'descending'] as const

const campaignScreens = ({ marketing: { campaign, campaignTimeline, deal, audience, creative, costLine } }: Client<typeof contract>, random: () => number, { campaigns }: LargeSizes): Asked => {
  const anyId = (): number => 1 + Math.floor(random() * campaigns)
  const list = (input: Parameters<typeof campaign.list>[0]) => async () => valueOf(await campaign.list({ limit: 200, direction: pickFrom(random, directions), ...input }))
  return {
    ...Object.fromEntries(CampaignSort.options.map((sort) => [`campaigns by ${sort}`, list({ sort })])),
    ...Object.fromEntries(CampaignGrouping.options.map((groupBy) => [`campaigns grouped by ${groupBy}`, list({ groupBy })])),
    'campaigns by ROI, any page': async () => list({ sort: 'roi', offset: Math.floor(random() * campaigns * 0.6) })(),
    'campaigns of a month': list({ period: { from: '2026-05-01', to: '2026-05-31' } }),
    'campaigns of any 90 days': async () => {
      const from = addDays(today, -90 - Math.floor(random() * 800))
      return list({ period: { from, to: addDays(from, 89) } })()
    },
    'campaigns of a platform': async () => list({ platform: pickFrom(random, ['meta', 'google', 'linkedin']) })(),
    'campaigns of a status, none put away': list({ status: 'active', withArchived: false }),
    'campaigns found': async () => list({ search: pickFrom(random, ['client 1', 'campaign 4', '7']) })(),
    'campaign page': async () => {
      const id = anyId()
      return Promise.all([campaign.get({ id }), campaign.results({ id, period: { from: null, to: null } }), deal.list({ campaignId: id }), costLine.list({ campaignId: id }), audience.list({ campaignId: id }), creative.list({ campaignId: id, limit: 500 })])
    },
    'campaign’s timeline': async () => valueOf(await campaignTimeline.list({ campaignId: anyId() })),
    'campaigns to choose from': async () => valueOf(await campaign.names({})),
  }
}

const otherScreens = ({ marketing, bridge, import: imports, workbook, savedView }: Client<typeof contract>, random: () => number): Asked => {
  const { deal, customerValue, creative, audience, experiment, calendar, pacing, quarterGoal } = marketing
  const month = (): { readonly from: Day; readonly to: Day } => {
    const from = addDays(today, -Math.floor(random() * 900))
    return { from, to: addDays(from, 41) }
  }
  return {
    'deals': async () => valueOf(await deal.list({})),
    'value of customers': async () => valueOf(await customerValue.summary({ to: today })),
    'goals of quarters': async () => valueOf(await quarterGoal.list({})),
    ...Object.fromEntries(CreativeSort.options.map((sort) => [`creatives by ${sort}`, async () => valueOf(await creative.list({ sort, limit: 200 }))])),
    ...Object.fromEntries(CreativeGrouping.options.map((groupBy) => [`creatives grouped by ${groupBy}`, async () => valueOf(await creative.list({ groupBy, limit: 200 }))])),
    'audiences': async () => valueOf(await audience.list({})),
    'experiments': async () => valueOf(await experiment.list({})),
    'calendar of six weeks': async () => Promise.all([calendar.entries(month()), bridge.post.onDays(month())]),
    'pacing': async () => valueOf(await pacing.overview({})),
    'proposals': async () => valueOf(await bridge.action.proposals({ today })),
    'proposals answered': async () => valueOf(await bridge.action.decided({})),
    'audiences from contacts': async () => valueOf(await bridge.contactAudience.list({})),
    'purposes of consent': async () => valueOf(await bridge.contactAudience.purposes({ today })),
    'where a contact came from': async () => valueOf(await bridge.attribution.ofContact({ contactId: 1 + Math.floor(random() * 1000) })),
    'imports': async () => valueOf(await imports.list({})),
    'history': async () => valueOf(await workbook.history({})),
    'saved views': async () => valueOf(await savedView.list({})),
  }
}

/** Every list and page that the screens of marketing, of the Bridge and of the workbook itself offer, at random places. */
export const marketingScreens = (client: Client<typeof contract>, sizes: LargeSizes): Asked => {
  const random = createRandom(2)
  return { ...campaignScreens(client, random, sizes), ...otherScreens(client, random), 'workbook’s counts': async () => valueOf(await client.workbook.info({})) }
}
