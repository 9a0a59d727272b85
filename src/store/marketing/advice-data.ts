import { compareValues } from '../../shared/kernel/compare'
import { createHash } from 'node:crypto'
import { addDays, type Day, fromDayNumber, localDay, toDayNumber } from '../../shared/kernel/day'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { groupBy } from '../../shared/kernel/group-by'
import { plural, t } from '../../shared/kernel/words'
import type { AdviceData, AdviceQuestion, ChannelWeeks } from '../../shared/marketing/advice/advice'
import { wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import type { StoreContext } from '../context'
import { hasEnded } from './account-reach'
import { channelName } from './advice-choices'
import { readPlanning } from './planning.handlers'
import { isInRun, runColumns, runsJson, runsWithout } from './untold-runs'

/** More weeks than this are of another time. */
const mostWeeks = 156

/** From this many weeks on, spend without any result is taken for results that were not measured. */
const unmeasuredWeeks = 4

/** A channel's counted results of one week of one account. */
interface WeekRow {
  readonly channel: string
  readonly accountId: number
  readonly week: number
  readonly spendMinor: number
  readonly results: number | null
  /** Spend on days whose conversions are of another kind. */
  readonly otherMinor: number
  /** Spend on days whose files do not tell the results. */
  readonly untoldMinor: number
}

interface Scope {
  readonly currency: string
  /** What is added to a day's number so that weeks begin where they should. */
  readonly shift: number
  readonly fromDay: number
  readonly toDay: number
  readonly kindId: number | null
  readonly platform: string | null
  /** Days whose files do not tell the results, as `runsJson` writes them. Null: there are none. */
  readonly runs: string | null
}

const untoldRunsOf = (context: StoreContext, kind: AdviceQuestion['outcome']['kind']): string | null => {
  const runs = kind === 'deals' ? [] : runsWithout(context, kind === 'value' ? 'conversion_value' : 'conversions')
  return runs.length === 0 ? null : runsJson(runs)
}

const scopeOf = (context: StoreContext, { outcome, currency }: AdviceQuestion, { from, to }: { readonly from: Day | null; readonly to: Day }): Scope => ({
  currency,
  shift: 4 - readPlanning(context).firstWeekday,
  fromDay: from === null ? 1 : toDayNumber(from),
  toDay: toDayNumber(to),
  // The column as selected.
  kindId: outcome.kind === 'conversions' ? ((context.prepare('SELECT id FROM conversion_kind WHERE name = ?').pluck().get(outcome.name) as number | undefined) ?? -2) : null,
  platform: outcome.kind === 'value' ? outcome.platform : null,
  runs: untoldRunsOf(context, outcome.kind),
})

/** Whether another kind of conversion was measured than the one that is asked for. A day of which no kind is known is of every kind. */
const isOther = '(slice.conversion_kind_id IS NOT NULL AND slice.conversion_kind_id <> @kindId)'

/** A number is bound as a float, whose division would not be whole. */
const weekOf = (column: string): string => `CAST((${column} + @shift) / 7 AS INTEGER)`

/** What counts of the channels that the outcome can be of: for conversions, campaigns that ever counted this kind. */
const countedSql = ({ outcome, grain }: AdviceQuestion, { runs }: Scope): string => {
  const measure = outcome.kind === 'conversions' ? `CASE WHEN ${isOther} THEN NULL ELSE slice.conversions END` : outcome.kind === 'value' ? 'slice.conversion_value_minor' : 'NULL'
  const other = outcome.kind === 'conversions' ? isOther : '0'
  const who =
    outcome.kind === 'conversions'
      ? 'AND EXISTS (SELECT 1 FROM counting WHERE counting.account_id = slice.account_id AND counting.campaign_id = slice.campaign_id)'
      : outcome.kind === 'value'
        ? 'AND account.platform = @platform'
        : ''
  const isUntold = runs === null ? '0' : `slice.${outcome.kind === 'value' ? 'conversion_value_minor' : 'conversions'} IS NULL AND EXISTS (SELECT 1 FROM run WHERE ${isInRun})`
  return `WITH ${runs === null ? '' : `run AS MATERIALIZED (${runColumns}), `}counting AS MATERIALIZED (SELECT DISTINCT account_id, campaign_id FROM actual_slice WHERE conversion_kind_id = @kindId AND is_counted = 1)
    SELECT ${grain === 'platform' ? 'account.platform' : 'CAST(slice.campaign_id AS TEXT)'} AS channel, slice.account_id AS accountId, slice.from_day AS fromDay, slice.to_day AS toDay,
      CASE WHEN ${other} THEN 0 ELSE coalesce(slice.spend_minor, 0) END AS spendMinor, ${measure} AS results, CASE WHEN ${other} THEN coalesce(slice.spend_minor, 0) ELSE 0 END AS otherMinor,
      CASE WHEN ${isUntold} THEN coalesce(slice.spend_minor, 0) ELSE 0 END AS untoldMinor
    FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id
    WHERE slice.is_counted = 1 AND slice.currency = @currency AND slice.from_day >= @fromDay AND slice.to_day <= @toDay ${grain === 'campaign' ? 'AND slice.campaign_id <> 0' : ''} ${who}`
}

const gatherWeeks = ({ prepare }: StoreContext, question: AdviceQuestion, scope: Scope): readonly WeekRow[] =>
  // Columns as selected.
  prepare(
    `SELECT channel, accountId, ${weekOf('fromDay')} AS week, sum(spendMinor) AS spendMinor, sum(results) AS results, sum(otherMinor) AS otherMinor, sum(untoldMinor) AS untoldMinor
     FROM (${countedSql(question, scope)}) WHERE ${weekOf('fromDay')} = ${weekOf('toDay')} GROUP BY channel, accountId, week`,
  ).all(scope) as WeekRow[]

/** Spend of counted results that lie over several weeks, and so in none. */
const gatherLonger = ({ prepare }: StoreContext, question: AdviceQuestion, scope: Scope): readonly { readonly channel: string; readonly spendMinor: number }[] =>
  // Columns as selected.
  prepare(`SELECT channel, sum(spendMinor) AS spendMinor FROM (${countedSql(question, scope)}) WHERE ${weekOf('fromDay')} <> ${weekOf('toDay')} GROUP BY channel HAVING spendMinor > 0`).all(scope) as { channel: string; spendMinor: number }[]

/** Days from the first to the last of an account's results, and the weeks in which it has any. */
interface Coverage {
  readonly firstDay: number
  readonly lastDay: number
  readonly weeks: ReadonlySet<number>
}

const gatherCoverage = ({ prepare }: StoreContext, scope: Scope): ReadonlyMap<number, Coverage> => {
  const rows = prepare(
    `SELECT account_id AS accountId, ${weekOf('from_day')} AS week, min(from_day) AS firstDay, max(to_day) AS lastDay FROM actual_stretch
     WHERE currency = @currency AND from_day >= @fromDay AND to_day <= @toDay AND ${weekOf('from_day')} = ${weekOf('to_day')} GROUP BY account_id, week`,
    // Columns as selected.
  ).all(scope) as { accountId: number; week: number; firstDay: number; lastDay: number }[]
  const coverageOf = (weeks: readonly (typeof rows)[number][]): Coverage => ({
    firstDay: Math.min(...weeks.map(({ firstDay }) => firstDay)),
    lastDay: Math.max(...weeks.map(({ lastDay }) => lastDay)),
    weeks: new Set(weeks.map(({ week }) => week)),
  })
  return new Map([...groupBy(rows, ({ accountId }) => accountId)].map(([accountId, weeks]) => [accountId, coverageOf(weeks)]))
}

// A thousand campaigns have more weeks than a call takes arguments.
const oldestWeek = (rows: readonly { readonly week: number }[]): number => rows.reduce((oldest, { week }) => Math.min(oldest, week), Infinity)
const newestWeek = (rows: readonly { readonly week: number }[]): number => rows.reduce((newest, { week }) => Math.max(newest, week), -Infinity)

/** Revenue of won deals by campaign and week. */
const gatherDealWeeks = ({ prepare }: StoreContext, scope: Scope): readonly { readonly channel: string; readonly week: number; readonly amountMinor: number }[] =>
  prepare(
    `SELECT CAST(campaign_id AS TEXT) AS channel, ${weekOf('(julianday(on_day) - 2440587.5)')} AS week, sum(amount_minor) AS amountMinor FROM deal
     WHERE status = 'won' AND campaign_id IS NOT NULL AND currency = @currency AND on_day >= date(@fromDay * 86400, 'unixepoch') AND on_day <= date(@toDay * 86400, 'unixepoch') GROUP BY channel, week`,
    // Columns as selected.
  ).all(scope) as { channel: string; week: number; amountMinor: number }[]

interface Calendar {
  readonly first: number
  readonly count: number
  readonly startOf: (week: number) => Day
}

/** Whether every account of a channel has results in the whole of a week. */
const isKnown = (accounts: readonly (Coverage | undefined)[], week: number, { shift }: Scope): boolean => {
  const start = week * 7 - shift
  const known = accounts.filter((account) => account !== undefined)
  const newestDay = Math.max(...known.map(({ lastDay }) => lastDay))
  // An account that begins later or ended earlier was not there, which is known; one with a hole in its weeks, or whose newest file is still to come, is not.
  const there = known.filter(({ firstDay, lastDay }) => start + 6 >= firstDay && (start <= lastDay || !hasEnded(lastDay, newestDay)))
  return there.length > 0 && there.every(({ firstDay, lastDay, weeks }) => firstDay <= start && lastDay >= start + 6 && weeks.has(week))
}

/** Stretches of weeks with spend in which nothing was counted at all, not even 0: those that are long were not measured. `untold`: weeks of which files say that they do not tell it. */
const forgetUnmeasured = (spend: readonly (number | null)[], results: (number | null)[], untold: ReadonlySet<number>): void => {
  let from = 0
  while (from < spend.length) {
    let to = from
    while (to < spend.length && (spend[to] ?? 0) > 0 && results[to] === null && !untold.has(to)) to += 1
    if (to - from < unmeasuredWeeks) for (let week = from; week < to; week += 1) results[week] = 0
    from = Math.max(to, from + 1)
  }
}

interface Surroundings {
  readonly calendar: Calendar
  readonly coverage: ReadonlyMap<number, Coverage>
  readonly scope: Scope
  /** Whether results come from files, which may not tell them. */
  readonly isMeasured: boolean
}

const channelWeeks = (rows: readonly WeekRow[], { key, name }: Pick<ChannelWeeks, 'key' | 'name'>, { calendar, coverage, scope, isMeasured }: Surroundings): ChannelWeeks => {
  const accounts = [...new Set(rows.map(({ accountId }) => accountId))].map((id) => coverage.get(id))
  const byWeek = groupBy(rows, ({ week }) => week)
  let brokeAtWeek: number | null = null
  const spend: (number | null)[] = []
  const results: (number | null)[] = []
  const untold = new Set<number>()
  for (let index = 0; index < calendar.count; index += 1) {
    const parts = byWeek.get(calendar.first + index) ?? []
    const [own, other] = [parts.reduce((sum, { spendMinor }) => sum + spendMinor, 0), parts.reduce((sum, { otherMinor }) => sum + otherMinor, 0)]
    const isOfAnotherKind = other > 0 && own === 0
    if (isOfAnotherKind) brokeAtWeek = index + 1
    const known = isKnown(accounts, calendar.first + index, scope) && !isOfAnotherKind
    const counted = parts.filter(({ results: value }) => value !== null)
    if (parts.some(({ untoldMinor }) => untoldMinor > 0)) untold.add(index)
    spend.push(known ? own : null)
    results.push(!known || untold.has(index) ? null : own === 0 && counted.length === 0 ? 0 : counted.length === 0 ? null : counted.reduce((sum, { results: value }) => sum + (value ?? 0), 0))
  }
  if (isMeasured) forgetUnmeasured(spend, results, untold)
  // What was counted before another kind came between says nothing of today.
  results.fill(null, 0, brokeAtWeek ?? 0)
  return { key, name, spend, results, brokeAtWeek: brokeAtWeek === null || brokeAtWeek >= calendar.count ? null : brokeAtWeek }
}

const withDeals = (channel: ChannelWeeks, deals: ReadonlyMap<string, readonly { readonly week: number; readonly amountMinor: number }[]>, { first }: Calendar, firstDealWeek: number): ChannelWeeks => {
  const own = new Map((deals.get(channel.key) ?? []).map(({ week, amountMinor }) => [week, amountMinor]))
  // Before the first deal of all, nobody typed any in.
  return { ...channel, results: channel.spend.map((value, index) => (value === null || first + index < firstDealWeek ? null : (own.get(first + index) ?? 0))) }
}

/** Holes of several weeks in what is known of a channel, once it has begun. */
const gapNotes = ({ name, spend }: ChannelWeeks, { first, startOf }: Calendar, brokeAtWeek: number | null): readonly string[] => {
  const notes: string[] = []
  let from = Math.max(spend.findIndex((value) => value !== null), brokeAtWeek ?? 0)
  const last = spend.findLastIndex((value) => value !== null)
  while (from >= 0 && from < last) {
    let to = from
    while (to < last && spend[to] === null) to += 1
    if (to - from > 1) notes.push(t`Nothing is known of ${name} for ${to - from} weeks, ${dayRangeText(startOf(first + from), addDays(startOf(first + to), -1))}: left out, and not taken for weeks without spend.`)
    from = to + 1
  }
  return notes
}

const notesOn = (channel: ChannelWeeks, calendar: Calendar): readonly string[] => {
  const { first, startOf } = calendar
  const { name, brokeAtWeek, spend, results } = channel
  const unmeasured = spend.filter((value, week) => value !== null && value > 0 && results[week] === null && week >= (brokeAtWeek ?? 0)).length
  return [
    ...(brokeAtWeek === null ? [] : [t`${name} counted another kind of conversion until ${dayText(addDays(startOf(first + brokeAtWeek), -1))}; unlike kinds are not added, so only the weeks since then are learned from.`]),
    ...gapNotes(channel, calendar, brokeAtWeek),
    ...(unmeasured === 0 ? [] : [t`${plural(unmeasured, { one: 'In # week', other: 'In # weeks' })} ${name} spent money and its results were not measured: left out, and not taken for 0.`]),
  ]
}

const longerNotes = (context: StoreContext, question: AdviceQuestion, scope: Scope): readonly string[] =>
  gatherLonger(context, question, scope).map(({ channel, spendMinor }) => t`${wholeMoney(spendMinor, question.currency)} of ${channelName(context, question.grain, channel)} is known only for stretches longer than a week and is left out. Export it day by day to learn from it.`)

/** Results that end this many weeks before the present one say little of what is spent now. */
const staleWeeks = 3

const staleNotes = (channels: readonly ChannelWeeks[], { first, startOf }: Calendar, { toDay, shift }: Scope): readonly string[] => {
  // A week that results only begin in is no whole one.
  const newest = Math.max(-1, ...channels.map(({ spend }) => spend.findLastIndex((value) => value !== null)))
  if (newest === -1) return []
  const last = first + newest
  const behind = Math.floor((toDay + 1 + shift) / 7) - 1 - last
  return behind < staleWeeks ? [] : [t`The newest whole week of results ends on ${dayText(addDays(startOf(last), 6))}, ${behind} weeks ago: what is called now was then. Import newer results first.`]
}

/** Weekly spend and outcome of each channel, from what counts, up to yesterday. */
export const gatherAdviceData = (context: StoreContext, asked: AdviceQuestion): AdviceData => {
  const question: AdviceQuestion = asked.outcome.kind === 'conversions' ? asked : { ...asked, grain: 'campaign' }
  const scope = scopeOf(context, question, { from: question.since, to: addDays(localDay(context.now()), -1) })
  const rows = gatherWeeks(context, question, scope)
  const longer = longerNotes(context, question, scope)
  if (rows.length === 0) return { question, firstWeek: null, channels: [], notes: longer }
  const coverage = gatherCoverage(context, scope)
  // The week that is not over yet is no week to learn from.
  const last = Math.min(newestWeek(rows), Math.floor((scope.toDay + 1 + scope.shift) / 7) - 1)
  const first = Math.max(oldestWeek(rows), last - mostWeeks + 1)
  if (last < first) return { question, firstWeek: null, channels: [], notes: longer }
  const calendar: Calendar = { first, count: last - first + 1, startOf: (week) => fromDayNumber(week * 7 - scope.shift) }
  const isMeasured = question.outcome.kind !== 'deals'
  const deals = isMeasured ? [] : gatherDealWeeks(context, scope)
  const dealsByChannel = groupBy(deals, ({ channel }) => channel)
  const firstDealWeek = oldestWeek(deals)
  const channels = [...groupBy(rows, ({ channel }) => channel)].map(([key, own]) => {
    const channel = channelWeeks(own, { key, name: channelName(context, question.grain, key) }, { calendar, coverage, scope, isMeasured })
    return isMeasured ? channel : withDeals(channel, dealsByChannel, calendar, firstDealWeek)
  })
  const spending = channels.filter(({ spend }) => spend.some((value) => value !== null && value > 0)).sort((left, right) => compareValues(left.key, right.key))
  const notes = [...staleNotes(spending, calendar, scope), ...spending.flatMap((channel) => notesOn(channel, calendar)), ...longer]
  return { question, firstWeek: calendar.startOf(first), channels: spending, notes }
}

/** A mark of the very numbers that advice is made from: the same weeks, the same mark. */
export const dataVersionOf = ({ question, firstWeek, channels }: AdviceData): string => createHash('sha256').update(JSON.stringify([question, firstWeek, channels])).digest('hex').slice(0, 16)

/** What some channels brought together on some days, and what each of them spent; one that is not named spent nothing. Null: results of a channel, or of one of its accounts that goes on, do not reach the end, are known only for stretches that reach beyond these days, or the files of some of these days do not tell them. */
export const gatherRealised = (
  context: StoreContext,
  question: AdviceQuestion,
  { keys, from, to }: { readonly keys: readonly string[]; readonly from: Day; readonly to: Day },
): { readonly results: number; readonly spent: ReadonlyMap<string, number> } | null => {
  const scope = scopeOf(context, question, { from, to })
  const wide = scopeOf(context, question, { from: null, to: localDay(context.now()) })
  const [firstDay, lastDay] = [toDayNumber(from), toDayNumber(to)]
  // Columns as selected.
  const rows = context
    .prepare(
      `SELECT channel, sum(spendMinor) AS spentMinor, sum(results) AS results, sum(untoldMinor) AS untoldMinor FROM (${countedSql(question, scope)}) GROUP BY channel`,
    )
    .all(scope) as { channel: string; spentMinor: number; results: number | null; untoldMinor: number }[]
  const reach = context
    .prepare(
      `SELECT channel, (SELECT max(to_day) FROM actual_stretch WHERE account_id = accountId AND currency = @currency) AS accountTo,
         max(spendMinor > 0 AND fromDay <= @lastDay AND toDay >= @firstDay AND (fromDay < @firstDay OR toDay > @lastDay)) AS isCut FROM (${countedSql(question, scope)}) GROUP BY channel, accountId`,
    )
    .all({ ...wide, firstDay, lastDay }) as { channel: string; accountTo: number; isCut: number }[]
  const accountsOf = groupBy(reach, ({ channel }) => channel)
  const isToCome = (key: string): boolean => {
    const accounts = (accountsOf.get(key) ?? []).map(({ accountTo }) => accountTo)
    const newestDay = Math.max(...accounts)
    // An account that had ended before these days is not waited for, nor one that has nothing while others have gone on for long.
    return newestDay < lastDay || accounts.some((accountTo) => accountTo < lastDay && !hasEnded(accountTo, firstDay) && !hasEnded(lastDay, newestDay))
  }
  if (keys.some(isToCome) || reach.some(({ channel, isCut }) => isCut === 1 && keys.includes(channel))) return null
  const mine = rows.filter(({ channel }) => keys.includes(channel))
  if (mine.some(({ untoldMinor }) => untoldMinor > 0)) return null
  const deals = question.outcome.kind === 'deals' ? gatherDealWeeks(context, scope).filter(({ channel }) => keys.includes(channel)) : []
  const results =
    question.outcome.kind === 'deals' ? deals.reduce((sum, { amountMinor }) => sum + amountMinor, 0) : mine.reduce((sum, row) => sum + (row.results ?? 0), 0)
  return { results, spent: new Map(mine.map(({ channel, spentMinor }) => [channel, spentMinor])) }
}
