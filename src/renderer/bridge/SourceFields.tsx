import { useId, useRef } from 'react'
import type { Credits, TypedCredit } from '../../shared/bridge/attribution'
import type { TypedCredits } from '../../shared/bridge/attribution.contract'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { errorWithin, type FieldErrors, SelectField, TextField } from '../ui/fields'
import { choiceOf, creditOfChoice, creditOptions, creditText } from './credit-choice'
import classes from './bridge.module.css'
import words from '../marketing/marketing.module.css'

interface SourceFieldsProps {
  readonly typed: TypedCredits
  readonly onChange: (typed: TypedCredits) => void
  /** What the rows tell, as it was saved last. Null: nothing was saved yet. */
  readonly credits: Credits | null
  /** People who can be named as the relationship. */
  readonly people: readonly { readonly id: ContactId; readonly name: string }[]
  /** What is wrong with what is typed, below `typed`. */
  readonly errors: FieldErrors
}

/** Where a deal or contact came from: first touch, last touch, and what they said themselves. Touches are told by the rows until a person says otherwise. */
export const SourceFields = ({ typed, onChange, credits, people, errors }: SourceFieldsProps) => {
  const client = useClient()
  const labelId = useId()
  const { value: communities = [] } = useAnswer(client.networking.community.list, { today: useToday() })
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const told = (position: 'first' | 'last'): string => {
    const credit = credits?.[position]
    return credit === undefined || credit.isTypedIn ? t`As the rows tell` : t`As the rows tell: ${creditText(credit)}`
  }
  /** What is typed in and offered no more, such as a contact that the deal is no longer with. */
  const gone = (position: keyof TypedCredits): string => {
    const credit = credits?.[position]
    return credit?.isTypedIn === true && choiceOf(credit.touch) === choiceOf(typed[position]) ? creditText(credit) : t`Relationship with somebody else`
  }
  const options = (unset: string) => creditOptions({ people, communities, campaigns }, unset)
  const { said } = typed
  // What they said is there again where "Not asked" was chosen by mistake.
  const saidBefore = useRef<TypedCredit | null>(null)
  const choose = (position: keyof TypedCredits) => (choice: string) => {
    if (position === 'said') saidBefore.current = said ?? saidBefore.current
    onChange({ ...typed, [position]: creditOfChoice(choice, typed[position] ?? (position === 'said' ? saidBefore.current : null)) })
  }
  const wordsError = errors['typed.said.words']
  return (
    <div role="group" aria-labelledby={labelId} className={classes['fields']}>
      <div id={labelId} className={words['soft']}>{t`Where it came from`}</div>
      <SelectField label={t`First touch`} value={choiceOf(typed.first)} onChange={choose('first')} options={options(told('first'))} gone={gone('first')} error={errorWithin(errors, 'typed.first')} />
      <SelectField label={t`Last touch`} value={choiceOf(typed.last)} onChange={choose('last')} options={options(told('last'))} gone={gone('last')} error={errorWithin(errors, 'typed.last')} />
      <SelectField label={t`Self-reported`} value={choiceOf(said)} onChange={choose('said')} options={options(t`Not asked`)} gone={gone('said')} error={wordsError === undefined ? errorWithin(errors, 'typed.said') : undefined} />
      {said !== null && <TextField label={t`In their words`} value={said.words} onChange={(words) => onChange({ ...typed, said: { ...said, words } })} error={wordsError} placeholder={t`A friend told me about you`} />}
    </div>
  )
}
