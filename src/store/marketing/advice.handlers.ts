import { addDays, type Day, localDay, weekStart } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { type AdviceData, type AdviceQuestion, type AdviceTier, type ChannelReadiness, tierNames, verdictOf } from '../../shared/marketing/advice/advice'
import type { adviceContract, AdviceOverview, CurveView } from '../../shared/marketing/advice/advice.contract'
import { tallyOf } from '../../shared/marketing/advice/promise'
import { tierOfAll, usableWeeks } from '../../shared/marketing/advice/readiness'
import { suggest } from '../../shared/marketing/advice/suggest'
import { outcomeName } from '../../shared/marketing/advice/suggestion-words'
import type { AdviceWishes, Suggestion } from '../../shared/marketing/advice/suggestion'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { gatherChoices } from './advice-choices'
import { fitRequestOf, keepFit, type KeptFit, type Learned, learnedFrom, readFit } from './advice-fit'
import { bookedOf, planChannel } from './advice-plan'
import { anchorsOf, scoredPromises, writePromise } from './advice-promise'
import { copyPlan, insertPlan, makePlanCurrent } from './media-plan.handlers'
import { currentPlan } from './plan-rows'
import { readPlanning } from './planning.handlers'

const noWeeks = (since: Day | null): string =>
  since === null ? t`No whole week of results of this kind is known. Import results day by day, for several weeks.` : t`No whole week of results of this kind is known since ${dayText(since)}. Choose an earlier day, or import newer results.`

const tierSentence = (tier: AdviceTier, channels: readonly ChannelReadiness[], since: Day | null): string => {
  const running = channels.filter(({ nowMinor }) => nowMinor > 0)
  if (channels.length === 0) return noWeeks(since)
  if (running.length === 0) return t`Nothing of this kind is running now, so there is nothing to divide.`
  const ready = running.filter((channel) => channel.tier > 0).length
  const who = ready === running.length ? t`every running channel` : t`${ready} of ${running.length} running channels`
  switch (tier) {
    case 0:
      return t`What more or less money would bring cannot be told from these weeks. Each channel says what is missing; until then try out what you assume.`
    case 1:
      return t`The weeks of ${who} show roughly how results follow spend. That carries moves of up to 30%, not more.`
    case 2:
      return t`A year or more of varied weeks of ${who} shows where more money brings less and how long it works on.`
  }
}

const curvesOf = ({ data, readiness }: Learned, { fit }: KeptFit): CurveView[] =>
  fit.channels.flatMap(({ key, curve }) => {
    const channel = data.channels.find((each) => each.key === key)
    const ready = readiness.find((each) => each.key === key)
    if (channel === undefined || ready === undefined || data.firstWeek === null) return []
    const { firstWeek } = data
    const observed = usableWeeks(channel).map((week) => ({ week: addDays(firstWeek, week * 7), spendMinor: channel.spend[week] ?? 0, results: channel.results[week] ?? 0 }))
    return [{ key, name: channel.name, curve, observed }]
  })

/** The weeks of which all is known of some channel at least: one that results only begin or end in is none. */
const knownWeeks = ({ firstWeek, channels }: AdviceData): AdviceOverview['weeks'] => {
  const known = [...new Set(channels.flatMap(({ spend }) => spend.flatMap((value, week) => (value === null ? [] : [week]))))]
  return firstWeek === null || known.length === 0 ? null : { from: addDays(firstWeek, Math.min(...known) * 7), to: addDays(firstWeek, Math.max(...known) * 7 + 6), count: known.length }
}

