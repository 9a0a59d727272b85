import { Menu } from '@mantine/core'
import { IconBook, IconHelp, IconKeyboard, IconMap2, IconSparkles } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { IconButton } from '../ui/IconButton'

const items = [
  { command: 'help.guide', label: t`Guide`, icon: <IconBook size={16} aria-hidden /> },
  { command: 'help.shortcuts', label: t`Keyboard shortcuts`, icon: <IconKeyboard size={16} aria-hidden /> },
  { command: 'help.tour', label: t`Tour of the app`, icon: <IconMap2 size={16} aria-hidden /> },
  { command: 'help.whatsNew', label: t`What’s new`, icon: <IconSparkles size={16} aria-hidden /> },
] as const

/** Where to look things up, from every screen. */
export const HelpMenu = ({ onCommand }: { readonly onCommand: (id: string) => void }) => (
  <Menu position="bottom-end" width={220} withinPortal>
    <Menu.Target>
      <IconButton label={t`Help`}><IconHelp size={17} /></IconButton>
    </Menu.Target>
    <Menu.Dropdown>
      {items.map(({ command, label, icon }) => (
        <Menu.Item key={command} leftSection={icon} onClick={() => onCommand(command)}>{label}</Menu.Item>
      ))}
    </Menu.Dropdown>
  </Menu>
)
