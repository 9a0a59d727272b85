import type { StoreContext } from './context'

/** Tables whose rows are named by number in what is kept as JSON, and the keys they stand under there. The schema knows nothing of these names: they stay when the row is removed. */
const keysOf = {
  contact_group: ['group'],
  community: ['community', 'communityId'],
  custom_field: ['fieldId', 'customField', 'custom'],
  own_handle: ['handle'],
  campaign: ['campaign', 'campaignId'],
  media_plan: ['planId'],
} as const satisfies Readonly<Record<string, readonly string[]>>

const keptSql = "SELECT filter FROM saved_view WHERE filter IS NOT NULL UNION ALL SELECT sort FROM saved_view UNION ALL SELECT columns FROM saved_view UNION ALL SELECT filter FROM retention_rule WHERE filter IS NOT NULL UNION ALL SELECT ask FROM saved_report"

/** No table comes near it; a number beyond was written by no Rapport. */
const largestId = 2 ** 31

/** The numbers in kept JSON that stand under one of the keys: `"handle": 3`, `"custom:3"`, `{ "field": "group", "anyOf": [3, null] }`. */
const numbersUnder = (keys: ReadonlySet<string>, value: unknown): number[] => {
  if (typeof value === 'string') {
    const [key = '', number] = value.split(':')
    return number !== undefined && keys.has(key) ? [Number(number)] : []
  }
  if (typeof value !== 'object' || value === null) return []
  const isAbout = 'field' in value && keys.has(String(value.field))
  return Object.entries(value).flatMap(([key, part]) => {
    if (isAbout && key === 'anyOf' && Array.isArray(part)) return part.filter((each) => typeof each === 'number')
    return keys.has(key) && typeof part === 'number' ? [part] : numbersUnder(keys, part)
  })
}

/** The number of a new row: none that a saved view, a retention rule or a saved report still names. They would take the new one for the one that was removed, and a rule would erase by it. */
export const unusedId = ({ prepare }: Pick<StoreContext, 'prepare'>, table: keyof typeof keysOf): number => {
  const keys = new Set<string>(keysOf[table])
  const named = prepare(keptSql).pluck().all().flatMap((text) => numbersUnder(keys, JSON.parse(String(text))))
  const highest = Number(prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get())
  return named.reduce((top, id) => (id > top && id < largestId ? id : top), highest) + 1
}
