import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import classes from './FilterChips.module.css'

/** A filter in force. */
export interface FilterInForce {
  readonly label: string
  /** What it is set to, in words. Empty: it is not set. */
  readonly value: string | null | undefined
  /** What takes it back, by the names in the address. */
  readonly keys: readonly string[]
}

interface FilterChipsProps {
  readonly filters: readonly FilterInForce[]
  /** Takes these parts out of the address. */
  readonly onRemove: (keys: readonly string[]) => void
  /** Filters that stand elsewhere, and are taken back with those here: how many, by which names. */
  readonly toldElsewhere?: { readonly count: number; readonly keys: readonly string[] }
}

const nowhere = { count: 0, keys: [] }

/** What a table is narrowed to, in words, each taken back by its cross. Nothing where it is not. */
export const FilterChips = ({ filters, onRemove, toldElsewhere = nowhere }: FilterChipsProps) => {
  const set = filters.filter(({ value }) => value != null && value !== '')
  const count = set.length + toldElsewhere.count
  if (set.length === 0 && count < 2) return null
  return (
    <div className={classes['chips']} role="group" aria-label={t`Filters in force`}>
      <ul className={classes['list']}>
        {set.map(({ label, value, keys }) => {
          const words = t`${label}: ${value ?? ''}`
          return (
            <li key={label} className={classes['chip']}>
              <span className={classes['text']} title={words}><bdi>{words}</bdi></span>
              <button type="button" className={classes['remove']} aria-label={t`Remove filter: ${words}`} onClick={() => onRemove(keys)}><IconX size={14} aria-hidden /></button>
            </li>
          )
        })}
      </ul>
      {count > 1 && <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onRemove([...set.flatMap(({ keys }) => keys), ...toldElsewhere.keys])}>{t`Clear all`}</Button>}
    </div>
  )
}
