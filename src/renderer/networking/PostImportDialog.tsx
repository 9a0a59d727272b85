import { Group } from '@mantine/core'
import { useState } from 'react'
import type { FileHandle } from '../../shared/imports/file-handle'
import type { ImportBatchId } from '../../shared/imports/import'
import { ownFigureNames } from '../../shared/imports/own-figure-names'
import { dayRangeText } from '../../shared/kernel/day-text'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import type { PostFileInput, PostFilePreview } from '../../shared/networking/post-file'
import { dateOrderOptions } from '../imports/date-order-options'
import { type ImportWords, usePreviewedImport } from '../imports/use-previewed-import'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { SelectField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { NoticeList } from '../ui/NoticeList'
import channels from './channels.module.css'
import { Figure, Figures } from './Figures'
import { countText } from './figure-text'
import { platformOptions, reachNotice } from './labels'
import classes from './networking.module.css'

type DateOrder = PostFileInput['dateOrder']

const sums = ['reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'views'] as const
const promotedSums = ['promotedImpressions', 'promotedEngagements', 'promotedClicks'] as const
const asShown = 'asShown'

const takenText = ({ takenFor, provedBy, platform }: PostFilePreview): string =>
  provedBy.length === 0 ? t`${takenFor}, posts on ${platformNames[platform]}.` : t`${takenFor} (it has ${provedBy.map((header) => t`“${header}”`).join(', ')}), posts on ${platformNames[platform]}.`

const changeText = ({ posts, from, to, added, changed, unchanged }: PostFilePreview): string =>
  from === null || to === null
    ? t`${plural(posts, { one: '# post', other: '# posts' })}: ${countText(added)} new, ${countText(changed)} with newer figures, ${countText(unchanged)} as they are.`
    : t`${plural(posts, { one: '# post', other: '# posts' })}, ${dayRangeText(from, to)}: ${countText(added)} new, ${countText(changed)} with newer figures, ${countText(unchanged)} as they are.`

const Preview = ({ preview }: { readonly preview: PostFilePreview }) => (
  <>
    <p className={channels['definition']} aria-live="polite">
      {takenText(preview)} {changeText(preview)}
    </p>
    <Figures label={t`Sums of the file`}>
      {[...sums, ...promotedSums.filter((key) => preview.sums[key] !== null)].map((key) => (
        <Figure key={key} label={ownFigureNames[key]} text={countText(preview.sums[key])} reason={preview.sums[key] === null ? t`The file does not say it.` : null} />
      ))}
    </Figures>
    <NoticeList
      sentences={[...preview.notices, reachNotice]}
      shownAtFirst={6}
    />
    {preview.refusals.length > 0 && (
      <ul className={classes['list']}>
        {preview.refusals.map(({ line, reason }) => (
          <li key={line}>{t`Line ${line}: ${reason}`}</li>
        ))}
      </ul>
    )}
  </>
)

const words: ImportWords = { done: (count) => t`Import posts, ${plural(count, { one: '# post', other: '# posts' })}`, submit: (count) => t`Import ${plural(count, { one: '# post', other: '# posts' })}`, nothingNew: t`Everything in this file was there already.`, gone: t`The file or the handle is not there any more. Choose it again.` }

interface PostImportDialogProps {
  readonly file: FileHandle
  readonly onClose: () => void
  /** Called once its posts are in the workbook, as this import. */
  readonly onImported?: (batch: ImportBatchId) => void
}

/** A platform's list of our posts on its way in: what it holds, for which handle, and what it would change. */
export const PostImportDialog = ({ file, onClose, onImported }: PostImportDialogProps) => {
  const { ownHandle, post } = useClient().networking
  const { value: handles = [] } = useAnswer(ownHandle.list, {})
  const [platform, setPlatform] = useState<Platform | typeof asShown>(asShown)
  const [handle, setHandle] = useState('')
  const [dateOrder, setDateOrder] = useState<DateOrder>('auto')
  const { preview, refusal, submitLabel, forget, submit } = usePreviewedImport(post.readFile, post.importFile, words, onImported)
  const chosen = handles.find(({ id }) => String(id) === handle)
  const chooseHandle = (text: string): void => {
    setHandle(text)
    const next = handles.find(({ id }) => String(id) === text)
    if (next !== undefined) setPlatform(next.platform)
    forget()
  }
  return (
    <FormDialog title={t`Import posts from ${file.name}`} isOpen onClose={onClose} onSubmit={async () => submit({ file: file.id, platform: platform === asShown ? null : platform, ownHandleId: chosen?.id ?? null, dateOrder })} submitLabel={submitLabel} size="lg">
      <Group grow align="flex-start">
        <SelectField label={t`Under our handle`} value={handle} onChange={chooseHandle} options={[{ value: '', label: '–' }, ...handles.map(({ id, handle: name, platform: of }) => ({ value: String(id), label: `${name}, ${platformNames[of]}` }))]} />
        <SelectField<Platform | typeof asShown> label={t`Platform`} value={platform} onChange={(next) => { setPlatform(next); forget() }} options={[{ value: asShown, label: t`As the file shows` }, ...platformOptions]} />
        <SelectField label={t`Dates`} value={dateOrder} onChange={(next) => { setDateOrder(next); forget() }} options={dateOrderOptions} />
      </Group>
      {refusal !== null && <p className={channels['bad']} role="alert">{refusal}</p>}
      {preview === null ? <p className={channels['definition']}>{t`Read are the lists of posts that Meta Business Suite, X analytics, LinkedIn pages, TikTok Studio and YouTube Studio give, and tables like them. Nothing changes before you have seen what the file holds.`}</p> : <Preview preview={preview} />}
    </FormDialog>
  )
}
