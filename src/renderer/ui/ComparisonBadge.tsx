import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import classes from './ComparisonBadge.module.css'

interface ComparisonBadgeProps {
  /** The change as text with its sign: `+12.00%`. */
  readonly text: string
  readonly direction: 'up' | 'down' | 'same'
  /** Whether the change is welcome. Spend is neither. */
  readonly tone: 'good' | 'bad' | 'neutral'
  /** What it is compared with: `the 30 days before`. */
  readonly against: string
}

const icons = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconArrowRight } as const

/** How a change is read out after its figure. */
const spoken = (tone: ComparisonBadgeProps['tone'], against: string): string => {
  switch (tone) {
    case 'good':
      return t`better against ${against}`
    case 'bad':
      return t`worse against ${against}`
    case 'neutral':
      return t`against ${against}`
  }
}

/** How a figure moved against the compared period; direction by arrow and sign, not by colour alone. */
export const ComparisonBadge = ({ text, direction, tone, against }: ComparisonBadgeProps) => {
  const Icon = icons[direction]
  return (
    <span className={classes.root} data-tone={tone}>
      <Icon size={14} stroke={2} aria-hidden />
      {text}
      <VisuallyHidden>
        {', '}{spoken(tone, against)}
      </VisuallyHidden>
    </span>
  )
}
