import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Receipt } from '../../shared/imports/import'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { fittingWidth } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { timeText } from '../ui/time-text'
import { receiptDays, receiptPeriod, receiptSpend, sourceName } from './receipt-view'
import { UndoImport } from './UndoImport'

const agreement = ({ reconciled }: Receipt): string => (reconciled === null ? 'none in the file' : reconciled ? '✓ agrees' : '✗ differs')

const importedText = ({ importedAt }: Receipt): string => (importedAt === null ? '' : timeText(importedAt))

const columnsFor = (receipts: readonly Receipt[], onUndo: (receipt: Receipt) => void): readonly DataColumn<Receipt>[] => [
  { key: 'file', header: 'File', width: 206, sortValue: ({ file }) => file, render: ({ file }) => <strong title={file}><bdi>{file}</bdi></strong> },
  { key: 'platform', header: 'Platform', width: 98, sortValue: sourceName, render: sourceName },
  { key: 'kind', header: 'What it is', width: 150, isHiddenAtFirst: true, render: ({ kind }) => <span title={kind}>{kind}</span> },
  { key: 'account', header: 'Account', width: 140, isHiddenAtFirst: true, render: ({ account }) => <bdi>{account}</bdi> },
  { key: 'period', header: 'Period', width: 196, sortValue: ({ from }) => from, render: (receipt) => <span title={receiptPeriod(receipt)}>{receiptDays(receipt)}</span> },
  { key: 'rows', header: 'Rows', width: 70, align: 'end', sortValue: ({ rows }) => rows.read, render: ({ rows }) => rows.read.toLocaleString('en') },
  { key: 'refused', header: 'Refused', width: 80, align: 'end', sortValue: ({ rows }) => rows.refused, render: ({ rows }) => rows.refused.toLocaleString('en') },
  { key: 'spend', header: 'Spend', width: fittingWidth('Spend', receipts.map(receiptSpend)), align: 'end', render: receiptSpend },
  { key: 'reconciled', header: 'Own total', width: 120, isHiddenAtFirst: true, render: agreement },
  { key: 'importedAt', header: 'Imported', width: 152, align: 'end', sortValue: ({ importedAt }) => importedAt, render: importedText },
  {
    key: 'undo',
    header: 'Undo',
    width: 60,
    align: 'end',
    isFixed: true,
    render: (receipt) => <ActionIcon variant="subtle" color="gray" size={26} title="Undo this import" aria-label={`Undo the import of ${receipt.file}`} onClick={() => onUndo(receipt)}><IconArrowBackUp size={16} /></ActionIcon>,
  },
]

const importsText = (receipts: readonly Receipt[]): string => {
  const rows = receipts.reduce((sum, receipt) => sum + receipt.rows.read, 0)
  return `${receipts.length.toLocaleString('en')} ${receipts.length === 1 ? 'import' : 'imports'}, ${rows.toLocaleString('en')} rows read. A row opens its receipt.`
}

/** Every import with its receipt; any of them can be undone whole. */
export const ImportsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const { value: receipts } = useAnswer(client.import.list, {})
  const [undoing, setUndoing] = useState<Receipt | null>(null)
  const button = <Button component={Link} to="/imports/new" leftSection={<IconPlus size={16} />}>Import files</Button>
  return (
    <Page title="Imports" actions={<><Button component={Link} to="/imports/mappings" variant="default">Mappings</Button>{button}</>}>
      <UndoImport receipt={undoing} onClose={() => setUndoing(null)} />
      {receipts !== undefined && (
        <DataTable
          label="Imports"
          columns={columnsFor(receipts, setUndoing)}
          rows={receipts}
          caption={importsText(receipts)}
          rowKey={({ batch }) => batch ?? 0}
          rowLabel={({ file }) => file}
          onOpen={({ batch }) => void navigate({ to: '/imports/$id', params: { id: String(batch) } })}
          empty={<EmptyState icon={<IconFileImport size={24} />} title="Nothing imported yet" action={button}>Drop exports anywhere on this window. Each leaves a receipt here, and can be undone whole.</EmptyState>}
        />
      )}
    </Page>
  )
}
