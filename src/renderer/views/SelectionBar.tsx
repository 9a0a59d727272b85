import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { t } from '../../shared/kernel/words'
import { IconButton } from '../ui/IconButton'
import { useFocusBack } from '../ui/use-focus-back'
import classes from './SelectionBar.module.css'

interface SelectionBarProps {
  /** What is selected: `Selected contacts`. */
  readonly label: string
  /** How many: `12 selected`. */
  readonly count: string
  /** How often something was done with them from a dialog: the keys go back to the list then, and do not stay at the button that led there. */
  readonly timesDone?: number
  readonly onClear: () => void
  /** What can be done with them. */
  readonly children: ReactNode
}

/** What can be done with the selected rows of a table at once. */
export const SelectionBar = ({ label, count, timesDone = 0, onClear, children }: SelectionBarProps) => {
  const giveBack = useFocusBack()
  useEffect(() => {
    if (timesDone > 0) giveBack()
  }, [timesDone, giveBack])
  return (
    <div className={classes['bar']} role="group" aria-label={label}>
      <strong aria-live="polite">{count}</strong>
      {children}
      <IconButton size={26} label={t`Clear selection`} onClick={onClear}><IconX size={16} /></IconButton>
    </div>
  )
}

interface SelectionMenuProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}

/** One of several things that the selected rows can be made. */
export const SelectionMenu = <Value extends string>({ label, options, onChoose }: SelectionMenuProps<Value>) => (
  <Menu position="bottom-start">
    <Menu.Target>
      <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>{label}</Button>
    </Menu.Target>
    <Menu.Dropdown>
      {options.map(({ value, label: name }) => <Menu.Item key={value} onClick={() => onChoose(value)}>{name}</Menu.Item>)}
    </Menu.Dropdown>
  </Menu>
)

/** Removes the selected rows. */
export const RemoveSelected = ({ onRemove }: { readonly onRemove: () => void }) => (
  <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>{t`Remove`}</Button>
)

/** What can be done with the selected rows of a table whose rows can only be removed together. */
export const onlyRemove =
  <Row extends { readonly id: number }>(remove: (ids: Row['id'][], rows: readonly Row[]) => void) =>
  (chosen: readonly Row[]): ReactNode => <RemoveSelected onRemove={() => remove(chosen.map(({ id }) => id), chosen)} />
