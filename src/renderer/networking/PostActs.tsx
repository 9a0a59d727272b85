import { t } from '../../shared/kernel/words'
import { Permission, permissionNames, type Post } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { useCommandForMany } from '../platform/queries'
import { today } from '../platform/today'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'

const options = Permission.options.map((value) => ({ value, label: permissionNames[value] }))

/** What can be done with the selected posts at once. */
export const PostActs = ({ posts }: { readonly posts: readonly Post[] }) => {
  const client = useClient()
  const note = useCommandForMany(client.networking.post.notePermission)
  const remove = useCommandForMany(client.networking.post.remove)
  const ids = posts.map(({ id }) => id)
  return (
    <>
      {posts.some(({ kind }) => kind !== 'own') && <SelectionMenu label={t`Permission, as of today`} options={options} onChoose={(permission) => void note({ ids, permission, on: today() }, ids.length)} />}
      <RemoveSelected onRemove={() => void remove({ ids }, ids.length)} />
    </>
  )
}
