import { Button } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Receipt } from '../../shared/imports/import'
import { agreementOf, agreements, sourceName } from '../../shared/imports/receipt-words'
import { numberText } from '../../shared/kernel/language'
import { isMentioned } from '../../shared/kernel/sort-name'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { dayWidth, fittingWidth } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { rowIcons } from '../ui/RowMenu'
import { inOrder } from '../ui/sorted'
import { timeText } from '../../shared/kernel/time-text'
import { nameGroup, wordGroup } from '../views/group-headings'
import { NothingMatches } from '../views/NothingMatches'
import { SaveTableButton } from '../views/SaveTableButton'
import { listOrder, ListSearch } from '../views/table-view'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { receiptDays, receiptPeriod, receiptSpend } from './receipt-view'
import { UndoImport } from './UndoImport'

const importedText = ({ importedAt }: Receipt): string => (importedAt === null ? '' : timeText(importedAt))

const columnsFor = (receipts: readonly Receipt[]): readonly DataColumn<Receipt>[] => [
  { key: 'file', header: t`File`, width: 166, sortValue: ({ file }) => file, render: ({ file }) => <strong title={file}><bdi>{file}</bdi></strong> },
  { key: 'platform', header: t`Platform`, width: 98, sortValue: sourceName, render: sourceName },
  { key: 'kind', header: t`What it is`, width: 150, isHiddenAtFirst: true, render: ({ kind }) => <span title={kind}>{kind}</span> },
  { key: 'account', header: t`Account`, width: 140, isHiddenAtFirst: true, render: ({ account }) => <bdi>{account}</bdi> },
  { key: 'period', header: t`Period`, width: 2 * dayWidth - 20, sortValue: ({ from }) => from, render: (receipt) => <span title={receiptPeriod(receipt)}>{receiptDays(receipt)}</span> },
  { key: 'rows', header: t`Rows`, width: fittingWidth(t`Rows`, receipts.map(({ rows }) => numberText(rows.read))), align: 'end', sortValue: ({ rows }) => rows.read, render: ({ rows }) => numberText(rows.read) },
  { key: 'refused', header: t`Refused`, width: 80, align: 'end', sortValue: ({ rows }) => rows.refused, render: ({ rows }) => numberText(rows.refused) },
  { key: 'spend', header: t`Spend`, width: fittingWidth(t`Spend`, receipts.map(receiptSpend)), align: 'end', render: receiptSpend },
  { key: 'reconciled', header: t`Own total`, width: 120, isHiddenAtFirst: true, render: (receipt) => agreements[agreementOf(receipt)] },
  { key: 'importedAt', header: t`Imported`, width: dayWidth + 48, align: 'end', sortValue: ({ importedAt }) => importedAt, render: importedText },
]

const groupings: readonly TableGrouping<Receipt>[] = [
  { key: 'platform', label: t`Platform`, groupOf: (receipt) => nameGroup(sourceName(receipt)) },
  { key: 'account', label: t`Account`, groupOf: ({ account }) => nameGroup(account) },
  { key: 'reconciled', label: t`Own total`, groupOf: (receipt) => wordGroup(agreementOf(receipt), agreements) },
]

const importsText = (receipts: readonly Receipt[]): string => {
  const rows = receipts.reduce((sum, receipt) => sum + receipt.rows.read, 0)
  return t`${plural(receipts.length, { one: '# import', other: '# imports' })}, ${plural(rows, { one: '# row', other: '# rows' })} read. A row opens its receipt.`
}

/** Every import with its receipt; any of them can be undone whole. */
export const ImportsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/imports', ListSearch)
  const { find = '' } = search
  const { value: receipts } = useAnswer(client.import.list, {})
  const shown = receipts?.filter((receipt) => isMentioned(find, [receipt.file, sourceName(receipt), receipt.account, receipt.kind]))
  const [undoing, setUndoing] = useState<Receipt | null>(null)
  const view = useTableView({ table: 'imports', name: 'imports', address: [search, change], usual: listOrder, groupings })
  const allColumns = columnsFor(receipts ?? [])
  const columns = useViewColumns(view, allColumns)
  const saveButton = shown !== undefined && shown.length > 0 && (
    <SaveTableButton
      call={client.import.saveList}
      ask={(format) => ({ ids: inOrder(shown, allColumns, view.order).flatMap(({ batch }) => batch ?? []), format })}
      counted={t`${plural(shown.length, { one: '# import', other: '# imports' })}`}
      offer={(format) => t`Save imports as ${format}`}
      doing={t`Writing imports`}
    />
  )
  const button = <Button component={Link} to="/imports/new" leftSection={<IconPlus size={16} />}>{t`Import files`}</Button>
  return (
    <Page title={t`Imports`} actions={<>{saveButton}<Button component={Link} to="/imports/mappings" variant="default">{t`Mappings`}</Button></>} begin={button}>
      <UndoImport receipt={undoing} onClose={() => setUndoing(null)} />
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All imports`}
        findPlaceholder={t`File, platform or account`}
        label={t`Imports`}
        rows={shown}
        choices={(receipt) => [{ label: t`Undo this import…`, icon: rowIcons.undo, run: () => setUndoing(receipt) }]}
        caption={importsText(shown ?? [])}
        rowKey={({ batch }) => batch ?? 0}
        rowLabel={({ file }) => file}
        onOpen={({ batch }) => void navigate({ to: '/imports/$id', params: { id: String(batch) } })}
        empty={
          receipts?.length === 0 ? (
            <EmptyState icon={<IconFileImport size={24} />} title={t`Nothing imported yet`} begins>{t`Drop exports anywhere on this window. Each leaves a receipt here, and can be undone whole.`}</EmptyState>
          ) : (
            <NothingMatches title={t`No import matches`} />
          )
        }
      />
    </Page>
  )
}
