import { Day } from '../../shared/kernel/day'
import { keysOf } from '../../shared/kernel/keys-of'
import { fieldText, typedNumber } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import { ContactCondition, type ContactFilter, type DayTest, type TextTest } from '../../shared/networking/contact-filter'
import type { CustomField } from '../../shared/networking/custom-field'
import { type FieldErrors, noErrors } from '../ui/fields'
import { customFieldOf, customKey } from './contact-search'
import { filterFieldNames } from './filter-words'

type FilterKind = 'text' | 'choices' | 'number' | 'day' | 'birthday'

/** Something that can be filtered by. */
export interface FilterField {
  /** A condition's field, or `custom:12`. */
  readonly key: string
  readonly label: string
  readonly kind: FilterKind
  /** What a custom field of that kind lets one choose. */
  readonly choices?: readonly string[]
}

const kinds = {
  tag: 'choices', group: 'choices', community: 'choices', state: 'choices', platform: 'choices', lastTouchOn: 'day', dueOn: 'day', strength: 'number', interactionCount: 'number', createdOn: 'day', birthday: 'birthday',
  name: 'text', organization: 'text', role: 'text', source: 'text', howMet: 'text', note: 'text', email: 'text', phone: 'text', handle: 'text',
} as const satisfies Record<keyof typeof filterFieldNames, FilterKind>

const customKinds = { text: 'text', link: 'text', choice: 'text', number: 'number', date: 'day' } as const satisfies Record<CustomField['kind'], FilterKind>

/** All that can be filtered by, the person's own fields last. */
export const filterFields = (customFields: readonly CustomField[]): readonly FilterField[] => [
  ...keysOf(kinds).map((key) => ({ key, label: filterFieldNames[key], kind: kinds[key] })),
  ...customFields.map(({ id, name, kind, choices }) => ({ key: customKey(id), label: name, kind: customKinds[kind], choices })),
]

/** One condition while it is typed. What a test does not look at is kept for when the test changes back. */
export interface FilterDraft {
  readonly field: string
  readonly test: string
  readonly text: string
  readonly chosen: readonly string[]
  readonly atLeast: string
  readonly atMost: string
  readonly days: number | null
  readonly day: string
}

interface TestOption {
  readonly value: string
  readonly label: string
}

const testOptions: Readonly<Record<FilterKind, readonly TestOption[]>> = {
  text: [
    { value: 'contains', label: t`contains` }, { value: 'not contains', label: t`does not contain` }, { value: 'starts_with', label: t`starts with` },
    { value: 'equals', label: t`is exactly` }, { value: 'not equals', label: t`is not` }, { value: 'filled', label: t`is filled` }, { value: 'empty', label: t`is empty` },
  ],
  choices: [{ value: 'any', label: t`is any of` }, { value: 'not any', label: t`is none of` }],
  number: [{ value: 'range', label: t`is between` }, { value: 'not range', label: t`is not between` }],
  day: [
    { value: 'more_than_days_ago', label: t`more than … days ago` }, { value: 'in_last_days', label: t`in the last … days` }, { value: 'in_next_days', label: t`in the next … days` },
    { value: 'before', label: t`before` }, { value: 'on_or_after', label: t`on or after` }, { value: 'unknown', label: t`is not known` }, { value: 'not unknown', label: t`is known` },
  ],
  birthday: [{ value: 'in_next_days', label: t`in the next … days` }],
}

const pastOnly: ReadonlySet<string> = new Set(['lastTouchOn', 'createdOn'])

/** The tests a field offers. */
export const testsOf = ({ key, kind, choices = [] }: FilterField): readonly TestOption[] =>
  testOptions[kind].filter(({ value }) => (!pastOnly.has(key) || value !== 'in_next_days') && (choices.length === 0 || !['contains', 'not contains', 'starts_with'].includes(value)))

/** What a test needs to be told. */
export const valueOf = (field: FilterField, test: string): 'text' | 'choice' | 'choices' | 'range' | 'days' | 'day' | 'nothing' => {
  if (field.kind === 'choices') return 'choices'
  if (field.kind === 'number') return 'range'
  if (test.endsWith('_days') || test.endsWith('_days_ago')) return 'days'
  if (test === 'before' || test === 'on_or_after') return 'day'
  if (field.kind !== 'text' || test === 'filled' || test === 'empty') return 'nothing'
  return (field.choices ?? []).length > 0 ? 'choice' : 'text'
}

const emptyDraft: FilterDraft = { field: '', test: '', text: '', chosen: [], atLeast: '', atMost: '', days: 30, day: '' }

/** A draft of a field, at its first test; what was typed for another does not carry over. */
export const draftFor = (field: FilterField): FilterDraft => ({ ...emptyDraft, field: field.key, test: testsOf(field)[0]?.value ?? '', text: field.choices?.[0] ?? '' })

/** Group filters stand for "no group" by this text. */
export const noGroup = 'none'

/** What a bound says. Null: there is none; NaN: it cannot be read. */
const numberOf = (text: string): number | null => (text.trim() === '' ? null : (typedNumber(text) ?? Number.NaN))

