import { type ReactNode, useState } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { permissionNames, type Post, postKindNames } from '../../shared/networking/post'
import type { PostChoice, PostGrouping } from '../../shared/networking/post.contract'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useCommand, usePages } from '../platform/queries'
import type { DataColumn } from '../ui/data-column'
import { removeChoice } from '../ui/RowMenu'
import { countedText } from '../views/counted-text'
import { inMonths, inWords } from '../views/group-headings'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { dayText } from './labels'
import { postTitle } from './post-columns'
import { type PostScope, type PostSearch, usualOrder } from './post-search'
import { PostActs } from './PostActs'
import { PostDialog } from './PostDialog'
import { usePostFilters } from './use-post-filters'

interface PostsTableProps {
  readonly name: 'posts' | 'mentions'
  readonly label: string
  readonly columns: readonly DataColumn<Post>[]
  readonly choice: PostChoice
  readonly scopes: readonly PostScope[]
  readonly search: PostSearch
  readonly onChange: (part: Partial<Record<keyof PostSearch, unknown>>) => void
  readonly empty: ReactNode
  /** What stands between its filters and its rows. */
  readonly children?: ReactNode
  readonly maxHeight?: number
}

const groupingsOf = (handleNames: Readonly<Record<string, string>>): readonly TableGrouping<Post, PostGrouping>[] => [
  { key: 'month', label: t`Month`, headingOf: inMonths },
  { key: 'kind', label: t`Kind`, headingOf: inWords(postKindNames) },
  { key: 'platform', label: t`Platform`, headingOf: inWords(platformNames) },
  { key: 'handle', label: t`Handle`, headingOf: inWords(handleNames) },
  { key: 'sentiment', label: t`Sentiment`, headingOf: inWords(sentimentNames) },
  { key: 'permission', label: t`Permission`, headingOf: inWords(permissionNames) },
]

const actsOn = (chosen: readonly Post[]): ReactNode => <PostActs posts={chosen} />

/** Posts of a choice, sorted, grouped and paged by the store; opened, selected, and noted or removed together. */
export const PostsTable = ({ name, label, columns: allColumns, choice, scopes, search, onChange, empty, children, maxHeight }: PostsTableProps) => {
  const client = useClient()
  const { sort = 'on', direction = 'descending', groupBy = null } = search
  const { fields, filters, handleNames } = usePostFilters({ search, onChange, scopes })
  const view = useTableView({ table: name, name, address: [search, onChange], usual: usualOrder, groupings: groupingsOf(handleNames) })
  const columns = useViewColumns(view, allColumns)
  const { value, rows, loaded, loadMore } = usePages(client.networking.post.list, { ...choice, sort, direction, groupBy }, { folded: view.folded })
  const remove = useCommand(client.networking.post.remove)
  const total = value?.total ?? 0
  // As it was opened: what is typed in it stays, whatever becomes of its row.
  const [open, setOpen] = useState<Post | null>(null)
  return (
    <>
      <ViewedTable
        view={view}
        columns={columns}
        everything={name === 'posts' ? t`All posts` : t`All mentions`}
        findPlaceholder={t`Text, address or author`}
        fields={fields}
        filters={filters}
        label={label}
        rows={value === undefined ? undefined : rows}
        groups={value?.groups}
        total={total}
        onReachEnd={loadMore}
        rowKey={({ id }) => id}
        rowLabel={(post) => (post.on === null ? postTitle(post) : `${postTitle(post)}, ${dayText(post.on)}`)}
        onOpen={setOpen}
        caption={countedText(name === 'posts' ? t`${plural(total, { one: '# post', other: '# posts' })}` : t`${plural(total, { one: '# mention', other: '# mentions' })}`, loaded)}
        empty={empty}
        choices={({ id }) => [removeChoice(() => void remove({ ids: [id] }))]}
        acts={actsOn}
        {...(maxHeight !== undefined && { maxHeight })}
      >
        {children}
      </ViewedTable>
      {open !== null && <PostDialog post={open} onClose={() => setOpen(null)} />}
    </>
  )
}
