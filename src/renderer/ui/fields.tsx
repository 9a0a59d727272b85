import { NativeSelect, PasswordInput, TagsInput, Textarea, TextInput } from '@mantine/core'
import { createContext, useContext, useEffect, useState } from 'react'
import type { z } from 'zod'
import { decimalText, numberText } from '../../shared/kernel/language'
import { type Currency, minorDigits } from '../../shared/kernel/money'
import { minorFieldText, typedMinor, typedNumber } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import type { InvalidInput } from '../../shared/rpc/contract'
import { announce } from './announce'
import { showMessage } from './toasts'

/** Errors of a form by the path of the field, as the contract names it. */
export type FieldErrors = Readonly<Record<string, string>>

export const noErrors: FieldErrors = {}

/** Of several things that are wrong with a field the first: what is no number is not too small a number. */
const firstOfEach = (issues: readonly { readonly path: string; readonly message: string }[]): FieldErrors =>
  Object.fromEntries(issues.filter(({ path }, index) => issues.findIndex((other) => other.path === path) === index).map(({ path, message }) => [path, message]))

/** What an invalid input says of each field; null for any other failure. */
export const fieldErrors = (error: { readonly type: string }): FieldErrors | null =>
  // The type tells the two apart.
  error.type === 'InvalidInput' ? firstOfEach((error as InvalidInput).issues) : null

/** What the contract would say of typed fields, so that it stands beside what the form itself finds: all of it at the first press. */
export const schemaErrors = (schema: z.ZodType, fields: unknown): FieldErrors => {
  const parsed = schema.safeParse(fields)
  return parsed.success ? noErrors : firstOfEach(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

/** Of what was said of the fields, what is wrong with them still, in the words for what stands there now. What nobody pressed for yet is not said. */
export const stillWrong = (said: FieldErrors, now: FieldErrors): FieldErrors => Object.fromEntries(Object.entries(now).filter(([field]) => field in said))

const valueAt = (fields: unknown, path: string): unknown => path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), fields)

/** Of what was said of fields as they were sent, what is not typed over since: of what stands there now nobody knows yet. */
export const notTypedOver = (said: FieldErrors, sent: unknown, now: unknown): FieldErrors => Object.fromEntries(Object.entries(said).filter(([path]) => JSON.stringify(valueAt(sent, path)) === JSON.stringify(valueAt(now, path))))

/** What is said of a field, or else the first that is said of one of its parts, as of a tag by its place among them. */
export const errorWithin = (errors: FieldErrors, field: string): string | undefined => errors[field] ?? Object.entries(errors).find(([path]) => path.startsWith(`${field}.`))?.[1]

/** Tells the form around a field that something was put in where the browser has no event for it, as of what is chosen from a list or taken out by its cross. */
export const TouchContext = createContext<() => void>(() => undefined)

