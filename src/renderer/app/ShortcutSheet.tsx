import { Kbd, Modal, Table } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { keyNames } from '../platform/key-names'
import { useFocusBack } from '../ui/use-focus-back'
import { appCommands } from './commands'

/** Every shortcut, on one sheet. */
export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => {
  useFocusBack()
  return (
    <Modal opened onClose={onClose} title={t`Keyboard shortcuts`} lockScroll={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`What`}</Table.Th>
            <Table.Th>{t`Keys`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>{t`Command palette`}</Table.Td>
            <Table.Td>
              <Kbd>{keyNames('Ctrl K')}</Kbd>
            </Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Td>{t`Search field of the screen`}</Table.Td>
            <Table.Td>
              <Kbd>{keyNames('/')}</Kbd> <Kbd>{keyNames('Ctrl F')}</Kbd>
            </Table.Td>
          </Table.Tr>
          {appCommands
            .filter(({ shortcut }) => shortcut !== '')
            .map(({ id, label, shortcut }) => (
              <Table.Tr key={id}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>
                  <Kbd>{keyNames(shortcut)}</Kbd>
                </Table.Td>
              </Table.Tr>
            ))}
          <Table.Tr>
            <Table.Td>{t`In a table: move, open, look beside, select, select all, change, copy, what a row can do, fold a group`}</Table.Td>
            <Table.Td>
              <Kbd>{keyNames('↑ ↓ Enter Shift Enter Space Ctrl A F2 Ctrl C Shift F10 ← →')}</Kbd>
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
