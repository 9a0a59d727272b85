import type { Day } from '../../shared/kernel/day'
import { monthText } from '../../shared/kernel/day-text'
import type { GroupOfRow } from '../../shared/kernel/group-rows'
import type { RowGroup } from '../../shared/kernel/page'

type Names = Readonly<Record<string, string>>

/** The heading of a group that has a name of its own, or whose key says it. */
export const asItIs = ({ key, label }: RowGroup): string => (label === '' ? key : label)

/** Headings of words that have a name each. While another grouping is on its way a key may be none of them. */
export const inWords = (names: Names) => (group: RowGroup): string => names[group.key] ?? asItIs(group)

/** Headings of months, likewise. */
export const inMonths = (group: RowGroup): string => (/^\d{4}-\d{2}$/.test(group.key) ? monthText(group.key) : asItIs(group))

/** The group of a row by a word, the words in their own order. */
export const wordGroup = (word: string | null, names: Names): GroupOfRow | null => (word === null ? null : { key: word, label: names[word] ?? word, rank: Object.keys(names).indexOf(word) })

/** The group of a row by a month, the newest first. */
export const monthGroup = (day: Day | null): GroupOfRow | null => (day === null ? null : { key: day.slice(0, 7), label: monthText(day), rank: -Number(day.slice(0, 7).replace('-', '')) })

/** The group of a row by a name. */
export const nameGroup = (name: string): GroupOfRow | null => (name === '' ? null : { key: name, label: name, rank: name })