/** The same change, told to the form around it. */
export const useTold = <T,>(onChange: (value: T) => void): ((value: T) => void) => {
  const touch = useContext(TouchContext)
  return (value) => {
    touch()
    onChange(value)
  }
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

const typedOver = new WeakSet<EventTarget>()

/** What is proposed, or stands there, is typed over, as where Tab leads to it. Only at first: who comes back to the window goes on with what was typed. */
const selectAtFirst = ({ currentTarget }: { readonly currentTarget: EventTarget }): void => {
  if (!(currentTarget instanceof HTMLInputElement) || typedOver.has(currentTarget)) return
  typedOver.add(currentTarget)
  currentTarget.select()
}

const shared = ({ label, error, description, placeholder, isRequired = false, autoFocus = false, onLeave }: Omit<FieldProps<unknown>, 'value' | 'onChange'>) => ({
  label,
  error,
  withAsterisk: isRequired,
  'data-autofocus': autoFocus || undefined,
  ...(autoFocus && { onFocus: selectAtFirst }),
  ...(description !== undefined && { description }),
  ...(placeholder !== undefined && { placeholder }),
  ...(onLeave !== undefined && { onBlur: onLeave }),
})

export const TextField = ({ value, onChange, ...rest }: FieldProps<string>) => <TextInput {...shared(rest)} value={value} onChange={(event) => onChange(event.currentTarget.value)} />

export const TextAreaField = ({ value, onChange, minRows = 3, ...rest }: FieldProps<string> & { readonly minRows?: number }) => (
  <Textarea {...shared(rest)} rows={minRows} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
)

interface SelectFieldProps<T extends string> extends FieldProps<T> {
  readonly options: readonly { readonly value: T; readonly label: string }[]
  /** What stands for a value that is offered no more, such as of something that was removed: else the first option would look chosen, and could not be chosen. */
  readonly gone?: string
}

/** A choice of a few; the browser's own list, which every keyboard and reader knows. */
export const SelectField = <T extends string>({ value, onChange, options, gone, ...rest }: SelectFieldProps<T>) => (
  // The options are the only values the list can give back.
  <NativeSelect {...shared(rest)} value={value} onChange={(event) => onChange(event.currentTarget.value as T)} data={[...options, ...(gone === undefined || options.some((option) => option.value === value) ? [] : [{ value, label: gone }])]} />
)

/** The days a field takes: `26` is the year 26. */
export const fieldDays = { min: '1900-01-01', max: '2999-12-31' } as const

/** Whether a day's text is typed whole, and one of those. */
export const isFieldDay = (text: string): boolean => text >= fieldDays.min && text <= fieldDays.max

/** A calendar day; empty text is no day. One that stood there before, as a file brought it, may lie in any year. */
export const DayField = ({ value, onChange, ...rest }: Omit<FieldProps<string>, 'onChange'> & { /** `isPart`: something is typed that is no whole day, of which the text is empty. */ readonly onChange: (value: string, isPart: boolean) => void }) => {
  const [before] = useState(value)
  const days = value !== '' && value === before && !isFieldDay(value) ? undefined : fieldDays
  return <TextInput {...shared(rest)} type="date" {...days} value={value} onChange={({ currentTarget: { value: day, validity } }) => onChange(day, validity.badInput)} />
}

/** A day that a screen asks by: what a year begins with while it is typed, such as 0002, or what a part of it was taken out of is not asked for; once the field is left, it shows what is. `isAlwaysOne`: it cannot be asked without a day. */
export const AskedDayField = ({ value, onChange, isAlwaysOne = false, ...rest }: FieldProps<string> & { readonly isAlwaysOne?: boolean }) => {
  const [asked, setAsked] = useState(value)
  const [typed, setTyped] = useState(value)
  if (value !== asked) {
    setAsked(value)
    setTyped(value)
  }
  const type = (day: string, isPart: boolean): void => {
    setTyped(day)
    if (day === '' ? !isPart && !isAlwaysOne : isFieldDay(day)) onChange(day)
  }
  return <DayField {...rest} value={typed} onChange={type} onLeave={() => setTyped(value)} />
}

/** The first day of a form that was typed in part, or lies in no year that a field takes; of `data-apart` nothing is saved with the form. */
const wrongDay = (form: Element | null): HTMLInputElement | undefined =>
  [...(form?.querySelectorAll<HTMLInputElement>('input[type="date"]') ?? [])].find((field) => {
    const { badInput, rangeUnderflow, rangeOverflow } = field.validity
    return (badInput || rangeUnderflow || rangeOverflow) && field.closest('[data-apart]') === null
  })

/** Whether a field's text says no number it takes. */
export const hasUnreadNumber = (form: Element | null): boolean => form?.querySelector('[data-unread]') != null

/** Whether a field's text says no number or day it takes; it would be saved as if it were empty. */
export const hasUnread = (form: Element | null): boolean => hasUnreadNumber(form) || wrongDay(form) !== undefined

/** Ends what `keepInView` began last. */
let letGoOfField: () => void = () => undefined

/** Keeps a field in view with what is wrong, which stands below it, until it is left or somebody scrolls: an answer on its way may still lengthen what stands above. */
const keepInView = (field: HTMLElement, form: Element): void => {
  letGoOfField()
  // It tells the size at once, too.
  const observer = new ResizeObserver(() => field.closest('.mantine-InputWrapper-root')?.scrollIntoView({ block: 'nearest' }))
  const left = new AbortController()
  letGoOfField = () => {
    observer.disconnect()
    left.abort()
  }
  observer.observe(form)
  field.addEventListener('blur', letGoOfField, { signal: left.signal })
  for (const scroll of ['wheel', 'touchmove']) form.addEventListener(scroll, letGoOfField, { signal: left.signal, passive: true })
}

/** Says what is wrong with a field to who hears it, once that stands there. */
export const sayWrong = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): void => {
  const said = field.getAttribute('aria-describedby')?.split(' ').map((id) => (id.endsWith('-error') ? document.getElementById(id)?.textContent : null)) ?? []
  const error = said.find((text) => text != null && text !== '')
  if (field.getAttribute('aria-invalid') === 'true' && error != null) announce(t`${field.labels?.[0]?.textContent.replace(/ \*$/, '') ?? ''}: ${error}`)
}

/** Goes to the first field of a form that says something is wrong with it, once they do: it may lie out of sight. Of what an answer said they do only once that is drawn: `useFirstWrong`. `wrong`: the first of it, for a form that has no place where it would be said. */
export const goToFirstWrong = (form: Element | null, wrong: string | null): void =>
  void requestAnimationFrame(() => {
    const first = form?.querySelector<HTMLInputElement>('[aria-invalid="true"]')
    const day = wrongDay(form)
    if (form !== null && first != null) {
      // Who stands there already is not led there, and hears nothing of what came below the field.
      if (first === document.activeElement) sayWrong(first)
      first.focus()
      keepInView(first, form)
    } else if (day !== undefined) {
      day.focus()
      showMessage(t`“${day.labels?.[0]?.textContent ?? ''}”: type the day whole, with a year from 1900 on.`, 'failed')
    } else if (wrong !== null && form?.querySelector('[role="alert"]') == null) showMessage(wrong, 'failed')
  })

