import { fromDayNumber } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { type AdPlatform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import type { ResultScope } from './result-parts'

/** An account without results for longer than this while others of its channel have some is taken to have ended: files are often of a month each. */
const endedDays = 35

/** Whether an account is taken to have ended, from its last day with results and the newest of any beside it. */
export const hasEnded = (lastDay: number, newestDay: number): boolean => newestDay - lastDay > endedDays

/** An ad account as it is told from others. */
export const accountText = ({ platform, account }: { readonly platform: AdPlatform; readonly account: string }): string => `${platformNames[platform]}${account === '' ? '' : ` (${account})`}`

/** To which day an account has results. */
interface AccountReach {
  readonly platform: AdPlatform
  readonly account: string
  readonly lastDay: number
}

const gatherReach = ({ prepare }: StoreContext, { currencies, toDay, platform, campaignId }: Omit<ReachScope, 'fromDay'>): readonly AccountReach[] =>
  // Columns as selected. An account that was exported has the days of all its campaigns, also of one that spent nothing.
  prepare(
    `SELECT account.platform, account.name AS account, max(stretch.to_day) AS lastDay FROM actual_stretch AS stretch JOIN ad_account AS account ON account.id = stretch.account_id
     WHERE stretch.to_day <> 0 AND stretch.currency IN (SELECT value FROM json_each(@currencies)) AND (@toDay IS NULL OR stretch.from_day <= @toDay) AND (@platform IS NULL OR account.platform = @platform)
       AND (@campaignId IS NULL OR account.id IN (SELECT account_id FROM campaign_source WHERE campaign_id = @campaignId))
     GROUP BY account.id ORDER BY lastDay, account.platform, account.name`,
  ).all({ currencies: JSON.stringify(currencies), toDay, platform, campaignId }) as AccountReach[]

interface ReachScope extends Omit<ResultScope, 'currency'> {
  readonly currencies: readonly string[]
}

/** The newest day to which any of these accounts has results. Null: to none. */
export const newestResultDay = (context: StoreContext, scope: Omit<ReachScope, 'fromDay'>): number | null => gatherReach(context, scope).at(-1)?.lastDay ?? null

/** Says whose results end before those of others within the asked days, which the newest day of all does not tell: first of those of which more is to come, then of those that are taken to have ended. */
export const reachNotes = (context: StoreContext, scope: ReachScope): readonly string[] => {
  const all = gatherReach(context, scope)
  const newest = all.at(-1)?.lastDay ?? 0
  const asked = Math.min(newest, scope.toDay ?? newest)
  const isThere = ({ lastDay }: AccountReach): boolean => scope.fromDay === null || lastDay >= scope.fromDay
  const before = all.filter(({ lastDay }) => lastDay < asked)
  return [...shortNotes(before.filter(({ lastDay }) => !hasEnded(lastDay, newest)), asked), ...endedNotes(before.filter((one) => hasEnded(one.lastDay, newest) && isThere(one)))]
}

const shortNotes = (short: readonly AccountReach[], asked: number): readonly string[] => {
  const [first] = short
  if (first === undefined) return []
  const [from, to] = [day(first.lastDay), day(asked)]
  return [
    short.length === 1
      ? t`Results of ${accountText(first)} reach only to ${from}, those of others to ${to}.`
      : t`Results of ${plural(short.length, { one: '# ad account', other: '# ad accounts' })} end before ${to}, those of ${accountText(first)} on ${from}.`,
  ]
}

const endedNotes = (ended: readonly AccountReach[]): readonly string[] => {
  const last = ended.at(-1)
  if (last === undefined) return []
  return [
    ended.length === 1
      ? t`${accountText(last)} has no results after ${day(last.lastDay)}, while others go on for more than ${endedDays} days: it is taken to have ended. If it runs, import its newer results.`
      : t`${plural(ended.length, { one: '# ad account ends', other: '# ad accounts end' })} within these days, more than ${endedDays} days before others do, ${accountText(last)} last on ${day(last.lastDay)}: they are taken to have ended. Import newer results of those that run.`,
  ]
}

const day = (number: number): string => dayText(fromDayNumber(number))
