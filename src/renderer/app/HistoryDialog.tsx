import { Button, Modal, Table, Text } from '@mantine/core'
import type { OutputOf } from '../../shared/rpc/contract'
import type { workbookContract } from '../../shared/workbook/workbook.contract'
import { sense, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { timeText } from '../../shared/kernel/time-text'
import { useFocusBack } from '../ui/use-focus-back'
import { undo } from './turn-history'

type UndoStep = OutputOf<typeof workbookContract.history>[number]

/** What a step changed: two by name, and whether there were others. */
const namesText = ({ names, hasOthers }: UndoStep): string => (hasOthers ? t`${names.join(', ')} and others` : names.join(', '))

const StepRow = ({ step }: { readonly step: UndoStep }) => {
  const client = useClient()
  return (
    <Table.Tr>
      <Table.Td>{step.label}</Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <bdi>{namesText(step)}</bdi>
      </Table.Td>
      <Table.Td>{timeText(step.at)}</Table.Td>
      <Table.Td ta="end">
        {step.isUndone ? (
          <Text size="sm" c="dimmed">{sense('of a change')`undone`}</Text>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={step.names.length === 0 ? t`Undo ${step.label}, ${timeText(step.at)}` : t`Undo ${step.label}, ${namesText(step)}, ${timeText(step.at)}`}
            onClick={() => undo(client, step.id)}
          >{t`Undo`}</Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** The last changes of the workbook, newest first; each can be taken back where nothing later rests on it. */
export const HistoryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  useFocusBack()
  const client = useClient()
  const { value: steps } = useAnswer(client.workbook.history, {})
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`History of changes`}
      size="lg"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {steps?.length === 0 && <Text size="sm">{t`There is nothing to undo.`}</Text>}
      {steps !== undefined && steps.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{sense('one of several')`Change`}</Table.Th>
              <Table.Th scope="col">{t`Of what`}</Table.Th>
              <Table.Th scope="col">{t`When`}</Table.Th>
              <Table.Th scope="col">
                <span className="visually-hidden">{t`Undo`}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {steps.map((step) => (
              <StepRow key={step.id} step={step} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {/* They have an undo of their own (docs/decisions/0008). */}
      <Text size="sm" c="dimmed" mt="sm">{t`An import of people or of ad results does not stand here: its receipt, under Imports, takes it back.`}</Text>
    </Modal>
  )
}
