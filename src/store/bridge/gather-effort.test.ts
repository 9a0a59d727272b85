import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { HourlyRateFields, timeCost } from '../../shared/bridge/effort'
import { Day } from '../../shared/kernel/day'
import { ContactFields } from '../../shared/networking/contact'
import { type Direction, InteractionFields, type InteractionType } from '../../shared/networking/interaction'
import { contactHandlers } from '../networking/contact.handlers'
import { interactionHandlers } from '../networking/interaction.handlers'
import { effortHandlers, readHourlyRates } from './effort.handlers'
import { countEngaged, gatherTime } from './gather-effort'

/** On both sides of the ends of months and years, and within them. */
const day = fc.constantFrom('2024-12-31', '2025-01-01', '2025-01-15', '2025-01-31', '2025-02-01', '2025-02-28', '2025-03-01', '2025-03-10', '2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01').map((text) => Day.parse(text))
const interaction = fc.record({
  type: fc.constantFrom<InteractionType>('message', 'like', 'meeting'), direction: fc.constantFrom<Direction>('incoming', 'outgoing', 'mutual'), on: day, minutes: fc.option(fc.integer({ min: 1, max: 90 })),
  people: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 }),
})
const rate = fc.record({ from: day, amountMinor: fc.integer({ min: 1, max: 9000 }), currency: fc.constantFrom('EUR', 'USD') })

it('time and people who answered are those of the interactions counted one by one, within any days and under any rates', () =>
  fc.assert(
    fc.property(fc.array(interaction, { maxLength: 25 }), fc.array(rate, { maxLength: 3 }), fc.array(fc.record({ from: fc.option(day), to: fc.option(day) }), { minLength: 6, maxLength: 6 }), (logged, rates, periods) => {
      const context = openMarketingContext({ currency: 'EUR' })
      const ids = ['Ada', 'Bea', 'Cem', 'Dina'].map((name) => valueOf(contactHandlers.add(context, ContactFields.parse({ name }))).id)
      const peopleOf = (people: readonly number[]) => people.flatMap((index) => ids[index] ?? [])
      for (const { people, ...fields } of logged) valueOf(interactionHandlers.log(context, { ...InteractionFields.parse(fields), people: peopleOf(people).map((id) => ({ id })) }))
      for (const fields of rates) valueOf(effortHandlers.setRate(context, HourlyRateFields.parse(fields)))
      const known = readHourlyRates(context)
      for (const period of [...periods, { from: null, to: null }, { from: Day.parse('2025-01-01'), to: Day.parse('2025-03-10') }, { from: Day.parse('2025-01-01'), to: Day.parse('2026-01-31') }]) {
        const within = logged.filter(({ on }) => on >= (period.from ?? '') && on <= (period.to ?? '9'))
        const answered = ids.filter((id) => {
          const ways = new Set(within.filter(({ people }) => peopleOf(people).includes(id)).map(({ direction }) => direction))
          return ways.has('mutual') || (ways.has('incoming') && ways.has('outgoing'))
        })
        expect(countEngaged(context, period)).toBe(answered.length)
        const oneByOne = within.map(({ on, type, minutes }) => {
          const said = InteractionFields.parse({ type, direction: 'mutual', on, minutes }).minutes
          return { on, type, loggedMinutes: said ?? 0, withoutMinutes: said === null ? 1 : 0 }
        })
        const [counted, wanted] = [timeCost(gatherTime(context, period, known), known), timeCost(oneByOne, known)]
        const byCurrency = (cost: typeof counted) => ({ ...cost, amounts: Object.fromEntries(cost.amounts.map(({ currency, amountMinor }) => [currency, amountMinor])) })
        expect(byCurrency(counted)).toEqual(byCurrency(wanted))
      }
    }),
    { numRuns: 40 },
  ), 120_000)
