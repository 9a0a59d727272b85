import { Button, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { HostState } from '../../shared/workbook/host.contract'
import type { WorkbookStatus } from '../../shared/workbook/status.contract'
import { copyText } from '../marketing/copy-text'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { timeText } from '../ui/time-text'
import { bytesText } from '../workbook/BackupList'

interface Line {
  readonly label: string
  readonly text: string
  /** Names a folder or a file of the person's: on the screen, never in what is copied to be sent to somebody. */
  readonly isPersonal?: boolean
}

/** How long the record is, and what the last check found of it. */
const recordText = ({ recordEntries, lastCheck }: WorkbookStatus): string => {
  if (recordEntries === null) return 'cannot be read'
  const length = recordEntries === 1 ? '1 entry' : `${recordEntries.toLocaleString('en')} entries`
  const verified = lastCheck?.record ?? null
  if (lastCheck === null || verified === null) return `${length}, not verified yet`
  return `${length}, ${verified.brokenAt === null ? 'unbroken' : `broken at entry ${verified.brokenAt.toLocaleString('en')}`} when last verified, ${timeText(lastCheck.at)}`
}

const linesOf = (status: WorkbookStatus, host: HostState): readonly Line[] => [
  { label: 'File', text: host.workbook === null ? 'none' : `${host.workbook.fileName} in ${host.workbook.folder}`, isPersonal: true },
  { label: 'Size', text: status.fileBytes === null ? 'not known while the file is away' : `${bytesText(status.fileBytes)} and ${bytesText(status.logBytes ?? 0)} of newest changes` },
  { label: 'Saving', text: status.trouble === null ? 'Everything is saved' : status.trouble.sentence },
  { label: 'Last check of the whole file', text: status.lastCheck === null ? 'never' : `${timeText(status.lastCheck.at)}, ${status.lastCheck.isWhole ? 'in order' : 'not in order'}` },
  { label: 'Record of erasures, merges, imports and consent', text: recordText(status) },
  { label: 'Last verified backup', text: status.lastBackup === null ? 'none' : `${timeText(status.lastBackup.at)}, ${bytesText(status.lastBackup.bytes)}` },
  { label: 'Backups kept', text: status.backupCount.toLocaleString('en') },
  { label: 'Second place of backups', text: status.secondPlace === null ? 'none' : status.secondPlace.problem === null ? 'in use' : 'failed' },
  ...(status.secondPlace === null ? [] : [{ label: 'Folder of the second place', text: status.secondPlace.folder, isPersonal: true }]),
  { label: 'Room on the disk', text: status.freeBytes === null ? 'not known' : bytesText(status.freeBytes) },
  { label: 'Rapport', text: `${host.version} (${host.kind})` },
  { label: 'Workbook version', text: status.schemaVersion.toLocaleString('en') },
  { label: 'SQLite', text: status.sqliteVersion },
]

/** The lines as text for a message to somebody who helps: no name, no folder, and of warnings only which they are. */
const copied = (lines: readonly Line[], warnings: WorkbookStatus['warnings']): string =>
  [...lines.filter(({ isPersonal }) => isPersonal !== true).map(({ label, text }) => `${label}: ${text}`), `Warnings: ${warnings.length === 0 ? 'none' : warnings.map(({ id }) => id).join(', ')}`].join('\n')

/** How the workbook is kept, and what about that may cost something later. */
export const StatusPage = () => {
  const client = useClient()
  const { value: status } = useAnswer(client.status.of, {})
  const { value: host } = useAnswer(client.host.state, {})
  const lines = status === undefined || host === undefined ? [] : linesOf(status, host)
  return (
    <Page title="Status" actions={<Button variant="default" disabled={status === undefined} onClick={() => copyText(copied(lines, status?.warnings ?? []), 'the status, without names and folders')}>Copy</Button>}>
      <NoticeList label="Warnings" sentences={status?.warnings.map(({ sentence }) => sentence) ?? []} shownAtFirst={10} />
      <Card title="How this workbook is kept">
        <Table aria-label="Status">
          <Table.Tbody>
            {lines.map(({ label, text }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>{text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <p>
        <Link to="/check">Check the whole file</Link> · <Link to="/settings">Backups and copies</Link>
      </p>
    </Page>
  )
}
