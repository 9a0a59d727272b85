import { TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { z } from 'zod'
import { t } from '../../shared/kernel/words'
import type { ContactId, Handle as HandleSchema } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useTold } from '../ui/fields'
import { useSettledChoice } from '../ui/use-settled-choice'
import classes from './networking.module.css'

type Handle = z.infer<typeof HandleSchema>

/** Somebody chosen: a contact, or a name that becomes one. */
export type PickedPerson = { readonly id: ContactId; readonly name: string } | { readonly id: null; readonly name: string; readonly handles?: readonly Handle[]; readonly emails?: readonly string[] }

interface PeoplePickerProps {
  readonly label: string
  readonly people: readonly PickedPerson[]
  readonly onChange: (people: readonly PickedPerson[]) => void
  /** What is typed and not yet chosen; a form must not be sent over it. */
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly error?: string | undefined
  /** Whether a name nobody has may be chosen, to become a contact. */
  readonly canCreate: boolean
}

/** Why a form with somebody typed but not chosen is not sent yet. Null: nobody is. */
export const unchosenError = (typed: string): string | null => (typed.trim() === '' ? null : t`“${typed.trim()}” is not chosen yet: press Enter in this field to choose, or empty it.`)

/** Chooses people by typing: arrows and Enter, or a new name; Backspace takes the last one away. */
export const PeoplePicker = ({ label, people, onChange: onPick, typed, onType, error, canCreate }: PeoplePickerProps) => {
  const client = useClient()
  const onChange = useTold(onPick)
  const [active, setActive] = useState(0)
  const { value, isLoading, isStale } = useAnswer(client.networking.contact.list, { search: typed, limit: 8, sort: 'lastTouchOn', direction: 'descending' }, { enabled: typed.trim() !== '' })
  const chosen = new Set(people.map(({ id, name }) => id ?? name))
  const found: PickedPerson[] = typed.trim() === '' ? [] : (value?.rows ?? []).filter(({ id }) => !chosen.has(id)).map(({ id, name }) => ({ id, name }))
  const isKnown = found.some(({ name }) => name.toLowerCase() === typed.trim().toLowerCase())
  const options: PickedPerson[] = canCreate && typed.trim() !== '' && !isKnown && !chosen.has(typed.trim()) ? [...found, { id: null, name: typed.trim() }] : found
  const current = Math.min(active, options.length - 1)

  const choose = (person: PickedPerson | undefined): void => {
    if (person === undefined) return
    onChange([...people, person])
    onType('')
    setActive(0)
  }
  const chooseCurrent = useSettledChoice(typed.trim() !== '' && (isLoading || isStale), () => choose(options[current]))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive(Math.min(options.length - 1, current + 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(0, current - 1))
    else if (event.key === 'Enter' && typed.trim() !== '' && !event.ctrlKey && !event.metaKey) chooseCurrent()
    else if (event.key === 'Backspace' && typed === '' && people.length > 0) onChange(people.slice(0, -1))
    else return
    event.preventDefault()
  }
  return (
    <div>
      {people.length > 0 && (
        <div className={classes['people']} role="group" aria-label={t`Chosen people`}>
          {people.map((person) => (
            <span key={person.id ?? person.name} className={classes['personChip']}>
              <bdi>{person.name}</bdi>
              {person.id === null ? ` ${t`(new)`}` : ''}
              <button type="button" className={classes['remove']} aria-label={t`Remove ${person.name}`} onClick={() => onChange(people.filter((other) => other !== person))}>
                <IconX size={12} />
              </button>
            </span>
          ))}
        </div>
      )}
      <TextInput
        label={label}
        placeholder={t`Type a name`}
        // The trap focuses a moment later; what is typed at once must not go elsewhere.
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls="people-options"
        aria-activedescendant={options.length > 0 ? `person-${current}` : undefined}
        autoComplete="off"
        value={typed}
        error={error}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {options.length > 0 && (
        <div className={classes['options']} id="people-options" role="listbox" aria-label={t`Matching people`}>
          {options.map((person, index) => (
            // Keys are handled by the input, which has the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div key={person.id ?? 'new'} id={`person-${index}`} role="option" tabIndex={-1} aria-selected={index === current} className={classes['option']} onClick={() => choose(person)} onMouseMove={() => setActive(index)}>
              {person.id === null ? t`Add “${person.name}” as a new contact` : <bdi>{person.name}</bdi>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
