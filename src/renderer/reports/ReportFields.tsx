import { Checkbox } from '@mantine/core'
import type { Day } from '../../shared/kernel/day'
import { shortQuarterText } from '../../shared/kernel/day-text'
import { quarterAfter, quarterOf } from '../../shared/kernel/quarter'
import { amidSentenceSmall, t } from '../../shared/kernel/words'
import type { Json } from '../../shared/rpc/contract'
import type { FilterField } from '../../shared/reports/report-definition'
import { AmountsField, CurrencyField } from '../marketing/SearchFields'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { AskedDayField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { useDraft } from './use-draft'
import classes from './reports.module.css'

/** What is asked, by the key of the filter. */
export type Filters = Readonly<Record<string, Json>>

interface FieldProps<Kind extends FilterField['kind']> {
  readonly field: Extract<FilterField, { readonly kind: Kind }>
  readonly filters: Filters
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (part: Filters) => void
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** The number of a chosen thing, as a field has it. */
const idOf = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : '')

const PeriodField = ({ field, filters, errors, onChange }: FieldProps<'period'>) => {
  const period = filters[field.key]
  const { from = null, to = null } = typeof period === 'object' && period !== null && !Array.isArray(period) ? (period as { readonly from?: Json; readonly to?: Json }) : {}
  const set = (part: { readonly from?: string | null; readonly to?: string | null }): void => onChange({ [field.key]: { from, to, ...part } })
  return (
    <>
      <AskedDayField label={t`From`} value={textOf(from)} onChange={(day) => set({ from: day === '' ? null : day })} error={errors['period.from']} />
      <AskedDayField label={t`To`} value={textOf(to)} onChange={(day) => set({ to: day === '' ? null : day })} error={errors['period.to'] ?? (textOf(to) !== '' && textOf(to) < textOf(from) ? t`Before the first day` : undefined)} />
      {from === null && to === null && <p className={classes['figureNote']}>{t`Days: ${amidSentenceSmall(field.whenOpen)}`}</p>}
    </>
  )
}

const TypedField = ({ field, filters, errors, onChange }: FieldProps<'text'>) => {
  const { text, change, leave } = useDraft(textOf(filters[field.key]), (typed) => onChange({ [field.key]: typed }))
  return field.isLong === true ? (
    <div className={classes['whole']}><TextAreaField label={field.label} description={t`Stands on the cover. An empty line begins a new paragraph.`} minRows={5} value={text} onChange={change} onLeave={leave} error={errors[field.key]} /></div>
  ) : (
    <TextField label={field.label} value={text} onChange={change} onLeave={leave} error={errors[field.key]} />
  )
}

const ColourField = ({ field, filters, errors, onChange }: FieldProps<'colour'>) => {
  const { text, change, leave } = useDraft(textOf(filters[field.key]), (typed) => onChange({ [field.key]: typed.trim().toLowerCase() }))
  return <TextField label={field.label} description={t`Like #2b2f7a; dark enough for white text`} value={text} onChange={change} onLeave={leave} error={errors[field.key]} />
}

const SeveralField = ({ field, filters, errors, onChange }: FieldProps<'several'>) => {
  const chosen = filters[field.key]
  const values = Array.isArray(chosen) ? chosen.map(String) : []
  const toggle = (value: string): void => onChange({ [field.key]: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] })
  return (
    <fieldset className={`${classes['several']} ${classes['whole']}`}>
      <legend>{t`${field.label}, in the order they were chosen`}</legend>
      <div>
        {field.options.map(({ value, label }) => (
          <Checkbox key={value} label={values.includes(value) ? `${label} (${values.indexOf(value) + 1})` : label} checked={values.includes(value)} onChange={() => toggle(value)} />
        ))}
      </div>
      {errors[field.key] !== undefined && <p className={classes['error']} role="alert">{errors[field.key]}</p>}
    </fieldset>
  )
}

const CommunityField = ({ field, filters, onChange }: FieldProps<'community'>) => {
  const { value: communities } = useAnswer(useClient().networking.community.list, { today: useToday() })
  return (
    <SelectField
      label={t`Community`}
      value={idOf(filters[field.key])}
      onChange={(id) => onChange({ [field.key]: id === '' ? null : Number(id) })}
      options={[{ value: '', label: t`All` }, ...(communities ?? []).map(({ id, name }) => ({ value: String(id), label: name }))]}
      gone={communities === undefined ? '' : t`Removed`}
    />
  )
}

