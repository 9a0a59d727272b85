import { Button } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import type { SavedView } from '../../shared/networking/saved-view'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { fieldErrors } from '../ui/fields'
import { SavedButton, SavedList, type SavedWords } from '../ui/SavedList'
import { type ContactSearch, hasChanged, viewFieldsOf } from './contact-search'

interface SavedViewsProps {
  readonly search: ContactSearch
  /** Keys of the columns on screen. */
  readonly columns: readonly string[]
  /** Null: all contacts, as at first. */
  readonly onOpen: (view: SavedView | null) => void
}

const words: SavedWords = { list: t`Views`, one: t`the view`, save: t`Save view`, rename: t`Rename view`, remove: t`Delete view`, keeps: t`Keeps the search, the filter, the order and the columns.` }

const problemText = (error: { readonly type: string }): string => {
  if (error.type === 'NameTaken') return t`Another view has this name.`
  if (error.type === 'SavedViewNotFound') return t`This view was removed meanwhile.`
  return Object.values(fieldErrors(error) ?? {})[0] ?? t`This view cannot be saved.`
}

/** Lists of contacts a person comes back to. */
export const SavedViews = ({ search, columns, onOpen }: SavedViewsProps) => {
  const client = useClient()
  const { value: views = [] } = useAnswer(client.networking.savedView.list, {})
  const add = useCommand(client.networking.savedView.add)
  const replace = useCommand(client.networking.savedView.replace)
  const remove = useCommand(client.networking.savedView.remove)
  const current = views.find(({ id }) => id === search.view) ?? null
  const isChanged = current !== null && hasChanged(current, search, columns)
  const { find, filter, archived, sort, direction, columns: chosen } = search
  const isPlain = [find, filter, archived, sort, direction, chosen].every((part) => part === undefined)

  const saveNew = async (name: string): Promise<string | null> => {
    const fields = viewFieldsOf('?', search, columns)
    const result = await add({ ...fields, name })
    if (result === null) return t`Nothing was saved.`
    if (!result.ok) return problemText(result.error)
    onOpen(result.value)
    return null
  }
  const rename = async (view: SavedView, name: string): Promise<string | null> => {
    const { id, ...fields } = view
    const result = await replace({ id, fields: { ...fields, name } })
    if (result === null) return t`Nothing was saved.`
    return result.ok ? null : problemText(result.error)
  }
  const removeView = (view: SavedView): void => void remove({ id: view.id }).then((result) => { if (result?.ok === true) onOpen(null) })
  const saveLabel = isChanged ? t`Save as new view` : current === null && !isPlain ? t`Save view` : null
  return (
    <SavedList words={words} items={views} current={current} first={<SavedButton isShown={current === null} onOpen={() => onOpen(null)}>{t`All contacts`}</SavedButton>} onOpen={onOpen} onSave={saveNew} onRename={rename} onRemove={removeView} saveLabel={saveLabel}>
      {isChanged && <Button size="compact-sm" variant="light" onClick={() => void replace({ id: current.id, fields: viewFieldsOf(current.name, search, columns) })}>{t`Changed – save`}</Button>}
    </SavedList>
  )
}
