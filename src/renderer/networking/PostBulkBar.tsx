import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash, IconX } from '@tabler/icons-react'
import { plural, t } from '../../shared/kernel/words'
import { Permission, type PostId } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { IconButton } from '../ui/IconButton'
import { useFocusBack } from '../ui/use-focus-back'
import { permissionNames } from './labels'
import classes from './networking.module.css'

/** What can be done with the selected posts at once. */
export const PostBulkBar = ({ ids, onClear }: { readonly ids: readonly PostId[]; readonly onClear: () => void }) => {
  useFocusBack()
  const client = useClient()
  const note = useCommand(client.networking.post.notePermission)
  const remove = useCommand(client.networking.post.remove)
  return (
    <div className={classes['bar']} role="group" aria-label={t`Selected posts`}>
      <strong aria-live="polite">{t`${plural(ids.length, { one: '# post', other: '# posts' })} selected`}</strong>
      <Menu position="bottom-start" withInitialFocusPlaceholder={false} withinPortal={false} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>{t`Permission, as of today`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {Permission.options.map((permission) => (
            <Menu.Item key={permission} onClick={() => void note({ ids: [...ids], permission, on: today() })}>{permissionNames[permission]}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void remove({ ids: [...ids] }).then((result) => { if (result?.ok === true) onClear() })}>{t`Remove`}</Button>
      <IconButton size={26} label={t`Clear selection`} onClick={onClear}><IconX size={16} /></IconButton>
    </div>
  )
}
