import { Tooltip, VisuallyHidden } from '@mantine/core'
import classes from './MetricValue.module.css'

interface MetricValueProps {
  /** The figure as text, or `n/a`. */
  readonly text: string
  /** Why there is no figure. Null: there is one. */
  readonly reason?: string | null
  /** What kind of thing was counted, where the number alone would not say: `Link clicks`. */
  readonly note?: string | null
  /** Whether the reason can be reached by keyboard. Off in tables, where it is read out with the cell instead. */
  readonly isFocusable?: boolean
}

/** A figure, or n/a with its reason on hover and for screen readers; beside it the kind of thing counted. */
export const MetricValue = ({ text, reason = null, note = null, isFocusable = false }: MetricValueProps) => {
  const value =
    reason === null ? (
      <span className={classes.value}>{text}</span>
    ) : (
      <Tooltip label={reason} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
        {isFocusable ? (
          <button type="button" className={classes.missing}>
            {text}
            <VisuallyHidden>: {reason}</VisuallyHidden>
          </button>
        ) : (
          <span className={classes.missing}>
            {text}
            <VisuallyHidden>: {reason}</VisuallyHidden>
          </span>
        )}
      </Tooltip>
    )
  if (note === null) return value
  return (
    <span className={classes.withNote}>
      {value}
      <span className={classes.note}>{note}</span>
    </span>
  )
}
