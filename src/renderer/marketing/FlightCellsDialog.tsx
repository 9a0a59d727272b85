import { useContext, useState } from 'react'
import { daysBetween } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import { ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { Flight } from '../../shared/marketing/flight'
import { FlightCells } from '../../shared/marketing/flight.contract'
import { activeDays, type DayRange, flightCells, flightLength, periodsBetween, type PlanGrain, rollUp } from '../../shared/marketing/flighting'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { amountMissing, MoneyField, noErrors, SelectField } from '../ui/fields'
import { FormDialog, LeaveContext } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { flightRefusal } from './flight-refusal'
import { moneyText } from './plan-view'
import classes from './marketing.module.css'

/** A longer flight is typed in by the week. */
const mostDays = 93

interface Cell {
  readonly days: DayRange
  readonly minor: number
  readonly isDark: boolean
}

/** Where the contract finds an amount that is typed. */
const amountAt = (index: number): string => `cells.${index}.amountMinor`

/** What is planned for each period of a flight, as it stands. */
const cellsOf = (flight: Flight, grain: PlanGrain, firstWeekday: number): readonly Cell[] => {
  const periods = periodsBetween(flight.startsOn, flight.endsOn, grain, firstWeekday)
  const active = activeDays(flight)
  const isActive = ({ from, to }: DayRange): boolean => active.slice(Math.max(0, daysBetween(flight.startsOn, from)), daysBetween(flight.startsOn, to) + 1).includes(true)
  const amounts = rollUp(flight.startsOn, flightCells(flight), periods)
  return periods.map((days, index) => ({ days, minor: amounts[index] ?? 0, isDark: !isActive(days) }))
}

interface GrainProps {
  readonly flight: Flight
  readonly firstWeekday: number
  readonly onClose: () => void
}

/** By what amounts are typed. Those that stand typed are of one grain, and go with it. */
const GrainField = ({ value, grains, isTyped, onChange }: { readonly value: PlanGrain; readonly grains: readonly PlanGrain[]; readonly isTyped: boolean; readonly onChange: (grain: PlanGrain) => void }) => {
  const leave = useContext(LeaveContext)
  return (
    // It is no part of what is saved.
    <div onInput={(event) => event.stopPropagation()}>
      <SelectField
        label={t`By`}
        value={value}
        onChange={(next) => (isTyped ? leave(() => onChange(next)) : onChange(next))}
        options={grains.map((grain) => ({ value: grain, label: { day: t`Day`, week: t`Week`, month: t`Month` }[grain] }))}
      />
    </div>
  )
}

const CellsForm = ({ flight, firstWeekday, onClose }: GrainProps) => {
  const client = useClient()
  const setCells = useCommand(client.marketing.flight.setCells)
  const [grain, setGrain] = useState<PlanGrain>('week')
  const cells = cellsOf(flight, grain, firstWeekday)
  const [typed, setTyped] = useState<ReadonlyMap<string, number | null>>(new Map())
  const valueOf = ({ days, minor }: Cell): number | null => (typed.has(days.from) ? (typed.get(days.from) ?? null) : minor)
  const active = cells.filter(({ isDark }) => !isDark)
  const sum = cells.reduce((total, cell) => total + (valueOf(cell) ?? 0), 0)
  const { errors, setErrors, form } = useCheckedForm({
    schema: FlightCells,
    fields: { id: flight.id, cells: active.map((cell) => ({ days: cell.days, amountMinor: valueOf(cell) })) },
    own: Object.fromEntries(active.map((cell, index) => [amountAt(index), valueOf(cell) === null && amountMissing(flight.currency)])),
    send: async ({ id, cells: typedCells }) => {
      const changed = typedCells.filter(({ amountMinor }, index) => amountMinor !== active[index]?.minor)
      return changed.length === 0 ? ok(flight) : setCells({ id, cells: changed })
    },
    refused: (error) => ({ cells: error.type === 'FlightTooLarge' ? t`Together this is more than a plan can hold.` : flightRefusal(error) }),
  })
  const changeGrain = (next: PlanGrain): void => {
    setGrain(next)
    setTyped(new Map())
    setErrors(noErrors)
  }
  const grains: readonly PlanGrain[] = flightLength(flight) <= mostDays ? ['day', 'week', 'month'] : ['week', 'month']
  return (
    <FormDialog title={t`Amounts of ${flight.campaignName}`} isOpen onClose={onClose} {...form} submitLabel={t`Save amounts`}>
      <GrainField value={grain} grains={grains} isTyped={typed.size > 0} onChange={changeGrain} />
      <p
        className={classes['soft']}
      >{t`What you type stays where it is, the shape becomes custom, and the flight’s amount is the sum. Within each of them it lies as it lay before.`}</p>
      <div className={classes['cells']}>
        {cells.map((cell) =>
          cell.isDark ? (
            <p key={cell.days.from} className={classes['soft']}>{t`${dayRangeText(cell.days.from, cell.days.to)}: dark`}</p>
          ) : (
            <MoneyField
              key={`${grain} ${cell.days.from}`}
              label={dayRangeText(cell.days.from, cell.days.to)}
              value={valueOf(cell)}
              error={errors[amountAt(active.indexOf(cell))]}
              onChange={(minor) => setTyped((before) => new Map(before).set(cell.days.from, minor))}
              currency={flight.currency}
            />
          ),
        )}
      </div>
      <p aria-live="polite" style={{ margin: 0 }}>
        {sum === flight.amountMinor
          ? t`Together ${moneyText(sum, flight.currency)}`
          : t`Together ${moneyText(sum, flight.currency)}, before ${moneyText(flight.amountMinor, flight.currency)}`}
      </p>
      {errors['cells'] !== undefined && (
        <span role="alert" style={{ color: 'var(--bad)', fontSize: 12 }}>
          {errors['cells']}
        </span>
      )}
    </FormDialog>
  )
}

/** Types in what a flight plans for each of its weeks, days or months. */
export const FlightCellsDialog = ({ flight, onClose }: { readonly flight: Flight; readonly onClose: () => void }) => {
  const client = useClient()
  const { value: settings } = useAnswer(client.marketing.planning.settings, {})
  return settings === undefined ? null : <CellsForm flight={flight} firstWeekday={settings.firstWeekday} onClose={onClose} />
}
