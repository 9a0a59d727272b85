import { Button, Group, Text } from '@mantine/core'
import { useContext, useEffect, useRef } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { numberText } from '../../shared/kernel/language'
import { amidSentenceSmall, t } from '../../shared/kernel/words'
import { directionNames } from '../../shared/networking/interaction'
import type { PastedPerson, PasteProposal } from '../../shared/networking/paste/paste'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { TouchContext } from '../ui/fields'
import { rich } from '../ui/rich'
import { dayText, pastedSentence } from './labels'
import classes from './networking.module.css'
import { PersonText } from './PeoplePicker'
import { pickedContact, type PickedPerson } from './picked-person'
import { keyOfUnclear, type UnclearPerson } from './use-paste'
import { useReading } from './use-reading'

const shownPeople = 8

const listText = (names: readonly string[]): string => (names.length <= shownPeople ? names.join(', ') : t`${names.slice(0, shownPeople).join(', ')} and ${numberText(names.length - shownPeople)} more`)

/** What a paste seems to be; Enter fills it in, and everything can be changed afterwards. */
export const PastePanel = ({ proposal, onAccept, onKeepText }: { readonly proposal: PasteProposal; readonly onAccept: () => void; readonly onKeepText: () => void }) => {
  const { people, type, platform, direction, on, isDayAbout, said } = proposal
  const label = useReading(said)?.label ?? null
  const accept = useRef<HTMLButtonElement>(null)
  const touch = useContext(TouchContext)
  useEffect(() => {
    // What was pasted is typed work, though no field has it yet.
    touch()
    // The question has just come up where the person is.
    accept.current?.focus()
  }, [proposal, touch])
  return (
    <section className={classes['proposal']} aria-label={t`What was pasted`}>
      <Text size="sm" fw={600}>{platform === null ? t`Looks like a conversation` : pastedSentence(type, platformNames[platform])}</Text>
      <dl className={classes['facts']}>
        <dt>{t`With`}</dt>
        <dd><bdi>{people.length === 0 ? t`nobody but us` : listText(people.map(({ name }) => name))}</bdi></dd>
        <dt>{t`Direction`}</dt>
        <dd>{direction === null ? t`not said` : directionNames[direction]}</dd>
        <dt>{t`Day`}</dt>
        <dd>{on === null ? t`not said, or it could be two days; today until you change it` : isDayAbout ? t`about ${dayText(on)}` : dayText(on)}</dd>
        <dt>{t`Sounds`}</dt>
        <dd>{label === null ? t`not read` : amidSentenceSmall(sentimentNames[label])}</dd>
      </dl>
      <Group gap="xs">
        <Button ref={accept} size="compact-sm" onClick={onAccept}>{t`Fill this in`}</Button>
        <Button size="compact-sm" variant="default" onClick={onKeepText}>{t`Keep the text only`}</Button>
      </Group>
    </section>
  )
}

/** Somebody as a paste names them. */
const pastedName = ({ name, handle }: PastedPerson): string => [name, handle].filter((text) => text !== null).join(' · ')

/** Of whom it is not clear which contact is meant. */
export const UnclearPeople = ({ unclear, onChoose }: { readonly unclear: readonly UnclearPerson[]; readonly onChoose: (unclear: UnclearPerson, chosen: PickedPerson) => void }) =>
  unclear.map((each) => (
    <Group key={keyOfUnclear(each)} gap="xs" role="group" data-question aria-label={t`Which ${pastedName(each.person)}?`}>
      <Text size="sm">{rich`Which ${<bdi>{pastedName(each.person)}</bdi>}?`}</Text>
      {each.options.map(pickedContact).map((option) => <Button key={option.id} size="compact-sm" variant="default" onClick={() => onChoose(each, option)}><PersonText person={option} /></Button>)}
      <Button size="compact-sm" variant="default" onClick={() => onChoose(each, each.asNew)}>{t`A new contact`}</Button>
    </Group>
  ))
