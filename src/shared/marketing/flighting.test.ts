import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween } from '../kernel/day'
import { minorDigits, minorToDecimal, parseMinor } from '../kernel/money'
import { activeDays, darkenFlight, flightCells, flightLength, type FlightPlan, type FlightShape, moveFlight, periodsBetween, planFlight, rollUp, setFlightAmount, setFlightCell, shapeFlight, stretchFlight } from './flighting'

// Tests write days that exist.
const day = (text: string): Day => text as Day

const flight = (fields: Partial<Parameters<typeof planFlight>[0]> = {}): FlightPlan => {
  const plan = planFlight({ startsOn: day('2026-03-02'), endsOn: day('2026-03-08'), amountMinor: 70_00, shape: 'even', dark: [], ...fields })
  if (plan === null) throw new Error('No such flight')
  return plan
}

const sum = (cells: readonly number[]): number => cells.reduce((total, cell) => total + cell, 0)

const shapes: readonly FlightShape[] = ['even', 'front', 'back', 'custom']
const amounts = fc.oneof(fc.nat(200), fc.nat(10 ** 8), fc.integer({ min: 0, max: 10 ** 14 }))
const start = fc.integer({ min: -400, max: 400 }).map((days) => addDays(day('2026-01-01'), days))
const darkRange = fc.record({ offset: fc.integer({ min: -5, max: 100 }), length: fc.integer({ min: 0, max: 14 }) })

const anyFlight: fc.Arbitrary<FlightPlan> = fc
  .record({ startsOn: start, length: fc.integer({ min: 1, max: 120 }), amountMinor: amounts, shape: fc.constantFrom(...shapes), dark: fc.array(darkRange, { maxLength: 4 }), typed: fc.option(fc.tuple(fc.nat(120), fc.nat(20), amounts)) })
  .map(({ startsOn, length, amountMinor, shape, dark, typed }) => {
    const endsOn = addDays(startsOn, length - 1)
    const range = ({ offset, length }: { offset: number; length: number }) => ({ from: addDays(startsOn, offset), to: addDays(startsOn, offset + length) })
    const plan = planFlight({ startsOn, endsOn, amountMinor, shape, dark: dark.map(range) }) ?? flight({ startsOn, endsOn, amountMinor, shape })
    if (typed === null) return plan
    const [offset, more, amount] = typed
    return setFlightCell(plan, range({ offset, length: more }), amount) ?? plan
  })

/** What must hold of every flight, whatever was done to it. */
const expectSound = (plan: FlightPlan): void => {
  const cells = flightCells(plan)
  expect(cells).toHaveLength(flightLength(plan))
  expect(sum(cells)).toBe(plan.amountMinor)
  const active = activeDays(plan)
  expect(active).toContain(true)
  expect(cells.filter((cell, index) => !Number.isSafeInteger(cell) || cell < 0 || (cell > 0 && active[index] !== true))).toEqual([])
  expect(plan.customMinor === null).toBe(plan.shape !== 'custom')
  for (const [index, { from, to }] of plan.dark.entries()) {
    expect(from >= plan.startsOn && to <= plan.endsOn && from <= to).toBe(true)
    const next = plan.dark[index + 1]
    if (next !== undefined) expect(daysBetween(to, next.from)).toBeGreaterThan(1)
  }
}

