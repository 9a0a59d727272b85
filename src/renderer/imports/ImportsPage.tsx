import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Receipt } from '../../shared/imports/import'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { timeText } from '../ui/time-text'
import { importPlatformNames, receiptPeriod } from './receipt-view'

const agreement = ({ reconciled }: Receipt): string => (reconciled === null ? 'no own total' : reconciled ? '✓ agrees' : '✗ differs')

const columns: readonly DataColumn<Receipt>[] = [
  { key: 'file', header: 'File', width: 290, render: ({ file }) => <strong>{file}</strong> },
  { key: 'platform', header: 'Platform', width: 120, render: ({ platform }) => importPlatformNames[platform] },
  { key: 'kind', header: 'What it is', width: 210, render: ({ kind }) => kind },
  { key: 'period', header: 'Period', width: 200, render: receiptPeriod },
  { key: 'rows', header: 'Rows', width: 80, align: 'end', render: ({ rows }) => rows.read.toLocaleString('en') },
  { key: 'refused', header: 'Refused', width: 80, align: 'end', render: ({ rows }) => rows.refused },
  { key: 'spend', header: 'Spend', width: 150, align: 'end', render: ({ totals, currency }) => (totals.spend === null ? 'n/a' : `${totals.spend} ${currency}`) },
  { key: 'reconciled', header: 'Own total', width: 110, render: agreement },
  { key: 'importedAt', header: 'Imported', width: 150, align: 'end', render: ({ importedAt }) => (importedAt === null ? '' : timeText(importedAt)) },
]

/** Every import with its receipt; any of them can be undone whole. */
export const ImportsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const { value: receipts } = useAnswer(client.import.list, {})
  const button = <Button component={Link} to="/imports/new" leftSection={<IconPlus size={16} />}>Import files</Button>
  return (
    <Page title="Imports" actions={button}>
      {receipts !== undefined && (
        <DataTable
          label="Imports"
          columns={columns}
          rows={receipts}
          rowKey={({ batch }) => batch ?? 0}
          rowLabel={({ file }) => file}
          onOpen={({ batch }) => void navigate({ to: '/imports/$id', params: { id: String(batch) } })}
          empty={<EmptyState icon={<IconFileImport size={24} />} title="Nothing imported yet" action={button}>Drop exports anywhere on this window. Each leaves a receipt here, and can be undone whole.</EmptyState>}
        />
      )}
    </Page>
  )
}
