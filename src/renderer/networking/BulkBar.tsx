import { Button, Menu, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import type { Result } from '../../shared/kernel/result'
import { amidSentence, plural, t } from '../../shared/kernel/words'
import { longestProblem } from '../../shared/networking/cadence'
import type { ContactId } from '../../shared/networking/contact'
import { type ContactSelection, ManyChanges } from '../../shared/networking/contact.contract'
import { type RapportClient, useClient } from '../platform/client'
import { changedAtOnce, useAnswer, useCommand, useJob } from '../platform/queries'
import { errorWithin, NumberField, SelectField, TagsField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { JobProgress } from '../ui/JobProgress'
import { showMessage, showUndo } from '../ui/toasts'
import { useCheckedForm } from '../ui/use-checked-form'
import { SelectionBar } from '../views/SelectionBar'
import { type CustomDraft, customValueOf, refusedByWorkbook, refusedValues } from './custom-draft'
import { CustomValueFields } from './CustomValueFields'

/** Who is to be changed: those ticked, or all that the list finds. */
export type BulkTarget = { readonly ids: readonly ContactId[] } | { readonly everything: ContactSelection }

interface BulkBarProps {
  readonly target: BulkTarget
  readonly count: number
  /** How many the list finds. */
  readonly total: number
  readonly isArchived: boolean
  readonly onEverything: () => void
  /** Asks in a dialog for what is to be done. */
  readonly onAsk: (action: BulkAsk) => void
  readonly onDone: OnDone
  /** How often something was done with them: the keys go back to the list then. */
  readonly timesDone: number
  readonly onClear: () => void
}

/** Told of what is done: whether whoever was meant is in the list no more. */
type OnDone = (haveLeft: boolean) => void

type BulkAction = 'addTags' | 'removeTags' | 'group' | 'rhythm' | 'organization' | 'source' | 'custom'

/** What is asked for in a dialog. */
export type BulkAsk = BulkAction | 'remove'

const peopleText = (count: number): string => t`${plural(count, { one: '# contact', other: '# contacts' })}`

/** Most rows that one call of the list gives. */
const pageRows = 500

/** The ids of all that the list finds, asked for page by page: removal names whom it removes. */
const idsOf = async (client: RapportClient, target: BulkTarget): Promise<ContactId[]> => {
  if ('ids' in target) return [...target.ids]
  const ids: ContactId[] = []
  for (;;) {
    // Each page begins where the one before ended.
    // oxlint-disable-next-line no-await-in-loop
    const result = await client.networking.contact.list({ ...target.everything, offset: ids.length, limit: pageRows })
    if (!result.ok || result.value.rows.length === 0) return ids
    ids.push(...result.value.rows.map(({ id }) => id))
    if (ids.length >= result.value.total) return ids
  }
}

/** Those of a selection who are in the list still. */
export const stillFound = async (client: RapportClient, list: ContactSelection, ids: ReadonlySet<number | string>): Promise<ReadonlySet<number | string>> =>
  new Set((await idsOf(client, { everything: list })).filter((id) => ids.has(id)))

/** Says how many a step changed, with its undo. */
const tell = (label: string, count: number, undoStep: number | null): void => {
  if (undoStep === null) showMessage(t`Nobody had to be changed: ${amidSentence(label)}.`)
  else showUndo(`${label}, ${peopleText(count)}`, undoStep)
}

/** Of those named nobody is left. */
const tellGone = (): void => showMessage(t`All of them were removed meanwhile.`, 'failed')

const isStopped = (result: Result<unknown, { readonly type: string }> | null): boolean => result?.ok === false && result.error.type === 'Cancelled'

const actionNames: Readonly<Record<BulkAction, string>> = { addTags: t`Add tags`, removeTags: t`Take tags away`, group: t`Set group`, rhythm: t`Set rhythm`, organization: t`Set organisation`, source: t`Set source`, custom: t`Set a field` }

interface BulkDialogProps {
  readonly action: BulkAction
  readonly count: number
  readonly onEdit: (label: string, changes: ManyChanges) => Promise<Result<unknown, { type: string }> | null>
  /** How far what was asked is, where it takes long. */
  readonly progress: ReactNode
  readonly onClose: () => void
}

/** Which field of the person's own is set, and what is typed in it. */
const useFieldChoice = () => {
  const client = useClient()
  const { value: fields = [] } = useAnswer(client.networking.customField.list, {})
  const [chosen, choose] = useState('')
  const [draft, setDraft] = useState<CustomDraft>(new Map())
  const field = fields.find(({ id }) => String(id) === chosen) ?? fields[0]
  // Nothing typed empties the field.
  const changes = field === undefined ? [] : [{ fieldId: field.id, value: customValueOf(field, draft.get(field.id) ?? '') }]
  return { fields, field, choose, draft, setDraft, changes }
}

const BulkDialog = ({ action, count, onEdit, progress, onClose }: BulkDialogProps) => {
  const client = useClient()
  const { value: tagRows = [] } = useAnswer(client.networking.contact.tags, {})
  const { value: groups = [] } = useAnswer(client.networking.group.list, {})
  const [tags, setTags] = useState<string[]>([])
  const [group, setGroup] = useState('')
  const [idealDays, setIdealDays] = useState<number | null>(null)
  const [longestDays, setLongestDays] = useState<number | null>(null)
  const [text, setText] = useState('')
  const { fields, field, choose, draft, setDraft, changes: custom } = useFieldChoice()
  const isTags = action === 'addTags' || action === 'removeTags'
  const changesOf: Readonly<Record<BulkAction, unknown>> = {
    addTags: { addTags: tags },
    removeTags: { removeTags: tags },
    group: { groupId: group === '' ? null : Number(group) },
    rhythm: { rhythm: { idealDays, longestDays } },
    organization: { organization: text },
    source: { source: text },
    custom: { custom },
  }
  const { errors, form } = useCheckedForm({
    schema: ManyChanges,
    fields: changesOf[action],
    own: {
      [action]: isTags && tags.length === 0 && t`Type a tag, then Enter`,
      'rhythm.longestDays': action === 'rhythm' && longestProblem({ idealDays, longestDays }),
      ...(action === 'custom' && refusedValues(fields, custom)),
    },
    send: (changes) => onEdit(actionNames[action], changes),
    refused: (error) => refusedByWorkbook(error) ?? { groupId: t`This group was removed meanwhile.`, fieldId: t`This field was removed meanwhile.` },
  })
  return (
    <FormDialog title={`${actionNames[action]}: ${peopleText(count)}`} isOpen onClose={onClose} {...form} submitLabel={t`Change ${peopleText(count)}`}>
      {/* One of the tags may be wrong, by its place among them. */}
      {isTags && <TagsField label={t`Tags`} value={tags} onChange={setTags} suggestions={tagRows.map(({ name }) => name)} error={Object.values(errors)[0]} placeholder={t`Type a tag, then Enter`} autoFocus />}
      {action === 'group' && <SelectField label={t`Group`} value={group} onChange={setGroup} options={[{ value: '', label: t`No group` }, ...groups.map(({ id, name }) => ({ value: String(id), label: name }))]} error={errors['groupId']} autoFocus />}
      {action === 'rhythm' && (
        <>
          <NumberField label={t`Ideal days between touches`} value={idealDays} onChange={setIdealDays} error={errors['rhythm.idealDays']} placeholder={t`the group’s rhythm`} autoFocus />
          <NumberField label={t`Longest days`} value={longestDays} onChange={setLongestDays} error={errors['rhythm.longestDays']} placeholder={t`twice the ideal`} />
        </>
      )}
      {action === 'organization' && <TextField label={t`Organisation`} value={text} onChange={setText} error={errors['organization']} placeholder={t`No organisation`} autoFocus />}
      {action === 'source' && <TextField label={t`Source`} value={text} onChange={setText} error={errors['source']} placeholder={t`No source`} autoFocus />}
      {action === 'custom' && field !== undefined && (
        <>
          <SelectField label={t`Field`} value={String(field.id)} onChange={choose} options={fields.map(({ id, name }) => ({ value: String(id), label: name }))} error={errors['fieldId']} autoFocus />
          <CustomValueFields fields={[field]} draft={draft} onChange={setDraft} errors={{ [`custom.${field.id}`]: errorWithin(errors, 'custom') ?? '' }} />
          <Text size="sm">{t`Left empty, the field is emptied.`}</Text>
        </>
      )}
      {progress}
    </FormDialog>
  )
}

/** Changes or removes whoever is meant, and says what came of it; how far that is, where it takes long. */
const useBulkWork = (target: BulkTarget, count: number, onDone: OnDone) => {
  const client = useClient()
  const editMany = useCommand(client.networking.contact.editMany, { toast: false })
  const editVeryMany = useJob(client.networking.contact.editMany.asJob)
  const remove = useCommand(client.networking.contact.remove, { toast: false })
  const removeVeryMany = useJob(client.networking.contact.remove.asJob)
  const edit = async (label: string, changes: ManyChanges) => {
    const input = { target: 'ids' in target ? { ids: [...target.ids] } : target.everything, changes }
    const result = await (count > changedAtOnce ? editVeryMany.start(input) : editMany(input))
    if (result?.ok === true) {
      tell(label, result.value.changed, result.undoStep)
      onDone(changes.isArchived !== undefined)
    }
    if (isStopped(result)) showMessage(t`Stopped. Nobody was changed.`)
    else if (result?.ok === false && result.error.type === 'ContactNotFound') tellGone()
    else return result
    return null
  }
  const removeAll = async (): Promise<boolean> => {
    const ids = await idsOf(client, target)
    if (ids.length === 0) return true
    const result = await (ids.length > changedAtOnce ? removeVeryMany.start({ ids }) : remove({ ids }))
    if (isStopped(result)) showMessage(t`Stopped. Nobody was removed.`)
    // The only input that is refused is one with too many of them; a defect has told of itself.
    else if (result?.ok === false) showMessage(t`At most 100,000 contacts can be removed in one step. Nobody was removed; narrow the list by a filter.`, 'failed')
    if (result?.ok !== true) return false
    if (result.value.removed === 0) tellGone()
    else tell(t`Remove`, result.value.removed, result.undoStep)
    onDone(true)
    return true
  }
  const running = [{ job: editVeryMany, label: t`Changing contacts` }, { job: removeVeryMany, label: t`Removing contacts` }].find(({ job }) => job.isRunning)
  const progress = running !== undefined && <JobProgress label={running.label} progress={running.job.progress} onCancel={running.job.cancel} />
  return { edit, removeAll, progress, stop: () => running?.job.cancel() }
}

interface BulkAskDialogProps {
  readonly action: BulkAsk
  readonly target: BulkTarget
  readonly count: number
  readonly onDone: OnDone
  readonly onClose: () => void
}

/** Asks for what is to be changed of whom was selected when it was opened, or whether they are to be removed. It stands beside the list and not in its bar, which goes with the last of them. */
export const BulkAskDialog = ({ action, target, count, onDone, onClose }: BulkAskDialogProps) => {
  const haveLeft = useRef<boolean | null>(null)
  const { edit, removeAll, progress, stop } = useBulkWork(target, count, (left) => { haveLeft.current = left })
  /** What is on its way does not go on behind a dialog that was left. What is done is told once that is closed, so that the keys come back to the list. */
  const close = (): void => {
    stop()
    onClose()
    if (haveLeft.current !== null) onDone(haveLeft.current)
  }
  if (action !== 'remove') return <BulkDialog action={action} count={count} onEdit={edit} progress={progress} onClose={close} />
  return (
    <FormDialog title={`${t`Remove`}: ${peopleText(count)}`} isOpen onClose={close} onSubmit={removeAll} submitLabel={t`Remove ${peopleText(count)}`}>
      <Text size="sm">{t`Their memberships go with them; touches with others stay. One undo brings all of them back.`}</Text>
      {progress}
    </FormDialog>
  )
}

/** What can be done with those selected, in one step. */
export const BulkBar = ({ target, count, total, isArchived, onEverything, onAsk, onDone, timesDone, onClear }: BulkBarProps) => {
  const client = useClient()
  const { edit, progress } = useBulkWork(target, count, onDone)
  const { value: customFields = [] } = useAnswer(client.networking.customField.list, {})
  return (
    <SelectionBar label={t`Selected contacts`} count={'ids' in target ? t`${numberText(count)} selected` : t`All ${numberText(count)} selected`} timesDone={timesDone} onClear={onClear}>
      {'ids' in target && count < total && <Button size="compact-sm" variant="light" onClick={onEverything}>{t`Select all ${numberText(total)}`}</Button>}
      <Button size="compact-sm" variant="default" onClick={() => onAsk('addTags')}>{t`Add tags`}</Button>
      <Button size="compact-sm" variant="default" onClick={() => onAsk('group')}>{t`Set group`}</Button>
      <Button size="compact-sm" variant="default" onClick={() => onAsk('rhythm')}>{t`Set rhythm`}</Button>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default">{t`More…`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onAsk('removeTags')}>{t`Take tags away`}</Menu.Item>
          <Menu.Item onClick={() => onAsk('organization')}>{t`Set organisation`}</Menu.Item>
          <Menu.Item onClick={() => onAsk('source')}>{t`Set source`}</Menu.Item>
          {customFields.length > 0 && <Menu.Item onClick={() => onAsk('custom')}>{t`Set a field`}</Menu.Item>}
          <Menu.Item onClick={() => void edit(t`No reply needed`, { needsNoReply: true })}>{t`No reply needed`}</Menu.Item>
          <Menu.Item onClick={() => void edit(isArchived ? t`Bring back` : t`Archive`, { isArchived: !isArchived })}>{isArchived ? t`Bring back` : t`Archive`}</Menu.Item>
          <Menu.Item onClick={() => onAsk('remove')}>{t`Remove…`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {progress}
    </SelectionBar>
  )
}
