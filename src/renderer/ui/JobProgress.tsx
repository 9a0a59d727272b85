import { Button, Progress, Text } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import type { TimedProgress } from '../../shared/rpc/progress'
import { progressShare, reachedAndLeft } from './progress-text'
import classes from './JobProgress.module.css'

interface JobProgressProps {
  /** What is being done, before the job says it in more detail. */
  readonly label: string
  /** Null before the first report. */
  readonly progress: TimedProgress | null
  readonly onCancel: () => void
}

/** Long work on its way: what it does, how far it is, and a way to stop it. Its start, quarters and end are told by `useJobNews`, wherever it was begun. */
export const JobProgress = ({ label, progress, onCancel }: JobProgressProps) => {
  const share = progressShare(progress)
  return (
    <div className={classes.root}>
      <div className={classes.bar}>
        <Text size="sm">{progress?.label ?? label}</Text>
        <Progress
          value={share === null ? 100 : share * 100}
          animated={share === null}
          striped={share === null}
          size="sm"
          aria-label={progress?.label ?? label}
        />
        <Text size="xs" c="dimmed" className={classes.count}>
          {reachedAndLeft(progress)}
        </Text>
      </div>
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        {t`Cancel`}
      </Button>
    </div>
  )
}
