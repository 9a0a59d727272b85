import { Button, type ButtonProps, Loader, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { TimedProgress } from '../../shared/rpc/progress'
import { JobProgress } from './JobProgress'
import classes from './ExportButton.module.css'

interface ExportButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  readonly label: string
  /** What it exports, where several stand on one screen. */
  readonly fullLabel?: string
  readonly title?: string
  readonly icon?: ReactNode
  /** What is being done, before the job says it in more detail. */
  readonly doing: string
  readonly job: { readonly isRunning: boolean; readonly progress: TimedProgress | null; readonly cancel: () => void }
  /** Where the progress stands: where the button need not move for it. */
  readonly progressAt: 'before' | 'after'
  /** Begins the export, where there is nothing to choose. */
  readonly onExport?: () => void
  /** The choices of its menu, where there are some. */
  readonly children?: ReactNode
}

/** Makes a file. The button stays while it is made, only out of use, so that the keyboard keeps its place; how far it is and a way to stop it stand beside it. */
export const ExportButton = ({ label, fullLabel, icon = <IconDownload size={16} aria-hidden />, doing, job, progressAt, onExport, children, ...look }: ExportButtonProps) => {
  const { isRunning, progress, cancel } = job
  const beside = isRunning && <div className={classes['progress']}><JobProgress label={doing} progress={progress} onCancel={cancel} /></div>
  const button = (
    // A button that is `disabled` would lose the focus.
    <Button {...look} leftSection={isRunning ? <Loader size={16} color="gray" aria-hidden /> : icon} aria-label={fullLabel} aria-disabled={isRunning} data-disabled={isRunning} onClick={isRunning ? undefined : onExport}>
      {label}
    </Button>
  )
  return (
    <div className={classes['root']} data-progress={progressAt}>
      {progressAt === 'before' && beside}
      {children === undefined ? (
        button
      ) : (
        <Menu position={progressAt === 'before' ? 'bottom-end' : 'bottom-start'} disabled={isRunning}>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>{children}</Menu.Dropdown>
        </Menu>
      )}
      {progressAt === 'after' && beside}
    </div>
  )
}
