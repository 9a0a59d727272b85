import { dayText } from '../../shared/kernel/day-text'
import { listText, numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { keepInTouchNames } from '../../shared/networking/cadence'
import type { ContactCondition, ContactFilter, DayTest, TextTest } from '../../shared/networking/contact-filter'

/** What the ids in a filter are called. */
interface FilterNames {
  readonly groups: ReadonlyMap<number, string>
  readonly communities: ReadonlyMap<number, string>
  readonly fields: ReadonlyMap<number, string>
}

/** Names of all fields but the person's own. */
export const filterFieldNames = {
  name: t`Name`, organization: t`Organisation`, role: t`Role`, source: t`Source`, howMet: t`How met`, note: t`Notes`, email: t`E-mail`, phone: t`Phone`, handle: t`Handle`,
  tag: t`Tag`, group: t`Group`, community: t`Community`, platform: t`Platform`, state: t`Keep in touch`,
  strength: t`Strength`, interactionCount: t`Touches`, lastTouchOn: t`Last touch`, dueOn: t`Due`, createdOn: t`Added`, birthday: t`Birthday`,
} as const satisfies Record<Exclude<ContactCondition['field'], 'custom'>, string>

const textWords = (name: string, test: TextTest, isNot: boolean): string => {
  switch (test.is) {
    case 'contains':
      return isNot ? t`${name} does not contain “${test.text}”` : t`${name} contains “${test.text}”`
    case 'starts_with':
      return isNot ? t`${name} does not start with “${test.text}”` : t`${name} starts with “${test.text}”`
    case 'equals':
      return isNot ? t`${name} is not “${test.text}”` : t`${name} is “${test.text}”`
    case 'empty':
      return isNot ? t`${name} is filled` : t`${name} is empty`
    case 'filled':
      return isNot ? t`${name} is empty` : t`${name} is filled`
  }
}

const dayWords = (name: string, test: DayTest, isNot: boolean): string => {
  switch (test.is) {
    case 'before':
      return isNot ? t`${name} not before ${dayText(test.day)}` : t`${name} before ${dayText(test.day)}`
    case 'on_or_after':
      return isNot ? t`${name} not on or after ${dayText(test.day)}` : t`${name} on or after ${dayText(test.day)}`
    case 'more_than_days_ago':
      return isNot ? t`${name} not more than ${plural(test.days, { one: '# day', other: '# days' })} ago` : t`${name} more than ${plural(test.days, { one: '# day', other: '# days' })} ago`
    case 'in_last_days':
      return isNot ? t`${name} not in the last ${plural(test.days, { one: '# day', other: '# days' })}` : t`${name} in the last ${plural(test.days, { one: '# day', other: '# days' })}`
    case 'in_next_days':
      return nextWords(name, test.days, isNot)
    case 'unknown':
      return isNot ? t`${name} is known` : t`${name} is not known`
  }
}

const nextWords = (name: string, days: number, isNot: boolean): string =>
  isNot ? t`${name} not in the next ${plural(days, { one: '# day', other: '# days' })}` : t`${name} in the next ${plural(days, { one: '# day', other: '# days' })}`

const rangeWords = (name: string, { atLeast, atMost }: { readonly atLeast: number | null; readonly atMost: number | null }, isNot: boolean): string => {
  const [low, high] = [atLeast, atMost].map((bound) => (bound === null ? null : numberText(bound, { maximumFractionDigits: 6 })))
  if (low != null && high != null) return isNot ? t`${name} not from ${low} to ${high}` : t`${name} from ${low} to ${high}`
  if (low != null) return isNot ? t`${name} not at least ${low}` : t`${name} at least ${low}`
  if (high != null) return isNot ? t`${name} not at most ${high}` : t`${name} at most ${high}`
  return isNot ? t`${name} is not known` : t`${name} is known`
}

const anyWords = (name: string, values: readonly string[], isNot: boolean): string => (isNot ? t`${name} is not ${listText(values, 'or')}` : t`${name} is ${listText(values, 'or')}`)

const conditionWords = (condition: ContactCondition, names: FilterNames, isNot: boolean): string => {
  const name = condition.field === 'custom' ? (names.fields.get(condition.fieldId) ?? t`A removed field`) : filterFieldNames[condition.field]
  switch (condition.field) {
    case 'tag':
      return anyWords(name, condition.anyOf, isNot)
    case 'group':
      return anyWords(name, condition.anyOf.map((id) => (id === null ? t`none` : (names.groups.get(id) ?? t`a removed group`))), isNot)
    case 'community':
      return anyWords(name, condition.anyOf.map((id) => names.communities.get(id) ?? t`a removed community`), isNot)
    case 'platform':
      return anyWords(name, condition.anyOf.map((platform) => platformNames[platform]), isNot)
    case 'state':
      return anyWords(name, condition.anyOf.map((state) => keepInTouchNames[state]), isNot)
    case 'strength':
    case 'interactionCount':
      return rangeWords(name, condition, isNot)
    case 'lastTouchOn':
    case 'dueOn':
    case 'createdOn':
      return dayWords(name, condition.test, isNot)
    case 'birthday':
      return nextWords(name, condition.inNextDays, isNot)
    case 'custom': {
      const { test } = condition
      return test.kind === 'text' ? textWords(name, test.test, isNot) : test.kind === 'number' ? rangeWords(name, test, isNot) : dayWords(name, test.test, isNot)
    }
    case 'name':
    case 'organization':
    case 'role':
    case 'source':
    case 'howMet':
    case 'note':
    case 'email':
    case 'phone':
    case 'handle':
      return textWords(name, condition.test, isNot)
  }
}

/** A filter as a person would say it: `Last touch more than 30 days ago`. */
export const filterWords = (filter: ContactFilter, names: FilterNames): string => {
  const words = (parts: readonly ContactFilter[]): readonly string[] => parts.map((part) => partWords(part, names))
  if ('all' in filter) return filter.all.length === 0 ? t`Everybody` : words(filter.all).reduce((left, right) => t`${left} and ${right}`)
  if ('any' in filter) return filter.any.length === 0 ? t`Nobody` : words(filter.any).reduce((left, right) => t`${left} or ${right}`)
  if ('not' in filter) return 'field' in filter.not ? conditionWords(filter.not, names, true) : t`Not (${filterWords(filter.not, names)})`
  return conditionWords(filter, names, false)
}

const partWords = (filter: ContactFilter, names: FilterNames): string => ('all' in filter || 'any' in filter ? `(${filterWords(filter, names)})` : filterWords(filter, names))

/** A filter as a list of parts and how they are joined. */
interface FilterParts {
  readonly join: 'all' | 'any'
  readonly parts: readonly ContactFilter[]
}

/** Takes a filter apart for showing; no filter has no parts. */
export const partsOf = (filter: ContactFilter | null): FilterParts => {
  if (filter === null) return { join: 'all', parts: [] }
  if ('all' in filter) return { join: 'all', parts: filter.all }
  return 'any' in filter ? { join: 'any', parts: filter.any } : { join: 'all', parts: [filter] }
}

/** Puts it together again; without parts there is no filter. */
export const filterOf = ({ join, parts }: FilterParts): ContactFilter | null => (parts.length === 0 ? null : join === 'all' ? { all: parts } : { any: parts })
