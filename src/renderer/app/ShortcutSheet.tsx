import { Kbd, Modal, Table } from '@mantine/core'
import { appCommands, keyNames } from './commands'

/** Every shortcut, on one sheet. */
export const ShortcutSheet = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Keyboard shortcuts" lockScroll={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': 'Close' }}>
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What</Table.Th>
          <Table.Th>Keys</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          <Table.Td>Command palette</Table.Td>
          <Table.Td>
            <Kbd>{keyNames('Ctrl K')}</Kbd>
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
          <Table.Td>In a table: move, open, look beside, select, change, copy, what a row can do</Table.Td>
          <Table.Td>
            <Kbd>↑ ↓ Enter Shift Enter Space F2 Ctrl C Shift F10</Kbd>
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  </Modal>
)
