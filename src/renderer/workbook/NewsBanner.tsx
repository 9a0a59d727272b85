import { Alert, Button, Group, Modal, Table } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { HostNews, SalvageReport } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { BusyButton } from '../ui/BusyButton'
import { focusScreen } from '../ui/focus-screen'
import { timeText } from '../../shared/kernel/time-text'
import { showMessage } from '../ui/toasts'
import { useFocusBack } from '../ui/use-focus-back'
import { tableKind, tableKinds } from './table-names'

interface KindLine {
  readonly name: string
  readonly rows: number
  readonly gaps: number
  readonly dropped: number
}

/** Tables by what their rows are to the person, those that lost something first. */
const linesOf = ({ tables }: SalvageReport): readonly KindLine[] => {
  const lines = tableKinds.flatMap((name): KindLine[] => {
    const ofKind = tables.filter(({ table }) => tableKind(table) === name)
    const total = (key: 'rows' | 'gaps' | 'dropped'): number => ofKind.reduce((sum, of) => sum + of[key], 0)
    return ofKind.length === 0 ? [] : [{ name, rows: total('rows'), gaps: total('gaps'), dropped: total('dropped') }]
  })
  const isHurt = ({ gaps, dropped }: KindLine): boolean => gaps + dropped > 0
  return [...lines.filter(isHurt), ...lines.filter((line) => !isHurt(line))]
}

/** What was rescued and what was lost, by kind. */
const RescueDialog = ({ fileName, report, onClose }: { readonly fileName: string; readonly report: SalvageReport; readonly onClose: () => void }) => {
  useFocusBack()
  return (
    // The scroll lock would inject a style element, which the content policy forbids.
    <Modal opened onClose={onClose} title={t`Read out of ${fileName}`} size="lg" lockScroll={false} closeButtonProps={{ 'aria-label': t`Close` }} transitionProps={{ duration: 0 }}>
      <Table aria-label={t`What was read and what was lost`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Kind`}</Table.Th>
            <Table.Th ta="end">{t`Rows that are here`}</Table.Th>
            <Table.Th ta="end">{t`Rows left out`}</Table.Th>
            <Table.Th ta="end">{t`Stretches that could not be read`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {linesOf(report).map(({ name, rows, dropped, gaps }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td ta="end">{numberText(rows)}</Table.Td>
              <Table.Td ta="end">{numberText(dropped)}</Table.Td>
              <Table.Td ta="end">{numberText(gaps)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p>{t`Left out: rows that damage made impossible, or that belong to one that could not be read. How many rows were in a stretch nobody knows. What a row says was taken as it was: a letter that damage changed would not show.`}</p>
    </Modal>
  )
}

const rescuedText = ({ rows, gaps, dropped }: SalvageReport): string => {
  if (gaps + dropped === 0) return t`${plural(rows, { one: '# row was', other: '# rows were' })} read into this new workbook; nothing was missing. The damaged file is as it was.`
  return t`${plural(rows, { one: '# row was', other: '# rows were' })} read into this new workbook. ${plural(gaps, { one: '# stretch', other: '# stretches' })} of the damaged file could not be read, and ${plural(dropped, { one: '# row was', other: '# rows were' })} left out; the damaged file is as it was.`
}

const titleOf = (news: HostNews): string => (news.kind === 'restored' ? t`This workbook is as it was on ${timeText(news.at)}` : t`Read out of ${news.fileName}`)

const textOf = (news: HostNews): string => {
  if (news.kind === 'rescued') return rescuedText(news.report)
  return news.canUndo ? t`What was in its place before is kept. Taking the restore back brings that here again; what is here by then is kept as a backup.` : t`There was nothing in its place before.`
}

/** What became of the workbook at its opening, above every screen until it was read: a restore with its way back, or what was rescued. `path`: of the screen that stands there. */
export const NewsBanner = ({ path }: { readonly path: string }) => {
  const client = useClient()
  const queryClient = useQueryClient()
  const { value: state } = useAnswer(client.host.state, {})
  const undoRestore = useCommand(client.host.undoRestore)
  const dismissNews = useCommand(client.host.dismissNews)
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const news = state?.news ?? null
  const banner = useRef<HTMLDivElement>(null)
  // Whoever uses the keys goes on from what just happened.
  useEffect(() => banner.current?.focus({ preventScroll: true }), [news])
  /** Whether a key was pressed on it: while a workbook opens, the screen below changes by itself. */
  const isInUse = useRef(false)
  // And on the next screen, once they go there.
  useEffect(
    () => () => {
      if (isInUse.current && banner.current?.contains(document.activeElement) === true) focusScreen()
    },
    [path],
  )
  if (news === null) return null
  const ask = (): Promise<void> => queryClient.invalidateQueries({ queryKey: [client.host.state.path] })
  const read = (): void => {
    focusScreen()
    void dismissNews({}).then(ask)
  }
  const undo = (): void => {
    setIsBusy(true)
    void undoRestore({}).then((result) => {
      setIsBusy(false)
      if (result?.ok === false) showMessage('sentence' in result.error ? t`${result.error.sentence} Nothing was changed.` : t`This backup is not there any more.`, 'failed')
      return ask()
    })
  }
  return (
    <Alert ref={banner} color="blue" variant="outline" title={titleOf(news)} role="status" tabIndex={-1} m="sm" onKeyDown={() => { isInUse.current = true }}>
      <p>{textOf(news)}</p>
      <Group mt="sm">
        {news.kind === 'restored' && news.canUndo && <BusyButton size="compact-sm" variant="default" isBusy={isBusy} onClick={undo}>{t`Take the restore back`}</BusyButton>}
        {news.kind === 'rescued' && <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>{t`What was read and what was lost…`}</Button>}
        <Button size="compact-sm" variant="default" onClick={read}>{news.kind === 'restored' && news.canUndo ? t`Keep it so` : t`Close`}</Button>
      </Group>
      {isOpen && news.kind === 'rescued' && <RescueDialog fileName={news.fileName} report={news.report} onClose={() => setIsOpen(false)} />}
    </Alert>
  )
}
