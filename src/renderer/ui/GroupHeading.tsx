import { IconChevronRight } from '@tabler/icons-react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { type LinePlace, lineStyle } from './DataRow'
import classes from './DataTable.module.css'

interface GroupHeadingProps {
  readonly id: string
  readonly place: LinePlace
  readonly text: string
  readonly count: number
  readonly isFolded: boolean
  readonly isActive: boolean
  /** How many columns it stands over. */
  readonly columns: number
  readonly onPress: () => void
}

/** The line above the rows of a group: what they have in common, and how many they are. */
export const GroupHeading = ({ id, place, text, count, isFolded, isActive, columns, onPress }: GroupHeadingProps) => (
  // Keys are handled by the grid, which has the focus.
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
  <div id={id} role="row" aria-rowindex={place.index + 2} aria-level={1} aria-expanded={!isFolded} aria-label={t`${text}: ${plural(count, { one: '# row', other: '# rows' })}`} data-active={isActive} className={`${classes['row']} ${classes['line']} ${classes['groupLine']}`} style={lineStyle(place)} onClick={onPress}>
    <div role="gridcell" aria-colspan={columns} className={classes['groupCell']}>
      <IconChevronRight size={15} aria-hidden className={classes['chevron']} />
      <strong className={classes['groupText']}><bdi>{text}</bdi></strong>
      <span className={classes['groupCount']}>{numberText(count)}</span>
    </div>
  </div>
)
