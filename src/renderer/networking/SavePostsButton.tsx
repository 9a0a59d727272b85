import type { SortDirection } from '../../shared/kernel/page'
import { plural, t } from '../../shared/kernel/words'
import type { PostChoice, PostSort } from '../../shared/networking/post.contract'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { SaveListButton } from '../views/SaveListButton'

interface SavePostsButtonProps {
  readonly question: PostChoice & { readonly sort: PostSort; readonly direction: SortDirection }
  readonly count: number
}

/** The posts of a list as a file, as it is searched, filtered and sorted. */
export const SavePostsButton = ({ question, count }: SavePostsButtonProps) => {
  const job = useExport(useClient().networking.post.saveList)
  return (
    <SaveListButton
      formats={['xlsx', 'csv']}
      counted={t`${plural(count, { one: '# post', other: '# posts' })} with all figures`}
      offer={(format) => t`Save posts as ${format}`}
      doing={t`Writing posts`}
      job={job}
      onSave={(format) => job.save({ ...question, format })}
    />
  )
}
