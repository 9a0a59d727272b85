import { z } from 'zod'
import type { Day } from '../../shared/kernel/day'
import { listText } from '../../shared/kernel/language'
import { sortName } from '../../shared/kernel/sort-name'
import { plural, t } from '../../shared/kernel/words'
import { CampaignId } from '../../shared/marketing/campaign'
import { type Deal, DealStatus } from '../../shared/marketing/deal'
import { formatMoney } from '../../shared/reports/format'
import { columnSort, tableSearch } from '../views/table-view'

/** What the list of deals shows, as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const DealsSearch = z.object({ ...tableSearch, ...columnSort, campaign: CampaignId.optional().catch(undefined), deals: DealStatus.optional().catch(undefined) })
type DealsSearch = z.infer<typeof DealsSearch>

/** The texts that a deal is found by, as they are compared: made once for each answer, not for each letter that is typed. */
const comparedTexts = new WeakMap<Deal, string>()

const comparedText = (deal: Deal): string => {
  const known = comparedTexts.get(deal)
  if (known !== undefined) return known
  const text = [deal.name, deal.customer, deal.note].map(sortName).join('\n')
  comparedTexts.set(deal, text)
  return text
}

/** The deals that match what the address asks for; `othersOf` names what each belongs to. */
export const matchingDeals = (deals: readonly Deal[], { find = '', campaign, deals: status }: DealsSearch, othersOf: (deal: Deal) => readonly string[]): readonly Deal[] => {
  const wanted = sortName(find)
  return deals.filter((deal) => (campaign === undefined || deal.campaignId === campaign) && (status === undefined || deal.status === status) && (wanted === '' || comparedText(deal).includes(wanted) || othersOf(deal).some((text) => sortName(text).includes(wanted))))
}

/** What deals are sorted by for their amounts: those of each currency among themselves, since an amount of one is neither more nor less than one of another. */
export const amountOrder = ({ currency, amountMinor }: Deal): string => `${currency} ${String(amountMinor).padStart(16, '0')}`

/** Whether a deal counts as won on a day that has not come: mostly one whose status was set and whose expected day was left. */
export const isWonAhead = ({ status, on }: { readonly status: DealStatus; readonly on: string }, today: Day): boolean => status === 'won' && on > today

/** How many deals, what the won ones come to in each currency, and whether some are won on days yet to come: `12 deals, won 4,143.12 EUR and 300.00 USD.` */
export const dealsText = (deals: readonly Deal[], today: Day): string => {
  const won = new Map<string, number>()
  for (const { status, amountMinor, currency } of deals) if (status === 'won') won.set(currency, (won.get(currency) ?? 0) + amountMinor)
  const amounts = [...won].map(([currency, minor]) => formatMoney(minor, currency, { withCurrency: true }))
  const ahead = deals.filter((deal) => isWonAhead(deal, today)).length
  const sum = amounts.length === 0 ? t`${plural(deals.length, { one: '# deal', other: '# deals' })}.` : t`${plural(deals.length, { one: '# deal', other: '# deals' })}, won ${listText(amounts, 'and')}.`
  return ahead === 0 ? sum : `${sum} ${t`${plural(ahead, { one: '# is', other: '# are' })} won on a day that is yet to come.`}`
}
