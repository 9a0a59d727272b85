import { NativeSelect, PasswordInput, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Currency, minorToDecimal, parseMinor } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { InvalidInput } from '../../shared/rpc/contract'

/** Errors of a form by the path of the field, as the contract names it. */
export type FieldErrors = Readonly<Record<string, string>>

export const noErrors: FieldErrors = {}

/** What an invalid input says of each field; null for any other failure. */
export const fieldErrors = (error: { readonly type: string }): FieldErrors | null =>
  // The type tells the two apart.
  error.type === 'InvalidInput' ? Object.fromEntries((error as InvalidInput).issues.map(({ path, message }) => [path, message])) : null

/** The same for a form whose fields are one part of the input; any other failure is told at one of them. */
export const formErrors = (error: { readonly type: string }, { part, place, otherwise }: { readonly part: string; readonly place: string; readonly otherwise: string }): FieldErrors => {
  const found = fieldErrors(error)
  return found === null ? { [place]: otherwise } : Object.fromEntries(Object.entries(found).map(([path, message]) => [path.startsWith(`${part}.`) ? path.slice(part.length + 1) : path, message]))
}

interface FieldProps<T> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly error?: string | undefined
  readonly description?: string
  readonly placeholder?: string
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  /** The field is left. */
  readonly onLeave?: () => void
}

const shared = ({ label, error, description, placeholder, isRequired = false, autoFocus = false, onLeave }: Omit<FieldProps<unknown>, 'value' | 'onChange'>) => ({
  label,
  error,
  withAsterisk: isRequired,
  'data-autofocus': autoFocus || undefined,
  ...(description !== undefined && { description }),
  ...(placeholder !== undefined && { placeholder }),
  ...(onLeave !== undefined && { onBlur: onLeave }),
})

export const TextField = ({ value, onChange, ...rest }: FieldProps<string>) => <TextInput {...shared(rest)} value={value} onChange={(event) => onChange(event.currentTarget.value)} />

export const TextAreaField = ({ value, onChange, minRows = 3, ...rest }: FieldProps<string> & { readonly minRows?: number }) => <Textarea {...shared(rest)} rows={minRows} value={value} onChange={(event) => onChange(event.currentTarget.value)} />

/** A choice of a few; the browser's own list, which every keyboard and reader knows. */
export const SelectField = <T extends string>({ value, onChange, options, ...rest }: FieldProps<T> & { readonly options: readonly { readonly value: T; readonly label: string }[] }) => (
  // The options are the only values the list can give back.
  <NativeSelect {...shared(rest)} value={value} onChange={(event) => onChange(event.currentTarget.value as T)} data={options.map((option) => ({ ...option }))} />
)

/** A calendar day; empty text is no day. */
export const DayField = ({ value, onChange, ...rest }: FieldProps<string>) => <TextInput {...shared(rest)} type="date" min="1900-01-01" max="2999-12-31" value={value} onChange={(event) => onChange(event.currentTarget.value)} />

/** A whole number; null is empty. */
export const NumberField = ({ value, onChange, ...rest }: FieldProps<number | null>) => (
  <TextInput {...shared(rest)} inputMode="numeric" value={value === null ? '' : String(value)} onChange={(event) => { const digits = event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 9); onChange(digits === '' ? null : Number(digits)) }} />
)

/** An amount in minor units; null is empty or not an amount. What is typed stays as typed until it is left. */
export const MoneyField = ({ value, onChange, currency, ...rest }: FieldProps<number | null> & { readonly currency: Currency }) => {
  const [text, setText] = useState(value === null ? '' : minorToDecimal(value, currency))
  const change = (typed: string): void => {
    setText(typed)
    // One mark is the decimal one, whichever a person is used to; thousands are not typed.
    onChange(parseMinor(typed.trim().replace(',', '.'), currency))
  }
  return <TextInput {...shared(rest)} inputMode="decimal" rightSection={<span>{currency}</span>} rightSectionWidth={52} value={text} onChange={(event) => change(event.currentTarget.value)} />
}

export const TagsField = ({ value, onChange, suggestions = [], ...rest }: FieldProps<string[]> & { readonly suggestions?: readonly string[] }) => <TagsInput {...shared(rest)} value={value} onChange={onChange} data={[...suggestions]} />

/** A passphrase, hidden while it is typed unless the person looks. `isNew`: it is made up now, so no kept one is offered. */
export const PassphraseField = ({ label, value, onChange, error, description, autoFocus, isNew = false }: FieldProps<string> & { readonly isNew?: boolean }) => (
  <PasswordInput label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} description={description} data-autofocus={autoFocus} autoComplete={isNew ? 'new-password' : 'off'} visibilityToggleButtonProps={{ 'aria-label': t`Show or hide what was typed` }} />
)
