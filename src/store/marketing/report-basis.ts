import { dayRangeText } from '../../shared/kernel/day-text'
import { fromDayNumber } from '../../shared/kernel/day'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { formatMoney } from '../../shared/reports/format'
import type { StoreContext } from '../context'
import { gatherCutStretches, isWithin, type ResultScope } from './result-parts'

/** What the workbook says of itself that every sum needs. */
interface ReportBasis {
  readonly workbook: string
  readonly currency: string
  readonly grossMargin: number | null
}

/** What the workbook says of itself; a gross margin of null was never told. */
export const reportBasis = ({ prepare }: StoreContext): ReportBasis =>
  // Columns as selected; a workbook has exactly this row.
  prepare('SELECT name AS workbook, currency, gross_margin AS grossMargin FROM workbook').get() as ReportBasis

/** The workbook's currency where it has results, costs or deals in it, else the one with most results, else the workbook's. */
export const mainCurrency = ({ prepare }: StoreContext, workbookCurrency: string): string => {
  const isUsed = prepare(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM actual_stretch WHERE currency = @currency) OR EXISTS (SELECT 1 FROM cost_line WHERE currency = @currency)
       OR EXISTS (SELECT 1 FROM deal WHERE currency = @currency AND status = 'won')`,
  ).get({ currency: workbookCurrency })
  if (isUsed !== undefined) return workbookCurrency
  const most = prepare('SELECT currency FROM actual_stretch GROUP BY currency ORDER BY sum(slice_count) DESC, currency LIMIT 1').pluck().get()
  return typeof most === 'string' ? most : workbookCurrency
}

/** Every currency that results, costs, deals, campaigns or flights are in, by code. */
export const currenciesInUse = ({ prepare }: StoreContext, workbookCurrency: string): string[] =>
  // The column as selected.
  prepare(
    `SELECT currency FROM actual_stretch UNION SELECT currency FROM cost_line UNION SELECT currency FROM networking_cost UNION SELECT currency FROM deal
     UNION SELECT currency FROM flight UNION SELECT COALESCE(currency, ?) FROM campaign ORDER BY currency`,
  )
    .pluck()
    .all(workbookCurrency) as string[]

/** Amounts of one currency that a sum of another leaves out. `spendMinor`: null where no spend of the results is known; each is undefined where there is none. */
export interface LeftOut {
  readonly currency: string
  readonly spendMinor?: number | null | undefined
  readonly costsMinor?: number | undefined
  readonly dealsMinor?: number | undefined
}

/** The same as a sentence. Null: there is nothing in it. */
export const leftOutSentence = ({ currency, spendMinor, costsMinor, dealsMinor }: LeftOut): { readonly currency: string; readonly sentence: string } | null => {
  const said = [
    ...(spendMinor === undefined ? [] : [spendMinor === null ? t`results without a known spend` : t`${formatMoney(spendMinor, currency)} of spend`]),
    ...(costsMinor === undefined ? [] : [t`${formatMoney(costsMinor, currency)} of typed-in costs`]),
    ...(dealsMinor === undefined ? [] : [t`${formatMoney(dealsMinor, currency)} of won deals`]),
  ]
  return said.length === 0 ? null : { currency, sentence: t`Not added, in ${currency}: ${said.join(', ')}.` }
}

/** What there is in other currencies, each as a sentence, that would be in the sums if they were of one: it is never added. `sums`: whether typed-in costs and won deals are in them, beside spend. */
export const inOtherCurrencies = ({ prepare }: StoreContext, scope: ResultScope, sums: 'all' | 'spend' = 'all'): readonly { readonly currency: string; readonly sentence: string }[] => {
  const isByCampaign = scope.campaignId !== null
  const where = [
    'slice.currency <> @currency',
    ...(isByCampaign ? ['slice.campaign_id = @campaignId', 'slice.is_counted > 0'] : []),
    ...(scope.platform === null ? [] : ['account.platform = @platform']),
    ...isWithin(scope),
  ].join(' AND ')
  // Columns as selected.
  const spends = prepare(
    `SELECT slice.currency, sum(slice.spend_minor) AS amount FROM ${isByCampaign ? 'actual_slice' : 'actual_stretch'} AS slice
     JOIN ad_account AS account ON account.id = slice.account_id WHERE ${where} GROUP BY slice.currency ORDER BY slice.currency`,
  ).all(scope) as { currency: string; amount: number | null }[]
  const typed = (table: string, condition: string): { currency: string; amount: number }[] =>
    sums === 'spend' ? [] : prepare(
      `SELECT currency, sum(amount_minor) AS amount FROM ${table} WHERE currency <> @currency ${condition} ${isByCampaign ? 'AND campaign_id = @campaignId' : ''}
         ${scope.fromDay === null ? '' : "AND on_day >= date(@fromDay * 86400, 'unixepoch')"} ${scope.toDay === null ? '' : "AND on_day <= date(@toDay * 86400, 'unixepoch')"}
       GROUP BY currency ORDER BY currency`,
      // Columns as selected.
    ).all(scope) as { currency: string; amount: number }[]
  const costs = typed('cost_line', scope.platform === null ? '' : 'AND platform = @platform')
  // Deals name no platform, so a report of one has none of them.
  const deals = scope.platform === null ? typed('deal', "AND status = 'won'") : []
  return [...new Set([...spends, ...costs, ...deals].map(({ currency }) => currency))].flatMap((currency) => {
    const amountIn = <T>(amounts: readonly { readonly currency: string; readonly amount: T }[]): T | undefined => amounts.find((one) => one.currency === currency)?.amount
    return leftOutSentence({ currency, spendMinor: amountIn(spends), costsMinor: amountIn(costs), dealsMinor: amountIn(deals) }) ?? []
  })
}

/** The same as warnings. */
export const otherCurrencyNotes = (...asked: Parameters<typeof inOtherCurrencies>): readonly string[] => inOtherCurrencies(...asked).map(({ sentence }) => sentence)

const cutLimit = 5

/** Says which results the asked period leaves out because it cuts them. */
export const cutNotes = (context: StoreContext, scope: ResultScope): readonly string[] => {
  const cut = gatherCutStretches(context, scope)
  const amount = (spendMinor: number | null): string => (spendMinor === null ? '' : `, ${formatMoney(spendMinor, scope.currency, { withCurrency: true })}`)
  const sentences = cut
    .slice(0, cutLimit)
    .map(({ platform, fromDay, toDay, spendMinor }) =>
      fromDay === 0 && toDay === 0
        ? t`Left out: ${platformNames[platform]} results without a date${amount(spendMinor)}.`
        : t`Left out: ${platformNames[platform]} results of ${dayRangeText(fromDayNumber(fromDay), fromDayNumber(toDay))}${amount(spendMinor)}; they are known as a whole only and reach beyond the period.`,
    )
  return cut.length > cutLimit ? [...sentences, t`${plural(cut.length - cutLimit, { one: 'Left out in the same way: # more stretch.', other: 'Left out in the same way: # more stretches.' })}`] : sentences
}

/** Says where campaigns are set aside in totals because a view without campaigns proves more. */
export const asideNotes = ({ prepare }: StoreContext, currency: string): readonly string[] => {
  const aside = prepare('SELECT 1 FROM actual_slice INDEXED BY actual_slice_aside WHERE is_counted = 2 AND currency = ? LIMIT 1').get(currency)
  return aside === undefined ? [] : [t`Some campaigns count on their own page only: for the same days a file without campaigns proves more money, and that one is in the totals.`]
}

/** Names of conversion kinds by id. */
export const kindNames = ({ prepare }: StoreContext): ((kindId: number) => string) => {
  // Columns as selected.
  const rows = prepare('SELECT id, name FROM conversion_kind').raw().all() as [number, string][]
  const names = new Map(rows)
  return (kindId) => names.get(kindId) ?? t`Conversions`
}
