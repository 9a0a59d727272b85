import { periodText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import { DayField, SelectField } from '../ui/fields'
import type { FilterInForce } from '../ui/FilterChips'
import { type PeriodName, periodNames, type PeriodSearch } from './period-search'

/** The days that are chosen, as one of a table's filters. */
export const periodInForce = ({ days, from, to }: PeriodSearch): FilterInForce => ({
  label: t`Period`,
  value: days === undefined || days === 'all' ? null : days === 'custom' ? (from === undefined && to === undefined ? null : periodText({ from: from ?? null, to: to ?? null })) : periodNames[days],
  keys: ['days', 'from', 'to'],
})

interface PeriodFieldsProps {
  readonly search: PeriodSearch
  readonly onChange: (part: Partial<Record<keyof PeriodSearch, unknown>>) => void
  readonly usual: PeriodName
  readonly offered: readonly PeriodName[]
}

/** Which days: by name, or from one day to another. */
export const PeriodFields = ({ search, onChange, usual, offered }: PeriodFieldsProps) => {
  const name = search.days ?? usual
  return (
    <>
      <SelectField<PeriodName> label={t`Period`} value={name} onChange={(days) => onChange({ days })} options={offered.map((value) => ({ value, label: periodNames[value] }))} />
      {name === 'custom' && (
        <>
          <DayField label={t`From`} value={search.from ?? ''} onChange={(from) => onChange({ from: from === '' ? undefined : from })} />
          <DayField label={t`To`} value={search.to ?? ''} onChange={(to) => onChange({ to: to === '' ? undefined : to })} error={search.from !== undefined && search.to !== undefined && search.to < search.from ? t`Before the first day` : undefined} />
        </>
      )}
    </>
  )
}
