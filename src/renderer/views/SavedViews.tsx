import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { t } from '../../shared/kernel/words'
import { type SavedView, SavedViewFields, type ViewTable } from '../../shared/views/saved-view'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { fieldErrors } from '../ui/fields'
import { SavedButton, SavedList, type SavedWords } from '../ui/SavedList'
import { showMessage } from '../ui/toasts'
import { hasChanged, isPlain, searchOfView, type TableSearch, type UsualOrder, viewFieldsOf, viewPlaces } from './table-view'

interface SavedViewsProps {
  readonly table: ViewTable
  readonly search: TableSearch
  readonly usual: UsualOrder
  /** The columns on screen. */
  readonly columns: readonly { readonly key: string }[]
  /** All that the table has. */
  readonly offered: readonly { readonly key: string }[]
  /** What the table shows at first: `All contacts`. */
  readonly everything: string
}

const words: SavedWords = { list: t`Views`, one: t`the view`, save: t`Save view`, rename: t`Rename view`, remove: t`Delete view`, keeps: t`Keeps the search, the filter, the order, the groups and the columns.` }

const problemText = (error: { readonly type: string }): string => {
  if (error.type === 'ViewNameTaken') return t`Another view has this name.`
  if (error.type === 'SavedViewNotFound') return t`This view was removed meanwhile.`
  return Object.values(fieldErrors(error) ?? {})[0] ?? t`This view cannot be saved.`
}

/** A table as a person comes back to it: opened, saved, renamed, deleted. */
export const SavedViews = ({ table, search, usual, columns, offered, everything }: SavedViewsProps) => {
  const client = useClient()
  const navigate = useNavigate()
  const { value: all = [] } = useAnswer(client.savedView.list, {})
  const add = useCommand(client.savedView.add)
  const replace = useCommand(client.savedView.replace)
  const remove = useCommand(client.savedView.remove)
  const views = all.filter((view) => view.table === table)
  const current = views.find(({ id }) => id === search.view) ?? null
  const keys = columns.map(({ key }) => key)
  const isChanged = current !== null && hasChanged(current, search, usual, keys, offered.map(({ key }) => key))
  const open = (view: SavedView | null): void => void navigate({ to: viewPlaces[table].to, search: view === null ? {} : searchOfView(view) })

  const saveNew = async (name: string): Promise<string | null> => {
    const result = await add({ ...viewFieldsOf(table, '?', search, usual, keys), name })
    if (result === null) return t`Nothing was saved.`
    if (!result.ok) return problemText(result.error)
    open(result.value)
    return null
  }
  const rename = async (view: SavedView, name: string): Promise<string | null> => {
    const result = await replace({ id: view.id, fields: { ...SavedViewFields.parse(view), name } })
    if (result === null) return t`Nothing was saved.`
    return result.ok ? null : problemText(result.error)
  }
  const removeView = (view: SavedView): void => void remove({ id: view.id }).then((result) => { if (result?.ok === true) open(null) })
  const saveLabel = isChanged ? t`Save as new view` : current === null && !isPlain(search) ? t`Save view` : null
  return (
    <SavedList
      words={words}
      items={views}
      current={current}
      first={
        <SavedButton isShown={current === null} onOpen={() => open(null)}>
          {everything}
        </SavedButton>
      }
      onOpen={open}
      onSave={saveNew}
      onRename={rename}
      onRemove={removeView}
      saveLabel={saveLabel}
    >
      {isChanged && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => void replace({ id: current.id, fields: viewFieldsOf(table, current.name, search, usual, keys) }).then((result) => { if (result?.ok === false) showMessage(problemText(result.error), 'failed') })}
        >{t`Changed – save`}</Button>
      )}
    </SavedList>
  )
}