const innerTest = ({ kind }: FilterField, test: string, draft: FilterDraft): unknown => {
  if (kind === 'number') return { atLeast: numberOf(draft.atLeast), atMost: numberOf(draft.atMost) }
  if (kind === 'text') return test === 'filled' || test === 'empty' ? { is: test } : { is: test, text: draft.text.trim() }
  if (test === 'unknown') return { is: test }
  return test === 'before' || test === 'on_or_after' ? { is: test, day: draft.day } : { is: test, days: draft.days }
}

const rangeErrors = (draft: FilterDraft): FieldErrors => {
  const [low, high] = [numberOf(draft.atLeast), numberOf(draft.atMost)]
  if (low === null && high === null) return { atLeast: t`Type at least one number` }
  const unread = t`A number is written like 40 or 2.5`
  const reversed = low !== null && high !== null && low > high
  return { ...(Number.isNaN(low) && { atLeast: unread }), ...(Number.isNaN(high) && { atMost: unread }), ...(reversed && { atMost: t`The first number is larger than the second` }) }
}

/** All that is wrong with a draft: of a range by its two numbers, of anything else with its `value`. */
const errorsOf = (field: FilterField, test: string, draft: FilterDraft): FieldErrors => {
  switch (valueOf(field, test)) {
    case 'text':
    case 'choice':
      return draft.text.trim() === '' ? { value: t`Type what to look for` } : noErrors
    case 'choices':
      return draft.chosen.length === 0 ? { value: t`Choose at least one` } : noErrors
    case 'range':
      return rangeErrors(draft)
    case 'days':
      return draft.days === null ? { value: t`Type a number of days` } : noErrors
    case 'day':
      return Day.safeParse(draft.day).success ? noErrors : { value: t`Choose a day` }
    case 'nothing':
      return noErrors
  }
}

const choiceOf = (key: string, value: string): unknown => {
  if (key === 'group') return value === noGroup ? null : Number(value)
  return key === 'community' ? Number(value) : value
}

/** The condition a draft means, or what is wrong with it. */
export const filterOfDraft = (field: FilterField, draft: FilterDraft): { readonly filter: ContactFilter } | { readonly errors: FieldErrors } => {
  const isNot = draft.test.startsWith('not ')
  const test = isNot ? draft.test.slice('not '.length) : draft.test
  const errors = errorsOf(field, test, draft)
  if (Object.keys(errors).length > 0) return { errors }
  const fieldId = customFieldOf(field.key)
  const inner = innerTest(field, test, draft)
  const condition =
    fieldId !== null
      ? { field: 'custom', fieldId, test: field.kind === 'number' ? { kind: 'number', ...(inner as object) } : { kind: field.kind === 'day' ? 'date' : 'text', test: inner } }
      : field.kind === 'choices'
        ? { field: field.key, anyOf: draft.chosen.map((value) => choiceOf(field.key, value)) }
        : field.kind === 'birthday'
          ? { field: field.key, inNextDays: draft.days }
          : field.kind === 'number'
            ? { field: field.key, ...(inner as object) }
            : { field: field.key, test: inner }
  const parsed = ContactCondition.safeParse(condition)
  if (!parsed.success) return { errors: { value: parsed.error.issues[0]?.message ?? t`This cannot be filtered by` } }
  return { filter: isNot ? { not: parsed.data } : parsed.data }
}

const testParts = (test: TextTest | DayTest): Partial<FilterDraft> => ({ test: test.is, ...('text' in test && { text: test.text }), ...('days' in test && { days: test.days }), ...('day' in test && { day: test.day }) })

const rangeParts = ({ atLeast, atMost }: { readonly atLeast: number | null; readonly atMost: number | null }): Partial<FilterDraft> => ({
  test: 'range',
  atLeast: atLeast === null ? '' : fieldText(String(atLeast)),
  atMost: atMost === null ? '' : fieldText(String(atMost)),
})

const conditionParts = (condition: ContactCondition): Partial<FilterDraft> => {
  if (condition.field === 'custom') return { field: customKey(condition.fieldId), ...(condition.test.kind === 'number' ? rangeParts(condition.test) : testParts(condition.test.test)) }
  const { field } = condition
  if ('anyOf' in condition) return { field, test: 'any', chosen: condition.anyOf.map((value) => (value === null ? noGroup : String(value))) }
  if ('inNextDays' in condition) return { field, test: 'in_next_days', days: condition.inNextDays }
  return { field, ...('test' in condition ? testParts(condition.test) : rangeParts(condition)) }
}

/** The draft a condition is edited by. Null for conditions in groups, which are shown and removed whole. */
export const draftOfFilter = (filter: ContactFilter): FilterDraft | null => {
  const inner = 'not' in filter ? filter.not : filter
  if (!('field' in inner)) return null
  const draft = { ...emptyDraft, ...conditionParts(inner) }
  if (!('not' in filter)) return draft
  // Each of these two is the other's opposite; there is no third word for it.
  if (draft.test === 'filled') return { ...draft, test: 'empty' }
  return draft.test === 'empty' ? { ...draft, test: 'filled' } : { ...draft, test: `not ${draft.test}` }
}