const overviewOf = (learned: Learned, kept: KeptFit | null): AdviceOverview => {
  const { data, readiness, dataVersion } = learned
  const tier = tierOfAll(readiness)
  const isCurrent = kept?.dataVersion === dataVersion
  // Curves that failed their checks are not what is advised by.
  const told = isCurrent && kept.fit.steppedDown !== null ? kept.fit.tier : tier
  return {
    question: data.question,
    label: outcomeName(data.question.outcome),
    tier,
    sentence: `${tierNames[told]}. ${tierSentence(told, readiness, data.question.since)}`,
    channels: [...readiness],
    weeks: knownWeeks(data),
    notes: [...data.notes],
    dataVersion,
    fit:
      kept === null
        ? null
        : {
            tier: kept.fit.tier,
            dataVersion: kept.dataVersion,
            madeAt: kept.madeAt,
            isCurrent,
            verdict: verdictOf(kept.fit.quality),
            quality: kept.fit.quality,
            steppedDown: kept.fit.steppedDown,
            curves: curvesOf(learned, kept),
          },
  }
}

interface Suggested {
  readonly suggestion: Suggestion
  readonly question: AdviceQuestion
  readonly dataVersion: string
  readonly today: Day
}

const suggestFor = (context: StoreContext, asked: AdviceQuestion, wishes: AdviceWishes): Result<Suggested, { readonly type: 'FitNeeded' }> => {
  const { data, readiness, dataVersion } = learnedFrom(context, asked)
  const { question } = data
  const kept = readFit(context, question)
  if (kept === null || kept.dataVersion !== dataVersion) return err({ type: 'FitNeeded' })
  const today = localDay(context.now())
  const startsOn = wishes.startsOn ?? weekStart(addDays(today, 7), readPlanning(context).firstWeekday)
  const channels = readiness.filter(({ nowMinor }) => nowMinor > 0)
  const booked = bookedOf(context, question, channels.map(({ key }) => key), { from: startsOn, weeks: wishes.weeks })
  const basis = { fit: kept.fit, outcome: question.outcome, currency: question.currency, channels, anchors: anchorsOf(context, question, startsOn), booked, startsOn }
  return ok({ suggestion: suggest(basis, wishes), question, dataVersion, today })
}

export const adviceHandlers: Handlers<typeof adviceContract, StoreContext> = {
  choices: (context) => ok([...gatherChoices(context)]),

  overview: (context, { question }) => {
    const learned = learnedFrom(context, question)
    return ok(overviewOf(learned, readFit(context, learned.data.question)))
  },

  fit: async (context, { question }, control) => {
    const learned = learnedFrom(context, question)
    const fit = await context.fitAdvice(fitRequestOf(learned), control)
    if (fit === null || control.isCancelled()) return err({ type: 'Cancelled' })
    context.transaction(() => keepFit(context, learned.data.question, { fit, dataVersion: learned.dataVersion }))
    return ok({ tier: fit.tier, dataVersion: learned.dataVersion })
  },

  suggest: (context, { question, wishes }) => {
    const made = suggestFor(context, question, wishes)
    return made.ok ? ok(made.value.suggestion) : made
  },

  adopt: (context, { question: asked, wishes, name, isCurrent }) => {
    const made = suggestFor(context, asked, wishes)
    if (!made.ok) return made
    const { suggestion, question, dataVersion, today } = made.value
    if (suggestion.outcome !== 'move') return err({ type: 'NothingToAdopt' })
    if (suggestion.period.from <= today) return err({ type: 'PeriodHasBegun', today })
    const current = currentPlan(context)
    const copy = current === null ? insertPlan(context, { name, note: '', startsOn: suggestion.period.from, endsOn: suggestion.period.to }, true) : copyPlan(context, current, name)
    for (const channel of suggestion.channels) {
      if (channel.held !== null) continue
      const planned = planChannel(context, question, { planId: copy.id, channel, period: suggestion.period })
      if (!planned.ok) return planned
    }
    const plan = isCurrent && !copy.isCurrent ? makePlanCurrent(context, copy) : copy
    return ok({ plan, promise: writePromise(context, { plan, question, suggestion, dataVersion }) })
  },

  promises: (context) => {
    const promises = scoredPromises(context)
    return ok({ promises: [...promises], tally: tallyOf(promises) })
  },
}