describe('the cells of a flight', () => {
  it('are even, or fall or rise in a straight line to a third', () => {
    expect(flightCells(flight())).toEqual([1000, 1000, 1000, 1000, 1000, 1000, 1000])
    expect(flightCells(flight({ amountMinor: 100 }))).toEqual([15, 15, 14, 14, 14, 14, 14])
    expect(flightCells(flight({ endsOn: day('2026-03-05'), amountMinor: 2400, shape: 'front' }))).toEqual([900, 700, 500, 300])
    expect(flightCells(flight({ endsOn: day('2026-03-05'), amountMinor: 2400, shape: 'back' }))).toEqual([300, 500, 700, 900])
    expect(flightCells(flight({ endsOn: day('2026-03-02'), shape: 'front' }))).toEqual([7000])
  })

  it('skip dark days, which take no part in the shape', () => {
    const dark = [{ from: day('2026-03-03'), to: day('2026-03-04') }, { from: day('2026-03-08'), to: day('2026-04-01') }]
    expect(flightCells(flight({ amountMinor: 400, dark }))).toEqual([100, 0, 0, 100, 100, 100, 0])
    expect(flightCells(flight({ amountMinor: 2400, shape: 'front', dark }))).toEqual([900, 0, 0, 700, 500, 300, 0])
    // Those within others, those that touch, and those beyond an end are one with them.
    expect(flight({ dark: [['2026-03-06', '2026-03-06'], ['2026-02-01', '2026-03-05'], ['2026-03-03', '2026-03-03']].map(([from = '', to = '']) => ({ from: day(from), to: day(to) })) }).dark).toEqual([{ from: '2026-03-02', to: '2026-03-06' }])
    expect(planFlight({ ...flight(), dark: [{ from: day('2026-01-01'), to: day('2026-12-31') }] })).toBeNull()
    expect(planFlight({ ...flight(), endsOn: day('2026-03-01') })).toBeNull()
  })

  it('are dark on every day that was said to be, and on no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.tuple(fc.integer({ min: -5, max: 45 }), fc.nat(14)), { maxLength: 4 }), (length, ranges) => {
        const startsOn = day('2026-03-02')
        const plan = planFlight({ ...flight(), endsOn: addDays(startsOn, length - 1), dark: ranges.map(([offset, more]) => ({ from: addDays(startsOn, offset), to: addDays(startsOn, offset + more) })) })
        const expected = Array.from({ length }, (_, index) => !ranges.some(([offset, more]) => index >= offset && index <= offset + more))
        expect(plan === null ? expected.map(() => false) : activeDays(plan)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('add up to the amount to the minor unit for every shape, length and dark pattern', () => {
    fc.assert(
      fc.property(anyFlight, (plan) => {
        expectSound(plan)
        expect(sum(flightCells(plan))).toBe(plan.amountMinor)
      }),
      { numRuns: 500 },
    )
  })

  it.each(['JPY', 'EUR', 'KWD'])('add up in %s as typed', (currency) => {
    fc.assert(
      fc.property(anyFlight, fc.nat(10 ** 7), (plan, major) => {
        const amountMinor = parseMinor(String(major), currency) ?? 0
        expect(amountMinor).toBe(major * 10 ** minorDigits(currency))
        const total = sum(flightCells(setFlightAmount(plan, amountMinor)))
        expect(Number(minorToDecimal(total, currency))).toBe(major)
      }),
    )
  })

  it('fall without a rise when front-loaded, and mirror back-loaded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(10 ** 9), (length, amountMinor) => {
        const endsOn = addDays(day('2026-03-02'), length - 1)
        const front = flightCells(flight({ endsOn, amountMinor, shape: 'front' }))
        // A unit left over may go to a later day.
        expect(front.every((cell, index) => index === 0 || cell <= (front[index - 1] ?? 0) + 1)).toBe(true)
        const back = flightCells(flight({ endsOn, amountMinor, shape: 'back' }))
        expect(front.every((cell, index) => Math.abs(cell - (back[length - 1 - index] ?? 0)) <= 1)).toBe(true)
      }),
    )
  })
})

