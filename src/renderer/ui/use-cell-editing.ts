import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type CellPlace, nextEditable } from './cell-edit'
import type { CellActions } from './DataRow'
import type { DataColumn } from './data-column'

/** Which cell is being typed in, which one the keys would open, and what is wrong with what was typed. */
export const useCellEditing = <Row>(columns: readonly DataColumn<Row>[], focusGrid: () => void) => {
  const [activeColumn, setActiveColumn] = useState<string | null>(null)
  const [editing, setEditing] = useState<CellPlace | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const isActive = columns.some(({ key, edit }) => key === activeColumn && edit !== undefined)
  const start = (row: number | string, column: string | null): void => {
    if (column === null) return
    setActiveColumn(column)
    setEditing({ row, column })
  }
  return {
    activeColumn: isActive ? activeColumn : null,
    editing,
    problem,
    setProblem,
    start,
    stop: () => {
      setEditing(null)
      setProblem(null)
    },
    /** Goes to the next cell that can be changed; answers whether there are such. */
    move: (step: 1 | -1): boolean => {
      const next = nextEditable(columns, isActive ? activeColumn : null, step)
      if (next !== null) setActiveColumn(next)
      else if (step === -1) setActiveColumn(null)
      return columns.some(({ edit }) => edit !== undefined)
    },
    end: (row: number | string, step: 1 | -1 | 0, isLeft: boolean): void => {
      const next = step === 0 ? null : nextEditable(columns, activeColumn, step)
      setEditing(null)
      if (next !== null) start(row, next)
      else if (!isLeft) focusGrid()
    },
  }
}

/** What cells ask, as functions that stay the same, so that rows in view are not drawn anew while one scrolls. */
export const useSteadyActions = ({ start, setProblem, end }: ReturnType<typeof useCellEditing>): CellActions => {
  const newest = useRef({ start, setProblem, end })
  useLayoutEffect(() => {
    newest.current = { start, setProblem, end }
  })
  return useMemo(
    () => ({
      edit: (row, column) => newest.current.start(row, column),
      problem: (problem) => newest.current.setProblem(problem),
      end: (row, step, isLeft) => newest.current.end(row, step, isLeft),
    }),
    [],
  )
}
