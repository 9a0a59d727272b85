import { Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { CommunityId } from '../../shared/networking/community'
import { type Interaction, interactionTypes } from '../../shared/networking/interaction'
import { LoggedFields } from '../../shared/networking/interaction.contract'
import type { PasteProposal } from '../../shared/networking/paste/paste'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { DayField, type FieldErrors, NumberField, SelectField, TextAreaField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { showDefect } from '../ui/toasts'
import { useCheckedForm } from '../ui/use-checked-form'
import { draftOfInteraction, fieldsOfDraft, type InteractionDraft, newDraft } from './interaction-draft'
import { directionOptions, platformOptions, typeOptions } from './labels'
import { PastePanel, UnclearPeople } from './PastePanel'
import { PeoplePicker, unchosenError } from './PeoplePicker'
import { type PickedPerson, withPeople } from './picked-person'
import { SentimentReadingView } from './SentimentReadingView'
import { dayOfProposal, usePaste } from './use-paste'
import { useReading } from './use-reading'

interface LogDialogProps {
  readonly onClose: () => void
  readonly people?: readonly PickedPerson[]
  readonly communityId?: CommunityId
  /** What a new one most likely is. */
  readonly likely?: Partial<InteractionDraft>
  /** One that was logged before and is to be changed. */
  readonly interaction?: Interaction
}

interface DraftProps {
  readonly draft: InteractionDraft
  readonly onChange: (part: Partial<InteractionDraft>) => void
  readonly errors: FieldErrors
}

const Facts = ({ draft: { type, direction, on, minutes, platform, community }, onChange, errors }: DraftProps) => {
  const client = useClient()
  const { value: communities } = useAnswer(client.networking.community.list, { today: useToday() })
  return (
    <>
      <Group grow align="flex-start">
        <SelectField label={t`Type`} value={type} onChange={(value) => onChange({ type: value })} options={typeOptions} />
        <SelectField label={t`Direction`} value={direction} onChange={(value) => onChange({ direction: value })} options={directionOptions} />
        <DayField label={t`Day`} value={on} onChange={(value) => onChange({ on: value })} error={errors['on']} />
      </Group>
      <Group grow align="flex-start">
        <NumberField label={t`Minutes`} value={minutes} onChange={(value) => onChange({ minutes: value })} placeholder={t`about ${interactionTypes[type].defaultMinutes}`} error={errors['minutes']} />
        <SelectField label={t`Platform`} value={platform} onChange={(value) => onChange({ platform: value })} options={[{ value: '', label: '–' }, ...platformOptions]} />
        <SelectField label={t`Community`} value={community} onChange={(value) => onChange({ community: value })} error={errors['communityId']} options={[{ value: '', label: '–' }, ...(communities ?? []).map(({ id, name }) => ({ value: String(id), label: name }))]} gone={communities === undefined ? '' : t`a removed community`} />
      </Group>
    </>
  )
}

/** How the note sounds, where that can be read; corrected by a person. */
const NoteSentiment = ({ draft: { note, sentiment }, onChange }: Omit<DraftProps, 'errors'>) => {
  const reading = useReading(note)
  return reading === null || (reading.words.length === 0 && sentiment === null) ? null : <SentimentReadingView text={note} reading={reading} corrected={sentiment} onCorrect={(label) => onChange({ sentiment: label })} />
}

/** How the draft of an interaction is sent, and what hinders it. */
const useInteractionForm = (interaction: Interaction | undefined, draft: InteractionDraft, hindrance: string | null) => {
  const client = useClient()
  const log = useCommand(client.networking.interaction.log)
  const edit = useCommand(client.networking.interaction.edit)
  const notYet = t`This day is still to come. Add a follow-up instead.`
  return useCheckedForm({
    schema: LoggedFields,
    fields: fieldsOfDraft(draft),
    own: { people: hindrance, on: draft.on > addDays(today(), 1) && notYet },
    send: (fields, changes) => (interaction === undefined ? log(fields) : edit({ id: interaction.id, changes })),
    refused: ({ type }) => {
      if (type === 'NotYet') return { on: notYet }
      if (type === 'CommunityNotFound') return { communityId: t`This community was removed meanwhile.` }
      return { people: type === 'InteractionNotFound' ? t`This interaction was removed meanwhile.` : t`Somebody here was removed meanwhile. Choose again.` }
    },
  })
}

/** Once a paste is dealt with, on to what it left open: which of one name, or who; else to the note, from where it is saved. To be put around the fields. */
const useGoOn = (isAsked: boolean, hasPeople: boolean) => {
  const fields = useRef<HTMLDivElement>(null)
  const wasAsked = useRef(false)
  useEffect(() => {
    if (wasAsked.current && !isAsked) {
      const first = (what: string): HTMLElement | null | undefined => fields.current?.querySelector<HTMLElement>(what)
      const next = first('[data-question] button') ?? first(hasPeople ? 'textarea' : 'input')
      next?.focus()
    }
    wasAsked.current = isAsked
  }, [isAsked, hasPeople])
  return fields
}

/** The note with what was pasted below what was typed. */
const withPasted = (note: string, pasted: string): string => [note, pasted].filter((text) => text !== '').join('\n\n')

/** Logs one interaction with one or several people, in seconds, or changes one; Ctrl-Enter saves from any field. A pasted thread fills itself in when it is accepted. */
export const LogDialog = (props: LogDialogProps) => {
  const { onClose, interaction, people: given = [], communityId, likely } = props
  const [draft, setDraft] = useState<InteractionDraft>(() => (interaction === undefined ? { ...newDraft(today(), given, communityId), ...likely } : draftOfInteraction(interaction)))
  const change = (part: Partial<InteractionDraft>): void => setDraft((before) => ({ ...before, ...part }))
  const [typed, setTyped] = useState('')
  const { proposal, unclear, onPaste, accept, dismiss, settle } = usePaste()
  const { errors, form } = useInteractionForm(interaction, draft, unchosenError(typed) ?? (proposal !== null ? t`Say first what to do with what was pasted.` : unclear[0] !== undefined ? t`Say which ${unclear[0].person.name} is meant.` : null))
  const fields = useGoOn(proposal !== null, draft.people.length > 0)
  const fill = async (accepted: PasteProposal): Promise<void> => {
    const found = await accept(accepted)
    // They are looked for meanwhile, and the person goes on typing.
    setDraft((before) => ({
      ...before,
      people: withPeople(before.people, found),
      type: accepted.type,
      on: dayOfProposal(accepted),
      note: withPasted(before.note, accepted.note),
      ...(accepted.platform !== null && { platform: accepted.platform }),
      ...(accepted.direction !== null && { direction: accepted.direction }),
    }))
    dismiss(accepted)
  }
  const keepText = (kept: PasteProposal): void => {
    change({ note: withPasted(draft.note, kept.note) })
    dismiss(kept)
  }
  /** The paste that is being filled in: answered once more before it is, it would stand here twice. */
  const [filling, setFilling] = useState<PasteProposal | null>(null)
  const startFilling = (accepted: PasteProposal): void => {
    setFilling(accepted)
    void fill(accepted).catch(showDefect).finally(() => setFilling(null))
  }
  const unlessFilling = (answer: (pasted: PasteProposal) => void) => (): void => {
    if (proposal !== null && filling !== proposal) answer(proposal)
  }
  return (
    <FormDialog title={interaction === undefined ? t`Log interaction` : t`Edit interaction`} isOpen onClose={onClose} {...form} submitLabel={interaction === undefined ? t`Log` : t`Save`} size="lg">
      <div ref={fields} onPaste={onPaste} style={{ display: 'contents' }}>
        <PeoplePicker label={t`With`} people={draft.people} onChange={(people) => change({ people })} typed={typed} onType={setTyped} error={errors['people']} canCreate />
        <UnclearPeople unclear={unclear} onChoose={(each, chosen) => { settle(each); change({ people: withPeople(draft.people, [chosen]) }) }} />
        <TextAreaField label={t`Note`} value={draft.note} onChange={(note) => change({ note })} error={errors['note']} placeholder={t`What it was about. Or paste a message or a thread of comments: people, platform, day and direction are proposed.`} />
        {proposal !== null && <PastePanel proposal={proposal} onAccept={unlessFilling(startFilling)} onKeepText={unlessFilling(keepText)} />}
        <Facts draft={draft} onChange={change} errors={errors} />
        <NoteSentiment draft={draft} onChange={change} />
      </div>
    </FormDialog>
  )
}
