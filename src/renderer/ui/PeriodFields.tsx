import type { Day } from '../../shared/kernel/day'
import { periodText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import { AskedDayField, SelectField } from './fields'
import type { FilterInForce } from './FilterChips'

/** A stretch of days as an address names it: by a name, or `custom` by its ends, which may be open. */
interface PeriodSearch<Name extends string> {
  readonly days?: Name | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

type PeriodNames<Name extends string> = Readonly<Record<Name, string>>

/** The days that are chosen, as one of a table's filters. */
export const periodInForce = <Name extends string>({ days, from, to }: PeriodSearch<Name>, names: PeriodNames<Name>): FilterInForce => ({
  label: t`Period`,
  value: days === undefined || days === 'all' ? null : days === 'custom' ? (from === undefined && to === undefined ? null : periodText({ from: from ?? null, to: to ?? null })) : names[days],
  keys: ['days', 'from', 'to'],
})

interface PeriodFieldsProps<Name extends string> {
  readonly search: PeriodSearch<Name>
  /** Changes a part of the address; undefined takes it out. */
  readonly onChange: (part: Partial<Record<keyof PeriodSearch<Name>, unknown>>) => void
  readonly names: PeriodNames<Name>
  /** What no choice means. */
  readonly usual: Name
  readonly offered: readonly Name[]
}

/** Which days: by name, or from one day to another. */
export const PeriodFields = <Name extends string>({ search, onChange, names, usual, offered }: PeriodFieldsProps<Name>) => {
  const name = search.days ?? usual
  return (
    <>
      <SelectField<Name> label={t`Period`} value={name} onChange={(days) => onChange({ days })} options={offered.map((value) => ({ value, label: names[value] }))} />
      {name === 'custom' && (
        <>
          <AskedDayField label={t`From`} value={search.from ?? ''} onChange={(from) => onChange({ from: from === '' ? undefined : from })} />
          <AskedDayField label={t`To`} value={search.to ?? ''} onChange={(to) => onChange({ to: to === '' ? undefined : to })} error={search.from !== undefined && search.to !== undefined && search.to < search.from ? t`Before the first day` : undefined} />
        </>
      )}
    </>
  )
}
