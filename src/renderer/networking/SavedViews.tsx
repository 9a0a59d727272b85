import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBookmarkPlus, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedView } from '../../shared/networking/saved-view'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { fieldErrors, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { type ContactSearch, hasChanged, viewFieldsOf } from './contact-search'
import classes from './networking.module.css'

interface SavedViewsProps {
  readonly search: ContactSearch
  /** Keys of the columns on screen. */
  readonly columns: readonly string[]
  /** Null: all contacts, as at first. */
  readonly onOpen: (view: SavedView | null) => void
}

interface NameDialogProps {
  readonly title: string
  readonly name: string
  /** Resolves with what is wrong, or null when it is saved. */
  readonly onSave: (name: string) => Promise<string | null>
  readonly onClose: () => void
}

const NameDialog = ({ title, name: before, onSave, onClose }: NameDialogProps) => {
  const [name, setName] = useState(before)
  const [error, setError] = useState<string | null>(null)
  const submit = async (): Promise<boolean> => {
    const problem = await onSave(name)
    setError(problem)
    return problem === null
  }
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSubmit={submit} submitLabel="Save">
      <TextField label="Name" value={name} onChange={setName} error={error ?? undefined} description="Keeps the search, the filter, the order and the columns." isRequired autoFocus />
    </FormDialog>
  )
}

const problemText = (error: { readonly type: string }): string => {
  if (error.type === 'NameTaken') return 'Another view has this name.'
  if (error.type === 'SavedViewNotFound') return 'This view was removed meanwhile.'
  return Object.values(fieldErrors(error) ?? {})[0] ?? 'This view cannot be saved.'
}

/** Lists a person comes back to: opened, saved, renamed, removed. */
export const SavedViews = ({ search, columns, onOpen }: SavedViewsProps) => {
  const client = useClient()
  const { value: views = [] } = useAnswer(client.networking.savedView.list, {})
  const add = useCommand(client.networking.savedView.add)
  const replace = useCommand(client.networking.savedView.replace)
  const remove = useCommand(client.networking.savedView.remove)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const current = views.find(({ id }) => id === search.view) ?? null
  const isChanged = current !== null && hasChanged(current, search, columns)
  const { find, filter, archived, sort, direction, columns: chosen } = search
  const isPlain = [find, filter, archived, sort, direction, chosen].every((part) => part === undefined)

  const saveNew = async (name: string): Promise<string | null> => {
    const fields = viewFieldsOf('?', search, columns)
    const result = await add({ ...fields, name })
    if (result === null) return 'Nothing was saved.'
    if (!result.ok) return problemText(result.error)
    onOpen(result.value)
    return null
  }
  const rename = async (view: SavedView, name: string): Promise<string | null> => {
    const { id, ...fields } = view
    const result = await replace({ id, fields: { ...fields, name } })
    if (result === null) return 'Nothing was saved.'
    return result.ok ? null : problemText(result.error)
  }
  return (
    <div className={classes['views']} role="group" aria-label="Views">
      <button type="button" className={classes['view']} aria-pressed={current === null} onClick={() => onOpen(null)}>All contacts</button>
      {views.map((view) => (
        <button key={view.id} type="button" className={classes['view']} aria-pressed={view === current} onClick={() => onOpen(view)}><bdi>{view.name}</bdi></button>
      ))}
      {current !== null && (
        <Menu position="bottom-start" withInitialFocusPlaceholder={false} withinPortal={false} transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={26} aria-label={`More about the view ${current.name}`}><IconDots size={16} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setNaming('rename')}>Rename…</Menu.Item>
            <Menu.Item onClick={() => void remove({ id: current.id }).then((result) => { if (result?.ok === true) onOpen(null) })}>Delete view</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {isChanged && <Button size="compact-sm" variant="light" onClick={() => void replace({ id: current.id, fields: viewFieldsOf(current.name, search, columns) })}>Changed – save</Button>}
      {(isChanged || (current === null && !isPlain)) && <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconBookmarkPlus size={15} aria-hidden />} onClick={() => setNaming('new')}>{isChanged ? 'Save as new view' : 'Save view'}</Button>}
      {naming === 'new' && <NameDialog title="Save view" name="" onSave={saveNew} onClose={() => setNaming(null)} />}
      {naming === 'rename' && current !== null && <NameDialog title="Rename view" name={current.name} onSave={(name) => rename(current, name)} onClose={() => setNaming(null)} />}
    </div>
  )
}