describe('what is done to a flight', () => {
  it('moving takes every cell along', () => {
    fc.assert(
      fc.property(anyFlight, fc.integer({ min: -500, max: 500 }), (plan, days) => {
        const moved = moveFlight(plan, days)
        expectSound(moved)
        expect(flightCells(moved)).toEqual(flightCells(plan))
        expect(moveFlight(moved, -days)).toEqual(plan)
      }),
    )
  })

  it('stretching keeps the amount; dark days stay on the calendar', () => {
    fc.assert(
      fc.property(anyFlight, fc.integer({ min: -30, max: 30 }), fc.integer({ min: -60, max: 60 }), (plan, before, after) => {
        const stretched = stretchFlight(plan, { startsOn: addDays(plan.startsOn, before), endsOn: addDays(plan.endsOn, after) })
        if (stretched === null) return
        expectSound(stretched)
        expect(stretched.amountMinor).toBe(plan.amountMinor)
        for (const { from, to } of stretched.dark) expect(plan.dark.some((dark) => dark.from <= from && to <= dark.to)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('stretching custom cells keeps their form', () => {
    const plan = setFlightCell(flight({ endsOn: day('2026-03-03'), amountMinor: 400 }), { from: day('2026-03-02'), to: day('2026-03-02') }, 600)
    expect(plan).toMatchObject({ amountMinor: 800, customMinor: [600, 200] })
    const longer = plan && stretchFlight(plan, { startsOn: day('2026-03-02'), endsOn: day('2026-03-05') })
    expect(longer?.customMinor).toEqual([300, 300, 100, 100])
    expect(longer && stretchFlight(longer, { startsOn: day('2026-03-02'), endsOn: day('2026-03-03') })?.customMinor).toEqual([600, 200])
    // Seven cells of one onto two: the fourth is shared.
    expect(stretchFlight(shapeFlight(flight({ amountMinor: 700 }), 'custom'), { startsOn: day('2026-03-02'), endsOn: day('2026-03-03') })?.customMinor).toEqual([350, 350])
  })

  it('any edits in a row keep or set the amount, and never lose or make a unit', () => {
    const edit = fc.oneof(
      fc.integer({ min: -60, max: 60 }).map((days) => (plan: FlightPlan) => ({ plan: moveFlight(plan, days), amount: plan.amountMinor })),
      fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 40 })).map(([before, after]) => (plan: FlightPlan) => ({ plan: stretchFlight(plan, { startsOn: addDays(plan.startsOn, before), endsOn: addDays(plan.endsOn, after) }), amount: plan.amountMinor })),
      fc.constantFrom(...shapes).map((shape) => (plan: FlightPlan) => ({ plan: shapeFlight(plan, shape), amount: plan.amountMinor })),
      darkRange.map(({ offset, length }) => (plan: FlightPlan) => ({ plan: darkenFlight(plan, [{ from: addDays(plan.startsOn, offset), to: addDays(plan.startsOn, offset + length) }]), amount: plan.amountMinor })),
      amounts.map((amount) => (plan: FlightPlan) => ({ plan: setFlightAmount(plan, amount), amount })),
    )
    fc.assert(
      fc.property(anyFlight, fc.array(edit, { minLength: 1, maxLength: 12 }), (plan, edits) => {
        edits.reduce((before, act) => {
          const { plan: after, amount } = act(before)
          if (after === null) return before
          expectSound(after)
          expect(sum(flightCells(after))).toBe(amount)
          return after
        }, plan)
      }),
      { numRuns: 200 },
    )
  })

  it('amounts, shapes, dark days and typed cells leave it sound', () => {
    fc.assert(
      fc.property(anyFlight, amounts, fc.constantFrom(...shapes), fc.array(darkRange, { maxLength: 3 }), (plan, amount, shape, dark) => {
        const ranges = dark.map(({ offset, length }) => ({ from: addDays(plan.startsOn, offset), to: addDays(plan.startsOn, offset + length) }))
        expectSound(setFlightAmount(plan, amount))
        expectSound(shapeFlight(plan, shape))
        expect(sum(flightCells(shapeFlight(plan, shape)))).toBe(plan.amountMinor)
        const darkened = darkenFlight(plan, ranges)
        if (darkened !== null) {
          expectSound(darkened)
          expect(darkened.amountMinor).toBe(plan.amountMinor)
        }
        for (const range of ranges) {
          const typed = setFlightCell(plan, range, amount)
          if (typed === null) continue
          expectSound(typed)
          const others = flightCells(plan).filter((_, index) => addDays(plan.startsOn, index) < range.from || addDays(plan.startsOn, index) > range.to)
          expect(typed.amountMinor).toBe(sum(others) + amount)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('weeks and months', () => {
  it('begin where they are said to', () => {
    const weeks = (first: number) => periodsBetween(day('2026-03-04'), day('2026-03-15'), 'week', first).map(({ from }) => from)
    expect(weeks(1)).toEqual(['2026-03-02', '2026-03-09'])
    expect(weeks(7)).toEqual(['2026-03-01', '2026-03-08', '2026-03-15'])
    expect(weeks(6)).toEqual(['2026-02-28', '2026-03-07', '2026-03-14'])
    expect(periodsBetween(day('2026-01-31'), day('2026-03-01'), 'month', 1)).toEqual([
      { from: '2026-01-01', to: '2026-01-31' }, { from: '2026-02-01', to: '2026-02-28' }, { from: '2026-03-01', to: '2026-03-31' },
    ])
  })

  it('hold every cell once, at every grain', () => {
    fc.assert(
      fc.property(anyFlight, fc.constantFrom('day' as const, 'week' as const, 'month' as const), fc.integer({ min: 1, max: 7 }), (plan, grain, first) => {
        const periods = periodsBetween(plan.startsOn, plan.endsOn, grain, first)
        periods.forEach(({ from }, index) => index > 0 && expect(from).toBe(addDays(periods[index - 1]?.to ?? from, 1)))
        expect(sum(rollUp(plan.startsOn, flightCells(plan), periods))).toBe(plan.amountMinor)
      }),
    )
  })
})
