import { Button, Group } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { t } from '../../shared/kernel/words'
import type { DataColumn } from './data-column'
import { Look } from './Look'
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
export const RowPeek = <Row,>({ row, label, columns, more, onOpen, onBefore, onNext, onClose }: RowPeekProps<Row>) => (
  <Look title={label} size="md" onClose={onClose}>
    <Group gap="xs" mb="md">
      {onOpen !== null && <Button size="compact-sm" onClick={onOpen}>{t`Open its page`}</Button>}
      {/* Not disabled at the ends of the list: who pressed it there would lose the keyboard's place. */}
      <Button size="compact-sm" variant="default" data-disabled={onBefore === null} aria-disabled={onBefore === null} onClick={() => onBefore?.()}>{t`Row before`}</Button>
      <Button size="compact-sm" variant="default" data-disabled={onNext === null} aria-disabled={onNext === null} onClick={() => onNext?.()}>{t`Next row`}</Button>
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
  </Look>
)
