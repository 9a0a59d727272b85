import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { type RetentionRule, RetentionRuleFields } from '../../shared/networking/personal-data.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, useJob, usePages } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { noErrors, NumberField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { JobProgress } from '../ui/JobProgress'
import { useCheckedForm } from '../ui/use-checked-form'
import { showMessage, showStopped } from '../ui/toasts'
import { useSaidOf } from '../ui/use-said-of'
import { contactViews, selectionOfView } from './contact-search'
import { ErasureChoiceFields, firstChoices } from './EraseDialog'
import { erasureText } from './erasure-text'
import { dayText } from './labels'
import classes from './networking.module.css'

/** Days of three years, which is where most people begin. */
const usualDays = 1095

/** Adds a rule by which idle contacts are to be erased. */
export const RetentionRuleDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.networking.personalData.addRetentionRule)
  const { value: all = [] } = useAnswer(client.savedView.list, {})
  const views = contactViews(all).map((each) => ({ ...each, filter: selectionOfView(each).filter }))
  const [name, setName] = useState('')
  const [idleDays, setIdleDays] = useState<number | null>(usualDays)
  const [view, setView] = useState('')
  const { errors, form } = useCheckedForm({
    schema: RetentionRuleFields,
    fields: { name, idleDays, filter: views.find(({ id }) => String(id) === view)?.filter ?? null },
    own: { idleDays: idleDays === null && t`Say after how many days` },
    send: add,
    refused: () => noErrors,
  })
  return (
    <FormDialog title={t`New retention rule`} isOpen onClose={onClose} {...form} submitLabel={t`Add rule`} size="lg">
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} placeholder={t`Three years of silence`} isRequired autoFocus />
      <NumberField label={t`Days without any interaction`} description={t`Counted from the last one of any kind, and from the day the contact was added.`} value={idleDays} onChange={setIdleDays} error={errors['idleDays']} isRequired />
      <SelectField
        label={t`Of whom`}
        description={t`A saved view’s filter as it is now; later changes of the view do not reach the rule.`}
        value={view}
        onChange={setView}
        options={[{ value: '', label: t`Everybody` }, ...views.filter(({ filter }) => filter !== null).map(({ id, name: label }) => ({ value: String(id), label: t`Whom the view “${label}” finds` }))]}
      />
      <Text size="sm">{t`A rule erases nobody by itself: you see whom it means, and apply it.`}</Text>
    </FormDialog>
  )
}

/** Whom a rule means today, one by one, and the way to erase exactly them. */
export const RetentionPreviewDialog = ({ rule, onClose }: { readonly rule: RetentionRule; readonly onClose: () => void }) => {
  const client = useClient()
  const now = useToday()
  const { value, rows, loadMore } = usePages(client.networking.personalData.previewRetention, { id: rule.id, today: now })
  const { value: overview } = useAnswer(client.networking.personalData.overview, {})
  const { start, cancel, isRunning, progress } = useJob(client.networking.personalData.applyRetention)
  const [choices, setChoices] = useState(firstChoices)
  const [typed, setTyped] = useState('')
  const [error, setError] = useSaidOf(typed)
  const total = value?.total ?? 0
  const submit = async (): Promise<boolean> => {
    if (![String(total), numberText(total)].includes(typed.trim())) {
      setError(t`Type the number of contacts: ${numberText(total)}`)
      return false
    }
    const result = await start({ id: rule.id, today: today(), ...choices })
    if (result?.ok === true) showMessage(erasureText(result.value))
    else if (result?.error.type === 'Cancelled') showStopped()
    else setError(result?.error.type === 'RetentionRuleNotFound' ? t`This rule was removed meanwhile.` : undefined)
    return result?.ok === true
  }
  return (
    <FormDialog title={t`“${rule.name}” today`} isOpen onClose={() => { cancel(); onClose() }} onSubmit={submit} submitLabel={total === 0 ? null : t`Erase ${numberText(total)} for good`} size="lg" isFinal={total > 0}>
      {value !== undefined && total === 0 && <Text size="sm">{t`Nobody: everybody it could mean was added or heard of since, or something is promised to them, or a contract holds.`}</Text>}
      {total > 0 && (
        <>
          <Text size="sm">{t`${plural(total, { one: 'One contact', other: '# contacts' })}, and nobody else:`}</Text>
          {/* Scrolls, so it takes the focus for the arrow keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={classes['scrollList']} tabIndex={0} role="region" aria-label={t`Contacts the rule means`}>
            <ul className={classes['list']}>
              {rows.map(({ id, name, lastTouchOn, addedOn }) => (
                <li key={id} className={classes['spread']}><bdi>{name}</bdi><span className={classes['soft']}>{lastTouchOn === null ? t`never in touch, added ${dayText(addedOn)}` : t`last touch ${dayText(lastTouchOn)}`}</span></li>
              ))}
            </ul>
            {rows.length < total && <Button size="compact-sm" variant="default" onClick={loadMore}>{t`Show more (${numberText(total - rows.length)})`}</Button>}
          </div>
          <ErasureChoiceFields choices={choices} onChange={setChoices} backups={overview?.backups ?? 0} />
          <Group>
            <TextField label={t`Type ${numberText(total)} to erase them`} value={typed} onChange={setTyped} error={error} />
          </Group>
          {isRunning && <JobProgress label={t`Erasing`} progress={progress} onCancel={cancel} />}
        </>
      )}
    </FormDialog>
  )
}
