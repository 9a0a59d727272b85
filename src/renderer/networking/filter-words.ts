import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import type { ContactCondition, ContactFilter, DayTest, TextTest } from '../../shared/networking/contact-filter'
import { stateNames } from './labels'

/** What the ids in a filter are called. */
export interface FilterNames {
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

const daysText = (days: number): string => t`${plural(days, { one: '# day', other: '# days' })}`

const textWords = (test: TextTest, isNot: boolean): string => {
  switch (test.is) {
    case 'contains':
      return isNot ? t`does not contain “${test.text}”` : t`contains “${test.text}”`
    case 'starts_with':
      return isNot ? t`does not start with “${test.text}”` : t`starts with “${test.text}”`
    case 'equals':
      return isNot ? t`is not “${test.text}”` : t`is “${test.text}”`
    case 'empty':
      return isNot ? t`is filled` : t`is empty`
    case 'filled':
      return isNot ? t`is empty` : t`is filled`
  }
}

const dayWords = (test: DayTest, isNot: boolean): string => {
  switch (test.is) {
    case 'before':
      return isNot ? t`not before ${dayText(test.day)}` : t`before ${dayText(test.day)}`
    case 'on_or_after':
      return isNot ? t`not on or after ${dayText(test.day)}` : t`on or after ${dayText(test.day)}`
    case 'more_than_days_ago':
      return isNot ? t`not more than ${daysText(test.days)} ago` : t`more than ${daysText(test.days)} ago`
    case 'in_last_days':
      return isNot ? t`not in the last ${daysText(test.days)}` : t`in the last ${daysText(test.days)}`
    case 'in_next_days':
      return isNot ? t`not in the next ${daysText(test.days)}` : t`in the next ${daysText(test.days)}`
    case 'unknown':
      return isNot ? t`is known` : t`is not known`
  }
}

const rangeWords = ({ atLeast, atMost }: { readonly atLeast: number | null; readonly atMost: number | null }, isNot: boolean): string => {
  const [low, high] = [atLeast, atMost].map((bound) => (bound === null ? null : numberText(bound, { maximumFractionDigits: 6 })))
  if (low != null && high != null) return isNot ? t`not from ${low} to ${high}` : t`from ${low} to ${high}`
  if (low != null) return isNot ? t`not at least ${low}` : t`at least ${low}`
  if (high != null) return isNot ? t`not at most ${high}` : t`at most ${high}`
  return isNot ? t`is not known` : t`is known`
}

const anyWords = (names: readonly string[], isNot: boolean): string => (isNot ? t`is not ${names.join(t` or `)}` : t`is ${names.join(t` or `)}`)

const conditionWords = (condition: ContactCondition, names: FilterNames, isNot: boolean): string => {
  const name = condition.field === 'custom' ? (names.fields.get(condition.fieldId) ?? t`A removed field`) : filterFieldNames[condition.field]
  switch (condition.field) {
    case 'tag':
      return `${name} ${anyWords(condition.anyOf, isNot)}`
    case 'group':
      return `${name} ${anyWords(condition.anyOf.map((id) => (id === null ? t`none` : (names.groups.get(id) ?? t`a removed group`))), isNot)}`
    case 'community':
      return `${name} ${anyWords(condition.anyOf.map((id) => names.communities.get(id) ?? t`a removed community`), isNot)}`
    case 'platform':
      return `${name} ${anyWords(condition.anyOf.map((platform) => platformNames[platform]), isNot)}`
    case 'state':
      return `${name} ${anyWords(condition.anyOf.map((state) => stateNames[state]), isNot)}`
    case 'strength':
    case 'interactionCount':
      return `${name} ${rangeWords(condition, isNot)}`
    case 'lastTouchOn':
    case 'dueOn':
    case 'createdOn':
      return `${name} ${dayWords(condition.test, isNot)}`
    case 'birthday':
      return isNot ? t`${name} not in the next ${daysText(condition.inNextDays)}` : t`${name} in the next ${daysText(condition.inNextDays)}`
    case 'custom': {
      const { test } = condition
      return `${name} ${test.kind === 'text' ? textWords(test.test, isNot) : test.kind === 'number' ? rangeWords(test, isNot) : dayWords(test.test, isNot)}`
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
      return `${name} ${textWords(condition.test, isNot)}`
  }
}

/** A filter as a person would say it: `Last touch more than 30 days ago`. */
export const filterWords = (filter: ContactFilter, names: FilterNames): string => {
  if ('all' in filter) return filter.all.length === 0 ? t`Everybody` : filter.all.map((part) => partWords(part, names)).join(t` and `)
  if ('any' in filter) return filter.any.length === 0 ? t`Nobody` : filter.any.map((part) => partWords(part, names)).join(t` or `)
  if ('not' in filter) return 'field' in filter.not ? conditionWords(filter.not, names, true) : t`Not (${filterWords(filter.not, names)})`
  return conditionWords(filter, names, false)
}

const partWords = (filter: ContactFilter, names: FilterNames): string => ('all' in filter || 'any' in filter ? `(${filterWords(filter, names)})` : filterWords(filter, names))

/** A filter as a list of parts and how they are joined. */
export interface FilterParts {
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
