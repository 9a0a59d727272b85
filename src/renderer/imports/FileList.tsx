import { Button, Text } from '@mantine/core'
import { plural, t } from '../../shared/kernel/words'
import { progressText } from '../ui/progress-text'
import { WideTable } from '../ui/WideTable'
import { fileNote, fileRow, queueSentence } from './file-row'
import { isWorthImporting, type QueuedFile, stageText } from './import-queue'
import type { ImportSession, ImportSessionState } from './import-session'
import { takesTyped } from './takes-typed'
import classes from './imports.module.css'

interface FileListProps {
  readonly state: ImportSessionState
  readonly session: ImportSession
  readonly selected: QueuedFile
}

interface ActionProps {
  readonly queued: QueuedFile
  /** What the file is called among those of its name. */
  readonly name: string
  readonly session: ImportSession
}

const Action = ({ queued: { file, stage }, name, session }: ActionProps) => {
  switch (stage.kind) {
    case 'reading':
    case 'importing':
      return <Button size="compact-xs" variant="default" aria-label={t`Cancel: ${name}`} onClick={session.stopCurrent}>{t`Cancel`}</Button>
    case 'done':
    case 'asOwnList':
    case 'ordered':
      return null
    case 'waiting':
    case 'ready':
    case 'refused':
    case 'cancelled':
    case 'undone':
      return <Button size="compact-xs" variant="subtle" color="gray" aria-label={t`Leave out: ${name}`} onClick={() => session.dispatch({ type: 'removed', id: file.id })}>{t`Leave out`}</Button>
  }
}

/** Several files on their way in: what each was taken for and why, what becomes of it, and one press that imports all that are ready. */
export const FileList = ({ state: { queue, progress }, session, selected }: FileListProps) => {
  const ready = queue.files.filter(isWorthImporting)
  return (
    <section className={classes['panel']} aria-label={t`Files`}>
      <div className={classes['listHead']}>
        <Text size="sm" role="status">{queueSentence(queue.files, ready.length)}</Text>
        {ready.length > 0 && <Button {...takesTyped} onClick={() => session.dispatch({ type: 'ordered', ids: ready.map(({ file }) => file.id) })}>{t`${plural(ready.length, { one: 'Import the one that is ready', other: 'Import all # that are ready' })}`}</Button>}
      </div>
      <WideTable className={`${classes['tableFrame']} ${classes['fileTable']}`} label={t`Files, table`}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t`File`}</th>
              <th scope="col">{t`Taken for`}</th>
              <th scope="col">{t`What becomes of it`}</th>
              <th scope="col">{t`State`}</th>
              <th scope="col"><span className="visually-hidden">{t`Action`}</span></th>
            </tr>
          </thead>
          <tbody>
            {queue.files.map((queued) => {
              const { file, stage } = queued
              const note = fileNote(queued, queue.files)
              const { takenFor, why, outcome } = fileRow(queued)
              const isGoing = stage.kind === 'reading' || stage.kind === 'importing'
              return (
                <tr key={file.id} data-current={queued === selected}>
                  <th scope="row">
                    <button
                      type="button"
                      className={classes['fileButton']}
                      aria-current={queued === selected}
                      title={file.name}
                      onClick={() => session.dispatch({ type: 'selected', id: file.id })}
                    >
                      <bdi>{file.name}</bdi>
                    </button>
                    {note !== '' && (
                      <span className={classes['parsed']} title={note} dir="auto">
                        {note}
                      </span>
                    )}
                  </th>
                  <td className={classes['wrapped']}>
                    {takenFor}
                    {why !== '' && <span className={classes['why']}>{why}</span>}
                  </td>
                  <td className={classes['wrapped']}>{outcome}</td>
                  <td>
                    <span
                      className={classes['queueStage']}
                      data-kind={
                        stage.kind === 'refused' && stage.belongsTo !== null
                          ? 'ready'
                          : stage.kind === 'asOwnList'
                            ? stage.standing === 'undone'
                              ? 'undone'
                              : 'done'
                            : stage.kind
                      }
                    >
                      {stageText(queued)}
                    </span>
                    {isGoing && <span className={classes['parsed']}>{progressText(progress)}</span>}
                  </td>
                  <td>
                    <Action queued={queued} name={note === '' ? file.name : `${file.name}, ${note}`} session={session} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
    </section>
  )
}
