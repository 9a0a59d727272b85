import { Menu } from '@mantine/core'
import { IconArchive, IconArrowBackUp, IconArrowRight, IconCheck, IconCopy, IconFilter, IconLayoutSidebarRight, IconMessagePlus, IconPencil, IconSquareCheck, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../../shared/kernel/words'

/** Where a row's menu opens, in pixels of the window. */
export interface MenuPlace {
  readonly left: number
  readonly top: number
}

/** One thing that a row can do. */
export interface RowChoice {
  readonly label: string
  /** The key that does the same. */
  readonly keys?: string
  readonly icon: ReactNode
  readonly run: () => void
}

export const rowIcons = {
  open: <IconArrowRight size={15} aria-hidden />,
  peek: <IconLayoutSidebarRight size={15} aria-hidden />,
  select: <IconSquareCheck size={15} aria-hidden />,
  edit: <IconPencil size={15} aria-hidden />,
  copy: <IconCopy size={15} aria-hidden />,
  filter: <IconFilter size={15} aria-hidden />,
  log: <IconMessagePlus size={15} aria-hidden />,
  archive: <IconArchive size={15} aria-hidden />,
  done: <IconCheck size={15} aria-hidden />,
  undo: <IconArrowBackUp size={15} aria-hidden />,
  remove: <IconTrash size={15} aria-hidden />,
} as const

/** What rows of most tables can do. */
export const editChoice = (run: () => void): RowChoice => ({ label: t`Edit`, icon: rowIcons.edit, run })
export const removeChoice = (run: () => void): RowChoice => ({ label: t`Remove`, icon: rowIcons.remove, run })

/** A menu that fits neither above nor below where it was asked for moves over that place; one longer than the window scrolls. */
const fits = { shift: { crossAxis: true, padding: 5, limiter: { fn: ({ x, y }: { readonly x: number; readonly y: number }) => ({ x, y }) } }, size: { padding: 5 } } as const

/** What a row can do, where it was asked for: by the other mouse button, or by Shift and F10. */
export const RowMenu = ({ label, place, choices, onClose }: { readonly label: string; readonly place: MenuPlace; readonly choices: readonly RowChoice[]; readonly onClose: () => void }) => (
  // The key that asked for it is still on its way, and would count as one outside of it.
  <Menu opened clickOutsideEvents={['mousedown', 'touchstart']} onClose={onClose} position="bottom-start" returnFocus={false} closeOnItemClick={false} hideDetached={false} middlewares={fits} floatingStrategy="fixed">
    <Menu.Target>
      <button type="button" tabIndex={-1} aria-label={t`Actions of ${label}`} style={{ position: 'fixed', width: 0, height: 0, padding: 0, border: 0, ...place }} />
    </Menu.Target>
    {/* The menu key is still on its way, and would bring the system's own menu beside this one. */}
    <Menu.Dropdown onContextMenu={(event) => event.preventDefault()}>
      {choices.map(({ label: choice, keys, icon, run }, index) => (
        <Menu.Item key={`${index} ${choice}`} leftSection={icon} rightSection={keys} onClick={() => { onClose(); run() }}>{choice}</Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
)
