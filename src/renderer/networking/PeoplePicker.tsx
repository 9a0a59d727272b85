import { Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { hasVisible } from '../../shared/kernel/name'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useTold } from '../ui/fields'
import { rich } from '../ui/rich'
import { useSettledChoice } from '../ui/use-settled-choice'
import classes from './networking.module.css'
import { keyOfPerson, pickedContact, type PickedPerson, withPeople } from './picked-person'

interface PeoplePickerProps {
  readonly label: string
  readonly people: readonly PickedPerson[]
  readonly onChange: (people: readonly PickedPerson[]) => void
  /** What is typed and not yet chosen; a form must not be sent over it. */
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly error?: string | undefined
  /** Whether a name may be chosen to become a contact, also one that somebody has. */
  readonly canCreate: boolean
}

/** Why a form with somebody typed but not chosen is not sent yet. Null: nobody is. */
export const unchosenError = (typed: string): string | null => (typed.trim() === '' ? null : t`“${typed.trim()}” is not chosen yet: press Enter in this field to choose, or empty it.`)

/** Somebody with what tells them apart. */
export const PersonText = ({ person }: { readonly person: PickedPerson }) => (
  <span>
    <bdi>{person.name}</bdi>
    {person.id === null ? ` ${t`(new)`}` : <span className={classes['soft']}>{person.details !== undefined && <> · <bdi>{person.details}</bdi></>}{person.isArchived === true && ` · ${t`archived`}`}</span>}
  </span>
)

/** Puts a part of a field between its label and what is typed. */
const under = (part: ReactNode) => (input: ReactNode) => <>{part}{input}</>

/** Chooses people by typing: arrows and Enter, or a new name; Backspace takes the last one away. */
export const PeoplePicker = ({ label, people, onChange: onPick, typed, onType, error, canCreate }: PeoplePickerProps) => {
  const client = useClient()
  const onChange = useTold(onPick)
  const [active, setActive] = useState(0)
  const [isClosed, setIsClosed] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const name = typed.trim()
  const { value, isLoading, isStale } = useAnswer(client.networking.contact.find, { search: typed, limit: 8 }, { enabled: name !== '' })
  const chosen = new Set(people.map(keyOfPerson))
  const found = name === '' ? [] : (value ?? []).map(pickedContact)
  const isKnown = found.some((person) => person.name.toLowerCase() === name.toLowerCase())
  const options: readonly PickedPerson[] = [...found, ...(canCreate && hasVisible(name) ? [{ id: null, name }] : [])].filter((person) => !chosen.has(keyOfPerson(person)))
  const isListed = options.length > 0 && !isClosed
  const current = Math.min(active, options.length - 1)

  const go = (index: number): void => {
    setActive(index)
    // The input keeps the focus, so nothing else brings what the arrows lead to into view.
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (person: PickedPerson | undefined): void => {
    if (person === undefined) return
    onChange(withPeople(people, [person]))
    onType('')
    setActive(0)
  }
  const [chooseCurrent, isSettling] = useSettledChoice(name !== '' && (isLoading || isStale), () => choose(options[current]))
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMove = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    // Nobody is chosen unseen.
    if (isClosed && (isMove || event.key === 'Enter') && !event.ctrlKey && !event.metaKey) setIsClosed(false)
    else if (event.key === 'ArrowDown') go(Math.min(options.length - 1, current + 1))
    else if (event.key === 'ArrowUp') go(Math.max(0, current - 1))
    else if (event.key === 'Escape' && isListed) setIsClosed(true)
    else if (event.key === 'Enter' && name !== '' && !event.ctrlKey && !event.metaKey) chooseCurrent()
    else if (event.key === 'Backspace' && typed === '' && people.length > 0) onChange(people.slice(0, -1))
    else return
    event.preventDefault()
  }
  const picked = (
    <>
      {people.length > 0 && (
        <div className={classes['people']} role="group" aria-label={t`Chosen people`}>
          {people.map((person) => (
            <span key={keyOfPerson(person)} className={classes['personChip']}>
              <PersonText person={person} />
              <button type="button" className={classes['remove']} aria-label={t`Remove ${person.name}`} onClick={() => onChange(people.filter((other) => other !== person))}>
                <IconX size={12} />
              </button>
            </span>
          ))}
        </div>
      )}
      {people.map((person) => person.id !== null && person.isArchived === true && <Text key={person.id} size="sm" my={4} role="note">{rich`${<bdi>{person.name}</bdi>} is archived: kept, but in no list and never due. Saving this does not bring them back.`}</Text>)}
    </>
  )
  return (
    <div>
      <TextInput
        label={label}
        inputContainer={under(picked)}
        placeholder={t`Type a name`}
        // The trap focuses a moment later; what is typed at once must not go elsewhere.
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded={isListed}
        aria-controls="people-options"
        aria-activedescendant={isListed ? `person-${current}` : undefined}
        data-settling={isSettling || undefined}
        // Escape closes the list first, as in a field of tags, and the dialog around it only then.
        data-mantine-stop-propagation={isListed || undefined}
        value={typed}
        error={error}
        onChange={(event) => {
          onType(event.currentTarget.value)
          setActive(0)
          setIsClosed(false)
        }}
        onKeyDown={onKeyDown}
      />
      {isListed && (
        <div ref={list} className={classes['options']} id="people-options" role="listbox" aria-label={t`Matching people`}>
          {options.map((person, index) => (
            // Keys are handled by the input, which has the focus. A mouse that rests is told of a move, too, when the list changes beneath it.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={keyOfPerson(person)}
              id={`person-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={classes['option']}
              onClick={() => choose(person)}
              onMouseMove={({ movementX, movementY }) => {
                if (movementX !== 0 || movementY !== 0) setActive(index)
              }}
            >
              {person.id === null ? isKnown ? t`Add another contact named “${name}”` : t`Add “${name}” as a new contact` : <PersonText person={person} />}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
