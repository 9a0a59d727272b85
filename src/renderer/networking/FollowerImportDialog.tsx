import { Group } from '@mantine/core'
import { useState } from 'react'
import type { FileHandle } from '../../shared/imports/file-handle'
import { ownFigureNames } from '../../shared/imports/own-figure-names'
import { dayRangeText } from '../../shared/kernel/day-text'
import { plural, t } from '../../shared/kernel/words'
import type { FollowerFileInput, FollowerFilePreview } from '../../shared/networking/follower-file'
import type { OwnHandleId } from '../../shared/networking/own-handle'
import { dateOrderOptions } from '../imports/date-order-options'
import { type ImportWords, usePreviewedImport } from '../imports/use-previewed-import'
import { useClient } from '../platform/client'
import { NumberField, SelectField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { NoticeList } from '../ui/NoticeList'
import channels from './channels.module.css'
import { Figure, Figures } from './Figures'
import { countText } from './figure-text'
import classes from './networking.module.css'

type Count = FollowerFileInput['count']
const counts: readonly { readonly value: Count; readonly label: string }[] = [{ value: 'auto', label: t`As the file shows` }, { value: 'gains', label: t`New followers of each day` }, { value: 'totals', label: t`All who followed on each day` }]

const takenText = ({ takenFor, provedBy, count }: FollowerFilePreview): string => {
  const headers = provedBy.map((header) => t`“${header}”`).join(', ')
  return count === 'gains' ? t`${takenFor} (it has ${headers}), new followers of each day.` : t`${takenFor} (it has ${headers}), all who followed on each day.`
}

const changeText = ({ days, from, to, added, changed, unchanged }: FollowerFilePreview): string =>
  from === null || to === null
    ? t`${plural(days, { one: '# day', other: '# days' })}: ${plural(added, { one: '# snapshot', other: '# snapshots' })} new, ${countText(changed)} changed, ${countText(unchanged)} as they are.`
    : t`${plural(days, { one: '# day', other: '# days' })}, ${dayRangeText(from, to)}: ${plural(added, { one: '# snapshot', other: '# snapshots' })} new, ${countText(changed)} changed, ${countText(unchanged)} as they are.`

const Preview = ({ preview }: { readonly preview: FollowerFilePreview }) => (
  <>
    <p className={channels['definition']} aria-live="polite">
      {takenText(preview)} {changeText(preview)}
    </p>
    {preview.count === 'gains' && (
      <Figures label={t`New followers of the file`}>
        {(['gained', 'organic', 'sponsored'] as const).map((key) => <Figure key={key} label={ownFigureNames[key]} text={countText(preview[key])} reason={preview[key] === null ? t`The file does not say it.` : null} />)}
      </Figures>
    )}
    <NoticeList sentences={preview.notices} shownAtFirst={6} />
    {preview.refusals.length > 0 && <ul className={classes['list']}>{preview.refusals.map(({ line, reason }) => <li key={line}>{t`Line ${line}: ${reason}`}</li>)}</ul>}
  </>
)

const words: ImportWords = { done: (count) => t`Import followers, ${plural(count, { one: '# snapshot', other: '# snapshots' })}`, submit: (count) => t`Import ${plural(count, { one: '# snapshot', other: '# snapshots' })}`, nothingNew: t`Nothing was changed by this file.`, gone: t`The file or the handle is not there any more. Choose it again.` }

/** A platform's followers by day on their way in: what they count, and what they would change of the handle's snapshots. */
export const FollowerImportDialog = ({ file, id, onClose }: { readonly file: FileHandle; readonly id: OwnHandleId; readonly onClose: () => void }) => {
  const { ownHandle } = useClient().networking
  const [asked, setAsked] = useState<Omit<FollowerFileInput, 'file' | 'id'>>({ dateOrder: 'auto', count: 'auto', followersAtEnd: null, sheet: null })
  const { preview, refusal, submitLabel, forget, submit } = usePreviewedImport(ownHandle.readFollowerFile, ownHandle.importFollowerFile, words)
  const change = (part: Partial<typeof asked>): void => {
    setAsked((before) => ({ ...before, ...part }))
    forget()
  }
  return (
    <FormDialog title={t`Import followers from ${file.name}`} isOpen onClose={onClose} onSubmit={async () => submit({ file: file.id, id, ...asked })} submitLabel={submitLabel} size="lg">
      <Group grow align="flex-start">
        <SelectField<Count> label={t`Its numbers are`} value={asked.count} onChange={(count) => change({ count })} options={counts} />
        <SelectField label={t`Dates`} value={asked.dateOrder} onChange={(dateOrder) => change({ dateOrder })} options={dateOrderOptions} />
        <NumberField label={t`Followers on its last day`} value={asked.followersAtEnd} onChange={(followersAtEnd) => change({ followersAtEnd })} placeholder={t`if it does not say`} />
      </Group>
      {refusal !== null && <p className={channels['bad']} role="alert">{refusal}</p>}
      {preview === null ? <p className={channels['definition']}>{t`Read are the followers export of a LinkedIn page (save its .xls file as XLSX first), the account overview of X, and TikTok’s followers where their days have a year. Nothing changes before you have seen what the file holds.`}</p> : <Preview preview={preview} />}
    </FormDialog>
  )
}
