import { Alert, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Backup } from '../../shared/workbook/backup'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, useJob } from '../platform/queries'
import { BusyButton } from '../ui/BusyButton'
import { Card } from '../ui/Card'
import { JobProgress } from '../ui/JobProgress'
import { timeText } from '../../shared/kernel/time-text'
import { showDefect, showMessage } from '../ui/toasts'
import { useKeptValue } from '../ui/use-kept-value'
import { BackupList } from './BackupList'
import { bytesText } from './bytes-text'
import { FolderDialog } from './FolderDialog'
import { RestoreDialog } from './RestoreDialog'

/** What a backup holds beside what the workbook holds now, before anything happens. */
const RestoreOpenDialog = ({ backup, onClose }: { readonly backup: Backup; readonly onClose: () => void }) => {
  const client = useClient()
  const { value, failure } = useAnswer(client.backups.peek, { id: backup.id })
  const peek = useKeptValue(value)
  const restore = async (): Promise<boolean> => {
    const result = await client.host.restoreBackup({ id: backup.id }).catch((error: unknown) => {
      showDefect(error)
      return null
    })
    if (result?.ok === false) showMessage('sentence' in result.error ? t`${result.error.sentence} Nothing was changed.` : t`This backup is not there any more.`, 'failed')
    return result !== null
  }
  return (
    <RestoreDialog backup={backup} name={peek?.name} held={peek?.counts} other={peek === undefined ? null : { label: t`Now`, counts: peek.current }} failure={failure} onClose={onClose} onRestore={restore}>
      {t`The workbook as it is now is backed up first, so that this can be taken back.`}
    </RestoreDialog>
  )
}

/** A folder on another disk, where every backup is copied to: what is beside the workbook goes with its disk. */
const SecondPlaceLine = () => {
  const client = useClient()
  const { value: status } = useAnswer(client.status.of, {})
  const { value: host } = useAnswer(client.host.state, {})
  const choose = useCommand(client.host.chooseSecondPlace)
  const forget = useCommand(client.host.forgetSecondPlace)
  const [isChoosing, setIsChoosing] = useState(false)
  const tell = (result: { readonly ok: boolean; readonly error?: object } | null): boolean => {
    if (result?.ok === false && result.error !== undefined && 'sentence' in result.error) showMessage(String(result.error.sentence), 'failed')
    return result?.ok === true
  }
  const name = async (folder: string | null): Promise<boolean> => tell(await choose({ folder }))
  const stop = async (folder: string): Promise<void> => {
    if (tell(await forget({}))) showMessage(t`Nothing more is copied to ${folder}. The copies that are there stay until you delete them; erasing somebody does not reach them any more.`)
  }
  if (status === undefined || host === undefined) return null
  const { secondPlace } = status
  return (
    <>
      {secondPlace?.problem != null && <Alert color="red" variant="outline" title={t`The last copy to the second place failed`} mb="sm">{secondPlace.problem.sentence}</Alert>}
      {secondPlace?.removalProblem != null && <Alert color="red" variant="outline" title={t`Older copies at the second place could not be removed`} mb="sm">{t`They may hold erased people; the next backup tries again.`} {secondPlace.removalProblem.sentence}</Alert>}
      <p>
        {secondPlace === null ? t`Name a folder on another disk or a stick, and every backup is copied there, too.` : secondPlace.newestAt === null ? t`Every backup is copied to ${secondPlace.folder}.` : t`Every backup is copied to ${secondPlace.folder}; the newest there is of ${timeText(secondPlace.newestAt)}.`}
      </p>
      <Group mb="sm">
        <Button size="compact-sm" variant="default" onClick={() => (host.canChooseFiles ? void name(null) : setIsChoosing(true))}>{secondPlace === null ? t`Name a second place…` : t`Name another…`}</Button>
        {secondPlace !== null && <Button size="compact-sm" variant="default" onClick={() => void stop(secondPlace.folder)}>{t`Copy there no more`}</Button>}
      </Group>
      {isChoosing && <FolderDialog title={t`Second place for backups`} submitLabel={t`Copy backups here`} onClose={() => setIsChoosing(false)} onChoose={name} />}
    </>
  )
}

/** Nothing of a file that is away, or of a disk that does not say. */
const roomText = (fileBytes: number | null, freeBytes: number | null): string => {
  if (fileBytes === null) return ''
  return freeBytes === null ? t`The workbook has ${bytesText(fileBytes)}.` : t`The workbook has ${bytesText(fileBytes)}; ${bytesText(freeBytes)} are free on its disk.`
}

/** The backups of the open workbook: when, why, and back to any of them. */
export const BackupsCard = () => {
  const client = useClient()
  const { value } = useAnswer(client.backups.list, {})
  const { start, cancel, isRunning, progress } = useJob(client.backups.make)
  const [chosen, setChosen] = useState<Backup | null>(null)
  /** A copy that failed is no less told than the backup that did not: who pressed may be about to take the disk away. */
  const tellMade = async (at: string): Promise<void> => {
    const status = await client.status.of({})
    const problem = status.ok ? status.value.secondPlace?.problem : null
    if (problem == null) showMessage(t`The newest backup is of ${timeText(at)}.`)
    else showMessage(t`The newest backup is of ${timeText(at)}, but it could not be copied to the second place. ${problem.sentence}`, 'failed')
  }
  const make = (): void => {
    void start({}).then((result) => {
      if (result?.ok === true) tellMade(result.value.at).catch(showDefect)
      else if (result?.error.type === 'Cancelled') showMessage(t`Stopped. No backup was made.`)
      else if (result !== null && 'sentence' in result.error) showMessage(result.error.sentence, 'failed')
    })
  }
  return (
    <Card title={t`Backups`} actions={<BusyButton size="compact-sm" variant="default" isBusy={isRunning} onClick={make}>{t`Back up now`}</BusyButton>}>
      {isRunning && <JobProgress label={t`Backing up`} progress={progress} onCancel={cancel} />}
      {value !== undefined && value.problem !== null && <Alert color="red" variant="outline" title={t`The last backup failed`} mb="sm">{value.problem.sentence}</Alert>}
      {value !== undefined && (
        <p>
          {t`Made by themselves when the workbook is opened, within 15 minutes of a change and before large imports, each checked; the newest of recent hours, days and weeks are kept in a folder beside it.`} {roomText(value.fileBytes, value.freeBytes)}
        </p>
      )}
      <SecondPlaceLine />
      {value !== undefined && (value.backups.length === 0 ? <p>{t`There is none yet.`}</p> : <BackupList backups={value.backups} onRestore={setChosen} />)}
      {chosen !== null && <RestoreOpenDialog backup={chosen} onClose={() => setChosen(null)} />}
    </Card>
  )
}