/** Goes to the first field that an answer says is wrong, whenever the answer is drawn: a busy computer may take longer than a frame. */
export const useFirstWrong = (form: { readonly current: Element | null }): (() => void) => {
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (refusals > 0) goToFirstWrong(form.current, null)
  }, [refusals, form])
  // Set after what the answer said, it is drawn together with that.
  return () => setRefusals((before) => before + 1)
}

interface TypedValue {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** A value as it is typed over. */
  readonly show: (value: number) => string
  /** What a text says; null: nothing that this field takes. */
  readonly read: (text: string) => number | null
  /** The field is left, with its number as the language writes it. */
  readonly onLeave?: (() => void) | undefined
}

/**
 * A number kept as the text that was typed until it is left; then it stands as the language writes it, so that how it was read is seen.
 * `isUnread`: there is a text that says no such number. A `FormDialog` does not go on while one is marked so: it would be saved as if nothing stood there.
 */
export const useTypedValue = ({ value, onChange, show, read, onLeave }: TypedValue) => {
  const [text, setText] = useState(value === null ? '' : show(value))
  const written = value === null ? '' : show(value)
  const said = read(text)
  // A value that came from elsewhere takes the place of what was typed.
  const shown = said === value ? text : written
  const isUnread = said === null && shown === text && text.trim() !== ''
  return {
    isUnread,
    input: {
      value: shown,
      'data-unread': isUnread || undefined,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const typed = event.currentTarget.value
        setText(typed)
        onChange(typed.trim() === '' ? null : read(typed))
      },
    },
    leave: () => {
      if (value !== null) setText(written)
      onLeave?.()
    },
  }
}

const largestWhole = 999_999_999

/** What a text says as a whole number that is not below 0. Null: it says none, or one too large for any count. */
export const readWhole = (text: string): number | null => {
  const number = typedNumber(text)
  return number !== null && Number.isInteger(number) && number >= 0 && number <= largestWhole ? number : null
}

/** Said of a text that is no whole number, where one belongs. */
export const noWholeNumber = (): string => t`A whole number, such as ${numberText(1500)}.`

/** A whole number; null is empty, or not a whole number, which is said. */
export const NumberField = ({ value, onChange, error, onLeave, ...rest }: FieldProps<number | null>) => {
  const { input, isUnread, leave } = useTypedValue({ value, onChange, show: String, read: readWhole, onLeave })
  return <TextInput {...shared({ ...rest, error: isUnread ? noWholeNumber() : error, onLeave: leave })} inputMode="numeric" {...input} />
}

/** An amount as the language writes one of a currency: `1,234.50`, of yen `1,235`. */
const exampleOf = (currency: Currency): string => decimalText(1234.5, minorDigits(currency))

/** Said where an amount must be typed and none is. */
export const amountMissing = (currency: Currency): string => t`Type an amount, like ${exampleOf(currency)}.`

/** An amount in minor units; null is empty, or not an amount, which is said. */
export const MoneyField = ({ value, onChange, currency, error, onLeave, ...rest }: FieldProps<number | null> & { readonly currency: Currency }) => {
  const { input, isUnread, leave } = useTypedValue({ value, onChange, show: (minor) => minorFieldText(minor, currency), read: (text) => typedMinor(text, currency), onLeave })
  return <TextInput {...shared({ ...rest, error: isUnread ? t`Not an amount of ${currency}. One is written like ${exampleOf(currency)}.` : error, onLeave: leave })} inputMode="decimal" rightSection={<span>{currency}</span>} rightSectionWidth={52} {...input} />
}

/** What parts tags that are typed or pasted: a comma, or where each stood in a cell or line of its own. */
const betweenTags = [',', '\n', '\t']

/** Texts of which there may be several. A blank that is left in the field is none. */
export const TagsField = ({ value, onChange, suggestions = [], ...rest }: FieldProps<string[]> & { readonly suggestions?: readonly string[] }) => (
  <TagsInput {...shared(rest)} value={value} onChange={useTold((tags: string[]) => onChange(tags.map((tag) => tag.trim()).filter((tag) => tag !== '')))} data={[...suggestions]} splitChars={betweenTags} />
)

/** A passphrase, hidden while it is typed unless the person looks. `isNew`: it is made up now, so no kept one is offered. */
export const PassphraseField = ({ label, value, onChange, error, description, autoFocus, isNew = false }: FieldProps<string> & { readonly isNew?: boolean }) => (
  <PasswordInput
    label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    error={error}
    aria-invalid={error !== undefined}
    description={description}
    data-autofocus={autoFocus}
    autoComplete={isNew ? 'new-password' : 'off'}
    visibilityToggleButtonProps={{ 'aria-label': t`Show or hide what was typed` }}
  />
)
