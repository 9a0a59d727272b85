import { Button, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { numberText } from '../../shared/kernel/language'
import { plural, sense, t } from '../../shared/kernel/words'
import type { HostState } from '../../shared/workbook/host.contract'
import type { WorkbookStatus } from '../../shared/workbook/status.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { copyText } from '../ui/copy-text'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { timeText } from '../../shared/kernel/time-text'
import { bytesText } from '../workbook/bytes-text'

interface Line {
  readonly label: string
  readonly text: string
  /** Names a folder or a file of the person's: on the screen, never in what is copied to be sent to somebody. */
  readonly isPersonal?: boolean
}

/** How long the record is, and what the last check found of it. */
const recordText = ({ recordEntries, lastCheck }: WorkbookStatus): string => {
  if (recordEntries === null) return t`cannot be read`
  const verified = lastCheck?.record ?? null
  if (lastCheck === null || verified === null) return t`${plural(recordEntries, { one: '# entry', other: '# entries' })}, not verified yet`
  const at = timeText(lastCheck.at)
  return verified.brokenAt === null
    ? t`${plural(recordEntries, { one: '# entry', other: '# entries' })}, unbroken when last verified, ${at}`
    : t`${plural(recordEntries, { one: '# entry', other: '# entries' })}, broken at entry ${numberText(verified.brokenAt)} when last verified, ${at}`
}

const linesOf = (status: WorkbookStatus, host: HostState): readonly Line[] => [
  { label: t`File`, text: host.workbook === null ? t`none` : t`${host.workbook.fileName} in ${host.workbook.folder}`, isPersonal: true },
  { label: t`Size`, text: status.fileBytes === null ? t`not known while the file is away` : t`${bytesText(status.fileBytes)} and ${bytesText(status.logBytes ?? 0)} of newest changes` },
  { label: t`Saving`, text: status.trouble === null ? t`Everything is saved` : status.trouble.sentence },
  { label: t`Last check of the whole file`, text: status.lastCheck === null ? t`never` : `${timeText(status.lastCheck.at)}, ${status.lastCheck.isWhole ? t`in order` : t`not in order`}` },
  { label: t`Record of erasures, merges, imports and consent`, text: recordText(status) },
  { label: t`Last verified backup`, text: status.lastBackup === null ? t`none` : `${timeText(status.lastBackup.at)}, ${bytesText(status.lastBackup.bytes)}` },
  { label: t`Backups kept`, text: numberText(status.backupCount) },
  { label: t`Second place of backups`, text: status.secondPlace === null ? sense('of a place')`none` : status.secondPlace.problem === null ? t`in use` : t`failed` },
  ...(status.secondPlace === null ? [] : [{ label: t`Folder of the second place`, text: status.secondPlace.folder, isPersonal: true }]),
  { label: t`Free room on the disk`, text: status.freeBytes === null ? t`not known` : bytesText(status.freeBytes) },
  { label: t`Rapport`, text: `${host.version} (${host.kind === 'desktop' ? t`on the desktop` : t`in the browser`})` },
  { label: t`Workbook version`, text: numberText(status.schemaVersion) },
  { label: t`SQLite`, text: status.sqliteVersion },
]

/** The lines as text for a message to somebody who helps: no name, no folder, and of warnings only which they are. */
const copied = (lines: readonly Line[], warnings: WorkbookStatus['warnings']): string =>
  [...lines.filter(({ isPersonal }) => isPersonal !== true).map(({ label, text }) => `${label}: ${text}`), `${t`Warnings`}: ${warnings.length === 0 ? t`none` : warnings.map(({ id }) => id).join(', ')}`].join('\n')

/** How the workbook is kept, and what about that may cost something later. */
export const StatusPage = () => {
  const client = useClient()
  const { value: status } = useAnswer(client.status.of, {})
  const { value: host } = useAnswer(client.host.state, {})
  const lines = status === undefined || host === undefined ? [] : linesOf(status, host)
  return (
    <Page title={t`Status`} actions={<Button variant="default" disabled={status === undefined} onClick={() => copyText(copied(lines, status?.warnings ?? []), t`the status, without names and folders`)}>{t`Copy`}</Button>}>
      <NoticeList label={t`Warnings`} sentences={status?.warnings.map(({ sentence }) => sentence) ?? []} shownAtFirst={10} />
      <Card title={t`How this workbook is kept`}>
        <Table aria-label={t`Status`} borderColor="var(--line)">
          <Table.Tbody>
            {lines.map(({ label, text }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" w="40%">{label}</Table.Th>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <p>
        <Link to="/check">{t`Check the whole file`}</Link> · <Link to="/settings">{t`Backups and copies`}</Link>
      </p>
    </Page>
  )
}
