import { IconInfoCircle } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import classes from './NoticeList.module.css'

interface NoticeListProps {
  /** Plain sentences that belong to the numbers on the screen. */
  readonly sentences: readonly string[]
  /** More than this many fold away behind a button. */
  readonly shownAtFirst?: number
  readonly label?: string
  /** Leads to where something can be done about it. */
  readonly action?: ReactNode
}

/** What must be known to read the numbers right, in plain sentences. Nothing when there is nothing to say. */
export const NoticeList = ({ sentences, shownAtFirst = 3, label = t`Good to know`, action }: NoticeListProps) => {
  const [isWhole, setIsWhole] = useState(false)
  const unlike = [...new Set(sentences)]
  if (unlike.length === 0) return null
  const shown = isWhole ? unlike : unlike.slice(0, shownAtFirst)
  return (
    <aside className={classes.root} aria-label={label}>
      <IconInfoCircle className={classes.icon} size={18} aria-hidden />
      <div className={classes.body}>
        <ul className={classes.list}>
          {shown.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {unlike.length > shownAtFirst && (
          <Button variant="subtle" color="gray" size="compact-xs" className={classes.more} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t`Show fewer` : t`Show ${numberText(unlike.length - shownAtFirst)} more`}
          </Button>
        )}
        {action}
      </div>
    </aside>
  )
}
