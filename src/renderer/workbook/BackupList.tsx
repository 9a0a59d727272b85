import { Button } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import type { Backup, BackupReason } from '../../shared/workbook/backup'
import { timeText } from '../../shared/kernel/time-text'
import classes from './BackupList.module.css'
import { bytesText } from './bytes-text'

const reasonTexts: Readonly<Record<BackupReason, string>> = {
  open: t`when it was opened`,
  changes: t`after changes`,
  import: t`before a large import`,
  migration: t`before an update`,
  restore: t`before a restore`,
  manual: t`asked for`,
}

/** Backups, newest first, each with its way back. */
export const BackupList = ({ backups, onRestore }: { readonly backups: readonly Backup[]; readonly onRestore: (backup: Backup) => void }) => (
  <ul className={classes['list']}>
    {backups.map((backup) => (
      <li key={backup.id}>
        <span className={classes['when']}>{timeText(backup.at)}</span>
        <span className={classes['soft']}>{reasonTexts[backup.reason]}</span>
        <span className={classes['size']}>{bytesText(backup.bytes)}</span>
        <Button size="compact-sm" variant="default" aria-label={t`Restore the backup of ${timeText(backup.at)}`} onClick={() => onRestore(backup)}>
          {t`Restore…`}
        </Button>
      </li>
    ))}
  </ul>
)
