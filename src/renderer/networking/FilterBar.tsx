import { Button } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { keepInTouchNames } from '../../shared/networking/cadence'
import { KeepInTouchState } from '../../shared/networking/contact'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import type { CustomField } from '../../shared/networking/custom-field'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { SelectField } from '../ui/fields'
import { draftOfFilter, type FilterField, filterFields, noGroup, testsOf } from './filter-draft'
import { FilterDialog } from './FilterDialog'
import { filterOf, filterWords, partsOf } from './filter-words'
import { platformOptions } from './labels'
import classes from './networking.module.css'

interface FilterBarProps {
  readonly filter: ContactFilter | null
  readonly customFields: readonly CustomField[]
  readonly onChange: (filter: ContactFilter | null) => void
}

/** What ids in filters are called, and what can be chosen. */
export const useFilterLists = (customFields: readonly CustomField[]) => {
  const client = useClient()
  const { value: tags = [] } = useAnswer(client.networking.contact.tags, {})
  const { value: groups = [] } = useAnswer(client.networking.group.list, {})
  const { value: communities = [] } = useAnswer(client.networking.community.list, { today: useToday() })
  const named = (rows: readonly { readonly id: number; readonly name: string }[]) => rows.map(({ id, name }) => ({ value: String(id), label: name }))
  return {
    names: { groups: new Map(groups.map(({ id, name }) => [id, name])), communities: new Map(communities.map(({ id, name }) => [id, name])), fields: new Map(customFields.map(({ id, name }) => [id, name])) },
    choices: {
      tag: tags.map(({ name, contacts }) => ({ value: name, label: `${name} (${numberText(contacts)})` })),
      group: [{ value: noGroup, label: t`No group` }, ...named(groups)],
      community: named(communities),
      platform: platformOptions,
      state: KeepInTouchState.options.map((value) => ({ value, label: keepInTouchNames[value] })),
    },
  }
}

const isEditable = (filter: ContactFilter, fields: readonly FilterField[]): boolean => {
  const draft = draftOfFilter(filter)
  const field = fields.find(({ key }) => key === draft?.field)
  return draft !== null && field !== undefined && testsOf(field).some(({ value }) => value === draft.test)
}

/** The conditions of a list as chips in words, each changed by pressing it, removed by its cross. */
export const FilterBar = ({ filter, customFields, onChange }: FilterBarProps) => {
  const { names, choices } = useFilterLists(customFields)
  const fields = filterFields(customFields)
  // The place of the part that is open; its length is a new one.
  const [open, setOpen] = useState<number | null>(null)
  const { join, parts } = partsOf(filter)
  const put = (index: number, part: ContactFilter): void => onChange(filterOf({ join, parts: index < parts.length ? parts.with(index, part) : [...parts, part] }))
  return (
    <div className={classes['filterBar']} role="group" aria-label={t`Filter`}>
      {parts.length > 1 && (
        <SelectField label={t`Match`} value={join} onChange={(next) => onChange(filterOf({ join: next, parts }))} options={[{ value: 'all', label: t`all of` }, { value: 'any', label: t`any of` }]} />
      )}
      <ul className={classes['filterChips']}>
        {parts.map((part, index) => {
          const words = filterWords(part, names)
          return (
            // Equal conditions may stand side by side; they have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className={classes['filterChip']}>
              {isEditable(part, fields) ? <button type="button" className={classes['chipText']} title={t`Change`} onClick={() => setOpen(index)}><bdi>{words}</bdi></button> : <span className={classes['chipText']}><bdi>{words}</bdi></span>}
              <button type="button" className={classes['chipRemove']} aria-label={t`Remove filter: ${words}`} onClick={() => onChange(filterOf({ join, parts: parts.filter((_, at) => at !== index) }))}><IconX size={14} aria-hidden /></button>
            </li>
          )
        })}
      </ul>
      <Button size="compact-sm" variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => setOpen(parts.length)}>{t`Add filter`}</Button>
      {open !== null && <FilterDialog filter={parts[open] ?? null} fields={fields} choices={choices} onClose={() => setOpen(null)} onSave={(part) => put(open, part)} />}
    </div>
  )
}
