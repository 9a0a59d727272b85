import { dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
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
  name: 'Name', organization: 'Organisation', role: 'Role', source: 'Source', howMet: 'How met', note: 'Notes', email: 'E-mail', phone: 'Phone', handle: 'Handle',
  tag: 'Tag', group: 'Group', community: 'Community', platform: 'Platform', state: 'Keep in touch',
  strength: 'Strength', interactionCount: 'Touches', lastTouchOn: 'Last touch', dueOn: 'Due', createdOn: 'Added', birthday: 'Birthday',
} as const satisfies Record<Exclude<ContactCondition['field'], 'custom'>, string>

const daysText = (days: number): string => (days === 1 ? '1 day' : `${days.toLocaleString('en')} days`)

const textWords = (test: TextTest, isNot: boolean): string => {
  switch (test.is) {
    case 'contains':
      return `${isNot ? 'does not contain' : 'contains'} “${test.text}”`
    case 'starts_with':
      return `${isNot ? 'does not start' : 'starts'} with “${test.text}”`
    case 'equals':
      return `${isNot ? 'is not' : 'is'} “${test.text}”`
    case 'empty':
      return isNot ? 'is filled' : 'is empty'
    case 'filled':
      return isNot ? 'is empty' : 'is filled'
  }
}

const dayWords = (test: DayTest, isNot: boolean): string => {
  const not = isNot ? 'not ' : ''
  switch (test.is) {
    case 'before':
      return `${not}before ${dayText(test.day)}`
    case 'on_or_after':
      return `${not}on or after ${dayText(test.day)}`
    case 'more_than_days_ago':
      return `${not}more than ${daysText(test.days)} ago`
    case 'in_last_days':
      return `${not}in the last ${daysText(test.days)}`
    case 'in_next_days':
      return `${not}in the next ${daysText(test.days)}`
    case 'unknown':
      return isNot ? 'is known' : 'is not known'
  }
}

const rangeWords = ({ atLeast, atMost }: { readonly atLeast: number | null; readonly atMost: number | null }, isNot: boolean): string => {
  const not = isNot ? 'not ' : ''
  if (atLeast !== null && atMost !== null) return `${not}from ${atLeast} to ${atMost}`
  if (atLeast !== null) return `${not}at least ${atLeast}`
  return atMost === null ? `is ${isNot ? 'not ' : ''}known` : `${not}at most ${atMost}`
}

const anyWords = (names: readonly string[], isNot: boolean): string => `${isNot ? 'is not' : 'is'} ${names.join(' or ')}`

const conditionWords = (condition: ContactCondition, names: FilterNames, isNot: boolean): string => {
  const name = condition.field === 'custom' ? (names.fields.get(condition.fieldId) ?? 'A removed field') : filterFieldNames[condition.field]
  switch (condition.field) {
    case 'tag':
      return `${name} ${anyWords(condition.anyOf, isNot)}`
    case 'group':
      return `${name} ${anyWords(condition.anyOf.map((id) => (id === null ? 'none' : (names.groups.get(id) ?? 'a removed group'))), isNot)}`
    case 'community':
      return `${name} ${anyWords(condition.anyOf.map((id) => names.communities.get(id) ?? 'a removed community'), isNot)}`
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
      return `${name} ${isNot ? 'not ' : ''}in the next ${daysText(condition.inNextDays)}`
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
  if ('all' in filter) return filter.all.length === 0 ? 'Everybody' : filter.all.map((part) => partWords(part, names)).join(' and ')
  if ('any' in filter) return filter.any.length === 0 ? 'Nobody' : filter.any.map((part) => partWords(part, names)).join(' or ')
  if ('not' in filter) return 'field' in filter.not ? conditionWords(filter.not, names, true) : `Not (${filterWords(filter.not, names)})`
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
