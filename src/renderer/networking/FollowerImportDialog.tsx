import { Group } from '@mantine/core'
import { useState } from 'react'
import type { FileHandle } from '../../shared/imports/import'
import { dayRangeText } from '../../shared/kernel/day-text'
import type { FollowerFileInput, FollowerFilePreview } from '../../shared/networking/follower-file'
import type { OwnHandleId } from '../../shared/networking/own-handle'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'
import { NumberField, SelectField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { NoticeList } from '../ui/NoticeList'
import { showMessage, showUndo } from '../ui/toasts'
import channels from './channels.module.css'
import { Figure, Figures } from './Figures'
import { countOf, countText } from './figure-text'
import { dateOrderOptions } from './labels'
import classes from './networking.module.css'

type Count = FollowerFileInput['count']
const counts: readonly { readonly value: Count; readonly label: string }[] = [{ value: 'auto', label: 'As the file shows' }, { value: 'gains', label: 'New followers of each day' }, { value: 'totals', label: 'All who followed on each day' }]

const Preview = ({ preview }: { readonly preview: FollowerFilePreview }) => (
  <>
    <p className={channels['definition']} aria-live="polite">
      {preview.takenFor} (it has {preview.provedBy.map((header) => `“${header}”`).join(', ')}), {preview.count === 'gains' ? 'new followers of each day' : 'all who followed on each day'}. {countOf(preview.days, 'day')}{preview.from !== null && preview.to !== null && `, ${dayRangeText(preview.from, preview.to)}`}: {countOf(preview.added, 'snapshot')} new, {countText(preview.changed)} changed, {countText(preview.unchanged)} as they are.
    </p>
    {preview.count === 'gains' && (
      <Figures label="New followers of the file">
        {([['gained', 'New followers'], ['organic', 'Organic'], ['sponsored', 'Sponsored']] as const).map(([key, label]) => <Figure key={key} label={label} text={countText(preview[key])} reason={preview[key] === null ? 'The file does not say it.' : null} />)}
      </Figures>
    )}
    <NoticeList sentences={preview.notices} shownAtFirst={6} />
    {preview.refusals.length > 0 && <ul className={classes['list']}>{preview.refusals.map(({ line, reason }) => <li key={line}>Line {line}: {reason}</li>)}</ul>}
  </>
)

/** A platform's followers by day on their way in: what they count, and what they would change of the handle's snapshots. */
export const FollowerImportDialog = ({ file, id, onClose }: { readonly file: FileHandle; readonly id: OwnHandleId; readonly onClose: () => void }) => {
  const client = useClient()
  const read = useJob(client.networking.ownHandle.readFollowerFile)
  const run = useJob(client.networking.ownHandle.importFollowerFile)
  const [asked, setAsked] = useState<Omit<FollowerFileInput, 'file' | 'id'>>({ dateOrder: 'auto', count: 'auto', followersAtEnd: null })
  const [preview, setPreview] = useState<FollowerFilePreview | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const input = { file: file.id, id, ...asked }
  const change = (part: Partial<typeof asked>): void => {
    setAsked((before) => ({ ...before, ...part }))
    setPreview(null)
  }

  const submit = async (): Promise<boolean> => {
    setRefusal(null)
    if (preview === null) {
      const seen = await read.start(input)
      if (seen?.ok === true) setPreview(seen.value)
      else if (seen !== null) setRefusal(seen.error.type === 'ImportRefused' ? seen.error.sentence : 'The file or the handle is not there any more.')
      return false
    }
    const done = await run.start({ ...input, sha256: preview.sha256 })
    if (done?.ok === true) {
      if (done.value.undoStep === null) showMessage('Nothing was changed by this file.')
      else showUndo(`Import followers, ${countOf(done.value.added + done.value.changed, 'snapshot')}`, done.value.undoStep)
      return true
    }
    if (done !== null) setRefusal(done.error.type === 'ImportRefused' ? done.error.sentence : done.error.type === 'FileChanged' ? 'The file has changed since. Read it again.' : 'The file or the handle is not there any more.')
    setPreview(null)
    return false
  }
  return (
    <FormDialog title={`Import followers from ${file.name}`} isOpen onClose={onClose} onSubmit={submit} submitLabel={preview === null ? 'Read the file' : `Import ${countOf(preview.added + preview.changed, 'snapshot')}`} size="lg">
      <Group grow align="flex-start">
        <SelectField<Count> label="Its numbers are" value={asked.count} onChange={(count) => change({ count })} options={counts} />
        <SelectField label="Dates" value={asked.dateOrder} onChange={(dateOrder) => change({ dateOrder })} options={dateOrderOptions} />
        <NumberField label="Followers on its last day" value={asked.followersAtEnd} onChange={(followersAtEnd) => change({ followersAtEnd })} placeholder="if it does not say" />
      </Group>
      {refusal !== null && <p className={channels['bad']} role="alert">{refusal}</p>}
      {preview === null ? <p className={channels['definition']}>Read are the followers export of a LinkedIn page (save its .xls file as XLSX first), the account overview of X, and TikTok’s followers where their days have a year. Nothing changes before you have seen what the file holds.</p> : <Preview preview={preview} />}
    </FormDialog>
  )
}
