import type { ReadSummary } from '../../imports/reading'
import { groupBy } from '../../shared/kernel/group-by'
import type { ImportOptions, ImportQuestion } from '../../shared/imports/import'
import type { AdPlatform } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { accountText } from '../marketing/account-reach'
import type { CollectedRows } from './collected-rows'
import type { Dictionaries } from './dictionaries'
import { comparedDays } from './renamed'

const id = 'counted-twice'

/** What a file, or an account of the workbook, has in all of one stretch. Null: not told. */
interface StretchSums {
  readonly fromDay: number
  readonly toDay: number
  spendMinor: number
  impressions: number | null
}

interface OldStretch extends StretchSums {
  readonly accountId: number
  readonly platform: AdPlatform
  readonly account: string
}

const stretchOf = ({ fromDay, toDay }: Pick<StretchSums, 'fromDay' | 'toDay'>): string => `${fromDay} ${toDay}`

/** Whether the workbook has any account but these. Most have not, and their files need no further look. */
const hasOthers = ({ prepare }: StoreContext, accountIds: ReadonlySet<number>): boolean => prepare('SELECT 1 FROM ad_account WHERE id NOT IN (SELECT value FROM json_each(?)) LIMIT 1').get(JSON.stringify([...accountIds])) !== undefined

/** What counts of all accounts in stretches that begin on these days and cost anything. */
const stretchesOn = ({ prepare }: StoreContext, days: readonly number[], currency: string): readonly OldStretch[] =>
  // Columns as selected.
  prepare(
    `SELECT stretch.account_id AS accountId, account.platform, account.name AS account, stretch.from_day AS fromDay, stretch.to_day AS toDay, stretch.spend_minor AS spendMinor, stretch.impressions
     FROM ad_account AS account CROSS JOIN actual_stretch AS stretch ON stretch.account_id = account.id
     WHERE stretch.from_day IN (SELECT value FROM json_each(?)) AND stretch.currency = ? AND stretch.spend_minor > 0`,
  ).all(JSON.stringify(days), currency) as OldStretch[]

const sumsByStretch = (rows: CollectedRows, days: ReadonlySet<number>): ReadonlyMap<string, StretchSums> => {
  // By numbers: millions of texts take seconds.
  const sums = new Map<number, Map<number, StretchSums>>()
  for (let row = 0; row < rows.count; row += 1) {
    const fromDay = rows.fromDay.at(row)
    if (!days.has(fromDay)) continue
    const toDay = rows.toDay.at(row)
    let ofDay = sums.get(fromDay)
    if (ofDay === undefined) sums.set(fromDay, (ofDay = new Map<number, StretchSums>()))
    let sum = ofDay.get(toDay)
    if (sum === undefined) ofDay.set(toDay, (sum = { fromDay, toDay, spendMinor: 0, impressions: null }))
    sum.spendMinor += rows.measures.spendMinor.at(row) || 0
    const impressions = rows.measures.impressions.at(row)
    if (!Number.isNaN(impressions)) sum.impressions = (sum.impressions ?? 0) + impressions
  }
  return new Map([...sums.values()].flatMap((ofDay) => [...ofDay.values()]).map((sum) => [stretchOf(sum), sum]))
}

const isAlike = (left: StretchSums, right: StretchSums | undefined): boolean => right !== undefined && left.spendMinor === right.spendMinor && (left.impressions === null || right.impressions === null || left.impressions === right.impressions)

/** Two accounts may well spend one round amount each day; that they are seen alike, too, or spend alike when it differs, is no chance. */
const areNoChance = (alike: readonly StretchSums[], known: ReadonlyMap<string, StretchSums>): boolean =>
  alike.some((sums) => (sums.impressions ?? 0) > 0 && (known.get(stretchOf(sums))?.impressions ?? 0) > 0) || new Set(alike.map(({ spendMinor }) => spendMinor)).size > 1

/**
 * Asks about a file whose rows go to an account that is new on its days, while another has their very spend and impressions on at least half of the stretches that both
 * have: read as another platform's, or with or without the name of its account, one export makes two accounts, and both count. Null: none has.
 */
export const countedTwiceQuestion = (context: StoreContext, { summary, rows }: { readonly summary: Pick<ReadSummary, 'currency'>; readonly rows: CollectedRows }, { accountIds }: Pick<Dictionaries, 'accountIds'>, { accepted }: ImportOptions): ImportQuestion | null => {
  if (accepted.includes(id) || !hasOthers(context, accountIds)) return null
  const days = comparedDays(rows, () => true)
  const old = stretchesOn(context, days, summary.currency)
  const own = new Set(old.filter(({ accountId }) => accountIds.has(accountId)).map(stretchOf))
  const others = groupBy(old.filter(({ accountId }) => !accountIds.has(accountId)), ({ accountId }) => accountId)
  const sums = sumsByStretch(rows, new Set(days))
  const [twin] = [...others.values()]
    .map((stretches) => stretches.filter((stretch) => !own.has(stretchOf(stretch)) && sums.has(stretchOf(stretch))))
    .map((both) => ({ both, alike: both.filter((stretch) => isAlike(stretch, sums.get(stretchOf(stretch)))) }))
    .filter(({ both, alike }) => alike.length * 2 >= both.length && areNoChance(alike, sums))
    .sort((left, right) => right.alike.length - left.alike.length)
  const [first] = twin?.alike ?? []
  if (twin === undefined || first === undefined) return null
  const [who, count] = [accountText(first), twin.alike.length]
  return {
    id,
    option: 'accepted',
    text: t`The workbook already has the very figures of this file on ${plural(count, { one: 'one of its days or periods', other: '# of its days or periods' })}, as results of ${who}. Imported like this they would go to another account, and both would count. If these are the same results, leave the file out, or name that platform and account. If they are others, import them.`,
    choices: [{ value: id, label: t`They are others: import them, and both count`, example: '' }],
  }
}
