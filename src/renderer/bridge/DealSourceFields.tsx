import type { Credits } from '../../shared/bridge/attribution'
import type { DealSources, TypedCredits } from '../../shared/bridge/attribution.contract'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { PeoplePicker, unchosenError } from '../networking/PeoplePicker'
import type { PickedPerson } from '../networking/picked-person'
import { errorWithin, type FieldErrors } from '../ui/fields'
import { nothingTyped } from './credit-choice'
import { SourceFields } from './SourceFields'

/** Whom a deal is with and where it came from, while it is typed in. */
interface SourcesDraft {
  readonly people: readonly PickedPerson[]
  /** A name that is typed and not chosen yet. */
  readonly typedName: string
  readonly typed: TypedCredits
}

export const draftOfSources = (sources: DealSources | null): SourcesDraft => ({ people: sources?.contacts ?? [], typedName: '', typed: sources?.typed ?? nothingTyped })

/** Why the draft cannot be saved yet. Null: it can. */
export const draftProblem = ({ typedName }: SourcesDraft): string | null => unchosenError(typedName)

// Only contacts that exist can be chosen here.
const chosen = ({ people }: SourcesDraft): readonly { readonly id: ContactId; readonly name: string }[] => people.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))

export const contactIdsOf = (draft: SourcesDraft): ContactId[] => chosen(draft).map(({ id }) => id)

interface DealSourceFieldsProps {
  readonly draft: SourcesDraft
  /** Takes a change, not a draft: choosing a person changes two of its parts at once. */
  readonly onChange: (change: (draft: SourcesDraft) => SourcesDraft) => void
  /** As they were saved last. Null: a new deal. */
  readonly credits: Credits | null
  /** What is wrong with whom it is with (`contactIds`) and with where it came from. */
  readonly errors: FieldErrors
}

/** Chooses whom a deal is with, and where it came from. */
export const DealSourceFields = ({ draft, onChange, credits, errors }: DealSourceFieldsProps) => (
  <>
    <PeoplePicker
      label={t`With`}
      people={draft.people}
      onChange={(people) => onChange((now) => ({ ...now, people }))}
      typed={draft.typedName}
      onType={(typedName) => onChange((now) => ({ ...now, typedName }))}
      error={errorWithin(errors, 'contactIds')}
      canCreate={false}
    />
    <SourceFields typed={draft.typed} onChange={(typed) => onChange((now) => ({ ...now, typed }))} credits={credits} people={chosen(draft)} errors={errors} />
  </>
)
