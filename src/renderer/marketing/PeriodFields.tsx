import { Day } from '../../shared/kernel/day'
import type { Period } from '../../shared/marketing/metrics'
import { DayField, SelectField } from '../ui/fields'
import { type PeriodPreset, periodPresetNames, periodPresets } from './period-presets'

interface PeriodFieldsProps {
  readonly preset: PeriodPreset
  readonly custom: Period
  readonly onChange: (preset: PeriodPreset, custom: Period) => void
}

const dayOrNull = (text: string): Day | null => {
  const day = Day.safeParse(text)
  return day.success ? day.data : null
}

const presetOptions = periodPresets.map((value) => ({ value, label: periodPresetNames[value] }))

/** A period by name, or between two days that are typed. */
export const PeriodFields = ({ preset, custom, onChange }: PeriodFieldsProps) => (
  <>
    <SelectField label="Period" value={preset} onChange={(next) => onChange(next, custom)} options={presetOptions} />
    {preset === 'custom' && (
      <>
        <DayField label="From" value={custom.from ?? ''} onChange={(from) => onChange(preset, { ...custom, from: dayOrNull(from) })} />
        <DayField label="To" value={custom.to ?? ''} onChange={(to) => onChange(preset, { ...custom, to: dayOrNull(to) })} />
      </>
    )}
  </>
)
