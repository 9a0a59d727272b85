import { type ReactNode, useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import type { Post, PostId } from '../../shared/networking/post'
import { type PostChoice, PostSort } from '../../shared/networking/post.contract'
import { useClient } from '../platform/client'
import { usePages } from '../platform/queries'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { SavedViews } from '../views/SavedViews'
import { useViewColumns } from '../views/use-view-columns'
import { countText } from './figure-text'
import { postTitle } from './post-columns'
import { type PostSearch, usualOrder } from './post-search'
import { PostBulkBar } from './PostBulkBar'
import { PostDialog } from './PostDialog'

interface PostsTableProps {
  readonly name: 'posts' | 'mentions'
  readonly label: string
  readonly columns: readonly DataColumn<Post>[]
  readonly choice: PostChoice
  readonly search: PostSearch
  readonly onChange: (part: Partial<Record<keyof PostSearch, unknown>>) => void
  readonly empty: ReactNode
  /** What stands between its views and its rows. */
  readonly children: ReactNode
  readonly maxHeight?: number
}

const nothing: ReadonlySet<number | string> = new Set()

/** Posts of a choice, sorted and paged by the store; opened, selected, and noted or removed together. */
export const PostsTable = ({ name, label, columns, choice, search, onChange, empty, children, maxHeight }: PostsTableProps) => {
  const client = useClient()
  const { sort = 'on', direction = 'descending' } = search
  const { value, rows, loadMore } = usePages(client.networking.post.list, { ...choice, sort, direction })
  const [selected, setSelected] = useState(nothing)
  const [open, setOpen] = useState<PostId | null>(null)
  const columnChoice = useViewColumns(name, columns, search, onChange)
  // Only what is still in the list can be meant.
  const ids = rows.flatMap(({ id }) => (selected.has(id) ? [id] : []))
  const shown = open === null ? undefined : rows.find(({ id }) => id === open)
  return (
    <>
      <SavedViews table={name} search={search} usual={usualOrder} columns={columnChoice.shown} everything={name === 'posts' ? t`All posts` : t`All mentions`} />
      {children}
      {ids.length > 0 && <PostBulkBar ids={ids} onClear={() => setSelected(nothing)} />}
      {value !== undefined && (
        <DataTable
          name={name}
          label={label}
          columns={columns}
          columnChoice={columnChoice}
          rows={rows}
          total={value.total}
          onReachEnd={loadMore}
          rowKey={({ id }) => id}
          rowLabel={postTitle}
          sort={{ key: sort, direction }}
          onSort={(key, next) => {
            const known = PostSort.safeParse(key)
            if (known.success) onChange({ sort: known.data, direction: next })
          }}
          onOpen={({ id }) => setOpen(id)}
          selected={new Set(ids)}
          onSelect={setSelected}
          caption={<span aria-live="polite">{t`${plural(value.total, { one: '# post', other: '# posts' })}`}{rows.length < value.total && t`, ${countText(rows.length)} loaded; more come as you scroll`}</span>}
          empty={empty}
          {...(maxHeight !== undefined && { maxHeight })}
        />
      )}
      {shown !== undefined && <PostDialog key={shown.id} post={shown} onClose={() => setOpen(null)} />}
    </>
  )
}
