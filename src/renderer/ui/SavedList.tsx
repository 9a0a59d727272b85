import { Button, Menu } from '@mantine/core'
import { IconBookmarkPlus, IconDots } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { TextField } from './fields'
import { FormDialog } from './FormDialog'
import { IconButton } from './IconButton'
import { useSaidOf } from './use-said-of'
import classes from './SavedList.module.css'

/** Something a person saved under a name. */
interface Saved {
  readonly id: number
  readonly name: string
}

/** What the list says of its things, in their own words. */
export interface SavedWords {
  /** The name of the list: `Views`. */
  readonly list: string
  /** Of one: `the view`. */
  readonly one: string
  readonly save: string
  readonly rename: string
  readonly remove: string
  /** What a name keeps, beneath the field. */
  readonly keeps: string
}

interface SavedListProps<Item extends Saved> {
  readonly words: SavedWords
  readonly items: readonly Item[]
  /** The one that is shown. Null: none of them. */
  readonly current: Item | null
  /** What stands before the list: how everything is shown again. */
  readonly first?: ReactNode
  readonly onOpen: (item: Item) => void
  /** Resolves with what is wrong with the name, or null when it is saved. */
  readonly onSave: (name: string) => Promise<string | null>
  readonly onRename: (item: Item, name: string) => Promise<string | null>
  readonly onRemove: (item: Item) => void
  /** The words on the button that saves what is shown as a new one. Null: there is nothing to save. */
  readonly saveLabel: string | null
  /** Further things to do with the one shown. */
  readonly children?: ReactNode
}

interface NameDialogProps {
  readonly title: string
  readonly keeps: string
  readonly name: string
  readonly onSave: (name: string) => Promise<string | null>
  readonly onClose: () => void
}

const NameDialog = ({ title, keeps, name: before, onSave, onClose }: NameDialogProps) => {
  const [name, setName] = useState(before)
  const [error, setError] = useSaidOf(name)
  const submit = async (): Promise<boolean> => {
    const problem = await onSave(name)
    setError(problem ?? undefined)
    return problem === null
  }
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSubmit={submit} submitLabel={t`Save`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={error} description={keeps} isRequired autoFocus />
    </FormDialog>
  )
}

/** One of a list, pressed while it is shown. */
export const SavedButton = ({ isShown, onOpen, children }: { readonly isShown: boolean; readonly onOpen: () => void; readonly children: ReactNode }) => (
  <button type="button" className={classes['saved']} aria-pressed={isShown} onClick={onOpen}>{children}</button>
)

/** What a person comes back to: opened, saved, renamed, removed. */
export const SavedList = <Item extends Saved>({ words, items, current, first, onOpen, onSave, onRename, onRemove, saveLabel, children }: SavedListProps<Item>) => {
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const close = (): void => setNaming(null)
  const list = useRef<HTMLDivElement>(null)
  /** What was just saved under a name: it takes the focus once it is shown, since the button that saved it may be gone. */
  const savedName = useRef<string | null>(null)
  const saveNew = async (name: string): Promise<string | null> => {
    const problem = await onSave(name)
    if (problem === null) savedName.current = name.trim()
    return problem
  }
  useEffect(() => {
    if (naming !== null || current === null || current.name !== savedName.current) return
    savedName.current = null
    list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  })
  return (
    <div ref={list} className={classes['list']} role="group" aria-label={words.list}>
      {first}
      {items.map((item) => <SavedButton key={item.id} isShown={item === current} onOpen={() => onOpen(item)}><bdi>{item.name}</bdi></SavedButton>)}
      {current !== null && (
        <Menu position="bottom-start">
          <Menu.Target>
            <IconButton size={26} label={t`More about ${words.one} ${current.name}`}><IconDots size={16} /></IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming('rename')}>{t`Rename…`}</Menu.Item>
            <Menu.Item onClick={() => onRemove(current)}>{words.remove}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {children}
      {saveLabel !== null && <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconBookmarkPlus size={15} aria-hidden />} onClick={() => setNaming('new')}>{saveLabel}</Button>}
      {naming === 'new' && <NameDialog title={words.save} keeps={words.keeps} name="" onSave={saveNew} onClose={close} />}
      {naming === 'rename' && current !== null && <NameDialog title={words.rename} keeps={words.keeps} name={current.name} onSave={(name) => onRename(current, name)} onClose={close} />}
    </div>
  )
}