const PlanField = ({ field, filters, onChange }: FieldProps<'plan'>) => {
  const { value: plans } = useAnswer(useClient().marketing.mediaPlan.list, {})
  const chosen = idOf(filters[field.key])
  if (plans === undefined || (plans.length < 2 && chosen === '')) return null
  return (
    <SelectField
      label={t`Plan`}
      value={chosen}
      onChange={(id) => onChange({ [field.key]: id === '' ? null : Number(id) })}
      options={[{ value: '', label: t`The one that holds` }, ...plans.map(({ id, name }) => ({ value: String(id), label: name }))]}
      gone={t`Removed`}
    />
  )
}

/** Quarters that may be asked for: this one and the eleven before. */
const recentQuarters = (today: Day): readonly string[] => Array.from({ length: 12 }, (_, back) => quarterAfter(quarterOf(today), -back))

/** Years that may be asked for: this one and the nine before. */
const recentYears = (today: Day): readonly string[] => Array.from({ length: 10 }, (_, back) => String(Number(today.slice(0, 4)) - back))

/** One of the calendar's periods; none chosen, the one that is running. */
const CalendarField = ({ field, filters, onChange }: FieldProps<'quarter' | 'year'>) => {
  const today = useToday()
  const chosen = textOf(filters[field.key])
  const periods = field.kind === 'year' ? recentYears(today) : recentQuarters(today)
  return (
    <SelectField
      label={field.kind === 'year' ? t`Year` : t`Quarter`}
      value={chosen}
      onChange={(period) => onChange({ [field.key]: period === '' ? null : period })}
      options={[{ value: '', label: t`The one that is running` }, ...[...new Set([...(chosen === '' ? [] : [chosen]), ...periods])].map((value) => ({ value, label: field.kind === 'year' ? value : shortQuarterText(value) }))]}
    />
  )
}

const AmountsOfReport = ({ filters, onChange }: FieldProps<'amounts'>) => {
  const { currency, otherCurrencies } = filters
  const search = { currency: typeof currency === 'string' ? currency : undefined, onlyCurrency: otherCurrencies === 'leave_out' ? ('yes' as const) : undefined }
  return <AmountsField search={search} onChange={(part) => onChange({ currency: typeof part.currency === 'string' ? part.currency : null, otherCurrencies: part.onlyCurrency === 'yes' ? 'leave_out' : 'convert' })} main={null} />
}

const Field = ({ field, ...rest }: { readonly field: FilterField } & Omit<FieldProps<'text'>, 'field'>) => {
  const { filters, onChange } = rest
  switch (field.kind) {
    case 'period':
      return <PeriodField field={field} {...rest} />
    case 'choice':
      return <SelectField label={field.label} value={textOf(filters[field.key])} onChange={(value) => onChange({ [field.key]: value })} options={field.options} />
    case 'text':
      return <TypedField field={field} {...rest} />
    case 'colour':
      return <ColourField field={field} {...rest} />
    case 'flag':
      return <div className={classes['flag']}><Checkbox label={field.label} checked={filters[field.key] === true} onChange={(event) => onChange({ [field.key]: event.currentTarget.checked })} /></div>
    case 'several':
      return <SeveralField field={field} {...rest} />
    case 'currency':
      return <CurrencyField search={{ currency: typeof filters['currency'] === 'string' ? filters['currency'] : undefined }} onChange={({ currency }) => onChange({ currency: typeof currency === 'string' ? currency : null })} unset={t`Main`} />
    case 'amounts':
      return <AmountsOfReport field={field} {...rest} />
    case 'community':
      return <CommunityField field={field} {...rest} />
    case 'plan':
      return <PlanField field={field} {...rest} />
    case 'quarter':
    case 'year':
      return <CalendarField field={field} {...rest} />
  }
}

/** The fields of a report, made from its definition. */
export const ReportFields = ({ fields, ...rest }: { readonly fields: readonly FilterField[] } & Omit<FieldProps<'text'>, 'field'>) => (
  <div className={classes['fields']} role="group" aria-label={t`Filters`}>
    {fields.map((field) => <Field key={field.key} field={field} {...rest} />)}
  </div>
)
