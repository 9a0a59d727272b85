import { useEffect, useRef } from 'react'

interface EditedLine {
  /** Whether a cell is being typed in. */
  readonly isEditing: boolean
  /** The line of its row. Below 0: the row is not there. */
  readonly line: number
  readonly isInView: boolean
  /** Goes where the row stands now. */
  readonly onFollow: (line: number) => void
  /** The cell is typed in no more. */
  readonly onStop: () => void
}

/** Follows the row whose cell is being typed in when it takes another place, such as by what was just typed in the cell before. Who scrolls it away types in it no more, and neither does who types in one that went. */
export const useEditedLine = ({ isEditing, line, isInView, onFollow, onStop }: EditedLine): void => {
  const seen = useRef<number | null>(null)
  useEffect(() => {
    if (!isEditing) seen.current = null
    else if (isInView) seen.current = line
    else if (line >= 0 && line !== seen.current) onFollow(line)
    else onStop()
  })
}
