import { useState } from 'react'
import { cutText } from '../../shared/kernel/cut-text'
import { plural, t } from '../../shared/kernel/words'
import type { Contact, ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { FormDialog } from '../ui/FormDialog'
import { rich } from '../ui/rich'
import { showMessage } from '../ui/toasts'
import { useKeptValue } from '../ui/use-kept-value'
import classes from './MergeDialog.module.css'
import { mergeChoices, type MergeRow, mergeRows, type MergeSide, usualSide } from './merge-rows'

const Picture = ({ id }: { readonly id: ContactId }) => {
  const client = useClient()
  const { value: photo } = useAnswer(client.networking.contact.photo, { id })
  return photo === undefined || photo === null ? null : <img className={classes['picture']} src={`data:${photo.mediaType};base64,${photo.base64}`} alt="" />
}

interface ChoiceProps {
  readonly row: MergeRow
  readonly side: MergeSide
  readonly chosen: MergeSide
  readonly onChoose: (side: MergeSide) => void
  readonly contact: Contact
}

const Choice = ({ row, side, chosen, onChoose, contact }: ChoiceProps) => {
  const text = side === 'other' ? row.other : row.keep
  return (
    <label className={classes['choice']}>
      <input type="radio" name={`merge-${row.field}`} checked={chosen === side} onChange={() => onChoose(side)} data-autofocus={chosen === side || undefined} aria-label={`${row.label}: ${side === 'both' ? t`both, one after the other` : text === '' ? t`nothing` : cutText(text, 200)}`} />
      {side === 'both' ? <span>{t`Both, one after the other`}</span> : text === '' ? <span className={classes['nothing']}>{t`Nothing`}</span> : <bdi className={classes['value']}>{row.field === 'photo' ? <Picture id={contact.id} /> : text}</bdi>}
    </label>
  )
}

const RowChoices = ({ row, chosen, onChoose, first, second }: Omit<ChoiceProps, 'side' | 'contact'> & { readonly first: Contact; readonly second: Contact }) => {
  const choice = { row, chosen, onChoose }
  return (
    <>
      <tr>
        <th scope="row" rowSpan={row.field === 'note' && row.keep !== '' && row.other !== '' ? 2 : 1}>{row.label}</th>
        <td><Choice {...choice} side="keep" contact={first} /></td>
        <td><Choice {...choice} side="other" contact={second} /></td>
      </tr>
      {row.field === 'note' && row.keep !== '' && row.other !== '' && <tr><td colSpan={2}><Choice {...choice} side="both" contact={first} /></td></tr>}
    </>
  )
}

const removed = t`One of these contacts was removed meanwhile. Nothing was merged.`

/** Makes two contacts one: of every field in which they differ, whose value stays. */
export const MergeDialog = ({ firstId, secondId, onClose }: { readonly firstId: ContactId; readonly secondId: ContactId; readonly onClose: () => void }) => {
  const client = useClient()
  const merge = useCommand(client.networking.duplicate.merge)
  const answers = [useAnswer(client.networking.contact.get, { id: firstId }), useAnswer(client.networking.contact.get, { id: secondId })] as const
  // The merge removes one of them, and so may an undo beside the dialog; what stands in it stays until it closes.
  const first = useKeptValue(answers[0].value)
  const second = useKeptValue(answers[1].value)
  const { value: customFields } = useAnswer(client.networking.customField.list, {})
  const [chosen, setChosen] = useState<ReadonlyMap<MergeRow['field'], MergeSide>>(new Map())
  if (answers.some(({ failure }) => failure !== undefined) && (first === undefined || second === undefined)) {
    return (
      <FormDialog title={t`Merge two contacts`} isOpen onClose={onClose} onSubmit={() => Promise.resolve(true)} submitLabel={t`Close`}>
        <p role="alert">{removed}</p>
      </FormDialog>
    )
  }
  if (first === undefined || second === undefined || customFields === undefined) return null
  const rows = mergeRows(first, second, customFields)
  const submit = async (): Promise<boolean> => {
    const result = await merge({ keepId: firstId, otherId: secondId, choices: mergeChoices(rows, chosen) })
    if (result === null) return false
    if (!result.ok) showMessage(removed, 'failed')
    return true
  }
  return (
    <FormDialog title={t`Merge two contacts`} isOpen onClose={onClose} onSubmit={submit} submitLabel={t`Merge`} size="lg">
      {rows.length === 0 ? (
        <p>{t`No field differs.`}</p>
      ) : (
        <table className={classes['table']}>
          <caption className="visually-hidden">{t`Which value stays`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Keep of`}</th>
              <th scope="col">{rich`${<bdi>{first.name}</bdi>}, ${plural(first.interactionCount, { one: '# interaction', other: '# interactions' })}`}</th>
              <th scope="col">{rich`${<bdi>{second.name}</bdi>}, ${plural(second.interactionCount, { one: '# interaction', other: '# interactions' })}`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowChoices key={row.field} row={row} chosen={chosen.get(row.field) ?? usualSide(row)} onChoose={(side) => setChosen(new Map(chosen).set(row.field, side))} first={first} second={second} />
            ))}
          </tbody>
        </table>
      )}
      <p>{t`Interactions, communities, follow-ups, e-mails, phones, handles and tags of both come together. Undo makes two of them again.`}</p>
    </FormDialog>
  )
}
