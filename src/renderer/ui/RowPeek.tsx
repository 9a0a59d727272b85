import { Button, Drawer, Group } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import type { DataColumn } from './DataTable'
import { useFocusBack } from './use-focus-back'
import classes from './RowPeek.module.css'

interface RowPeekProps<Row> {
  readonly row: Row
  readonly label: string
  readonly columns: readonly DataColumn<Row>[]
  /** What the list's owner shows below the columns. */
  readonly more: ReactNode
  /** Null: the row has no page of its own. */
  readonly onOpen: (() => void) | null
  /** Goes to a neighbour. Null: there is none. */
  readonly onBefore: (() => void) | null
  readonly onNext: (() => void) | null
  readonly onClose: () => void
}

/** A row at the side of its list: all its columns, also those that are not shown, and a way to its page. */
export const RowPeek = <Row,>({ row, label, columns, more, onOpen, onBefore, onNext, onClose }: RowPeekProps<Row>) => {
  useFocusBack()
  return (
    // The scroll lock would inject a style element, which the content policy forbids.
    <Drawer opened onClose={onClose} position="right" size="md" title={label} lockScroll={false} closeButtonProps={{ 'aria-label': 'Close' }} transitionProps={{ duration: 0 }}>
      <Group gap="xs" mb="md">
        {onOpen !== null && <Button size="compact-sm" onClick={onOpen}>Open its page</Button>}
        <Button size="compact-sm" variant="default" disabled={onBefore === null} onClick={() => onBefore?.()}>Row before</Button>
        <Button size="compact-sm" variant="default" disabled={onNext === null} onClick={() => onNext?.()}>Next row</Button>
      </Group>
      <dl className={classes['facts']}>
        {columns.map(({ key, header, render }) => (
          <Fragment key={key}>
            <dt>{header}</dt>
            <dd>{render(row)}</dd>
          </Fragment>
        ))}
      </dl>
      {more}
    </Drawer>
  )
}
