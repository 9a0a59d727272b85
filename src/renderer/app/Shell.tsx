import { ActionIcon, Menu, Tooltip, useComputedColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { IconArrowLeft, IconArrowRight, IconBook, IconChartBar, IconChevronDown, IconMoon, IconPlus, IconSearch, IconSun } from '@tabler/icons-react'
import { useEffect, useRef, useState, type MouseEvent, type UIEvent } from 'react'
import { t } from '../../shared/kernel/words'
import type { HostState, RecentWorkbook } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { useHistoryMemory } from '../platform/history-memory'
import { keyNames } from '../platform/key-names'
import { setWorkspace, useLastWorkspace, type Workspace } from '../platform/preferences'
import { useAnswer } from '../platform/queries'
import { WorkbookName } from '../platform/workbook-name'
import { HelpMenu } from '../help/HelpMenu'
import { PacingNotice } from '../marketing/PacingNotice'
import { DueNotice } from '../networking/DueNotice'
import { IconButton } from '../ui/IconButton'
import { rich } from '../ui/rich'
import { useKeptFocus } from '../ui/use-kept-focus'
import { NewsBanner } from '../workbook/NewsBanner'
import { PlaceBanner } from '../workbook/PlaceBanner'
import { TroubleBanner } from '../workbook/TroubleBanner'
import { ErrorBoundary } from './ErrorBoundary'
import { DiscardDialog } from './DiscardDialog'
import { pressedLink } from './focus-once-there'
import { JobsTray } from './JobsTray'
import { Navigation } from './Navigation'
import { noteOpened, placeOf } from './recent-things'
import { Screen } from './Screen'
import { ShellDialog } from './ShellDialog'
import { SlowAnswers } from './SlowAnswers'
import { TourBar } from './TourBar'
import { type DialogName, useCommands } from './use-commands'
import { useFileDrop } from './use-file-drop'
import { useRowPaste } from './use-row-paste'
import { useShortcuts } from './use-shortcuts'
import { openRecentCommand } from './use-workbook-actions'
import classes from './Shell.module.css'

/** The workspace a path belongs to; shared screens keep the one they were reached from. */
const useWorkspace = (): Workspace => {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const last = useLastWorkspace()
  const named = path.startsWith('/networking') ? 'networking' : path.startsWith('/marketing') || path.startsWith('/reports/roi') ? 'marketing' : null
  useEffect(() => {
    if (named !== null) setWorkspace(named)
  }, [named])
  const current = named ?? last
  useEffect(() => {
    document.documentElement.dataset['workspace'] = current
  }, [current])
  return current
}

/** How many workbooks its menu offers beside the open one. */
const mostRecent = 5

/** Those that were opened lately and are there, without the open one. */
const otherWorkbooks = (host: HostState | undefined): readonly RecentWorkbook[] => (host?.recent ?? []).filter((each) => each.exists && placeOf(each) !== placeOf(host?.workbook ?? null)).slice(0, mostRecent)

/** The frame around every screen: workspace switch, navigation, search, jobs, theme, dialogs that open anywhere. */
export const Shell = () => {
  const client = useClient()
  const queryClient = useQueryClient()
  const router = useRouter()
  const workspace = useWorkspace()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  /** The command that waits for what is to become of text that could not be saved. */
  const [leaving, setLeaving] = useState<string | null>(null)
  const scheme = useComputedColorScheme('light')
  const { value: host } = useAnswer(client.host.state, {})
  const { value: info } = useAnswer(client.workbook.info, {})
  const recent = otherWorkbooks(host)
  const isDropping = useFileDrop()
  useRowPaste()
  const screen = useRef<HTMLElement>(null)
  const isScrolled = useRef(false)
  // Of the screen that stands there: while the next one is on its way, the address is ahead of it.
  const path = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname ?? '' })
  const place = placeOf(host?.workbook ?? null)
  useEffect(() => {
    if (place !== null) noteOpened(place, path)
  }, [place, path])
  const { keep } = useHistoryMemory('screen')
  const { keep: keepLink } = useHistoryMemory<string>('link')
  const takeLink = ({ target }: MouseEvent): void => {
    const address = pressedLink(target)
    if (address !== null) keepLink(address)
  }
  const takeScroll = ({ target, currentTarget }: UIEvent<HTMLElement>): void => {
    if (target !== currentTarget) return
    const { scrollTop } = currentTarget
    isScrolled.current = scrollTop > 0
    keep(scrollTop)
  }

  const bookName = info?.settings.name ?? host?.workbook?.fileName ?? ''
  const { go, onCommand, actions } = useCommands(setDialog, setLeaving)
  useShortcuts(onCommand)
  useKeptFocus()

  return (
    <div className={classes['shell']}>
      <a href="#screen" className={classes['skip']} onClick={(event) => { event.preventDefault(); screen.current?.focus() }}>
        {t`Skip to the screen`}
      </a>
      <aside className={classes['side']} aria-label={t`Workbook`}>
        <div className={classes['brand']}>
          <IconChartBar size={20} color="var(--accent)" aria-hidden />
          <span>{t`Rapport`}</span>
        </div>
        <nav className={classes['switch']} aria-label={t`Workspace`}>
          <Link to="/networking" className={classes['tile']} data-chosen={workspace === 'networking'} title={t`Networking`}>{t`Networking`}</Link>
          <Link to="/marketing" className={classes['tile']} data-chosen={workspace === 'marketing'} title={t`Marketing`}>{t`Marketing`}</Link>
        </nav>
        <Navigation workspace={workspace} />
        <div className={classes['spacer']} />
        {/* Files come and go without Rapport. */}
        <Menu position="top-start" width={230} withinPortal onOpen={() => void queryClient.invalidateQueries({ queryKey: [client.host.state.path] })}>
          <Menu.Target>
            <button type="button" className={classes['book']} aria-label={t`Workbook ${bookName}`}>
              <IconBook size={17} aria-hidden />
              <span className={classes['bookName']} data-names>{bookName}</span>
              <IconChevronDown size={14} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {recent.length > 0 && (
              <>
                <Menu.Label>{t`Recent`}</Menu.Label>
                {recent.map(({ id, fileName, folder }) => (
                  <Menu.Item key={id} onClick={() => onCommand(openRecentCommand(id))}>
                    <span className={classes['recent']} data-names>{fileName}</span>
                    <span className={classes['recentFolder']} data-names>{folder}</span>
                  </Menu.Item>
                ))}
                <Menu.Divider />
              </>
            )}
            <Menu.Item onClick={() => onCommand('workbook.new')}>{t`New workbook…`}</Menu.Item>
            {host?.canChooseFiles === true && <Menu.Item onClick={() => onCommand('workbook.open')}>{t`Open another workbook…`}</Menu.Item>}
            <Menu.Item onClick={() => onCommand('workbook.saveCopy')}>{t`Save a copy…`}</Menu.Item>
            <Menu.Item onClick={() => onCommand('workbook.exportEverything')}>{t`Export everything…`}</Menu.Item>
            <Menu.Item onClick={() => onCommand('go.status')}>{t`Status`}</Menu.Item>
            <Menu.Item onClick={() => onCommand('go.check')}>{t`Check workbook`}</Menu.Item>
            <Menu.Item onClick={() => onCommand('workbook.close')}>{t`Close workbook`}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </aside>
      <div className={classes['main']}>
        <header className={classes['top']}>
          <IconButton label={t`Back`} onClick={() => router.history.back()}><IconArrowLeft size={17} /></IconButton>
          <IconButton label={t`Forward`} onClick={() => router.history.forward()}><IconArrowRight size={17} /></IconButton>
          <button type="button" className={classes['search']} onClick={() => setDialog('palette')}>
            <IconSearch size={15} aria-hidden />
            {rich`Search or jump to…${<kbd>{keyNames('Ctrl K')}</kbd>}`}
          </button>
          <div className={classes['spacer']} />
          <SlowAnswers />
          <JobsTray />
          <Tooltip label={t`Log interaction (Q)`}>
            <ActionIcon variant="light" aria-label={t`Log interaction`} onClick={() => setDialog('log')}><IconPlus size={17} /></ActionIcon>
          </Tooltip>
          <IconButton label={scheme === 'dark' ? t`Switch to light` : t`Switch to dark`} onClick={() => onCommand('theme.toggle')}>
            {scheme === 'dark' ? <IconSun size={17} /> : <IconMoon size={17} />}
          </IconButton>
          <HelpMenu onCommand={onCommand} />
        </header>
        <TourBar path={path} onGo={go} />
        <TroubleBanner onSaveCopy={() => onCommand('workbook.saveCopy')} />
        <NewsBanner path={path} />
        <PlaceBanner onSaveCopy={() => onCommand('workbook.saveCopy')} />
        <main id="screen" ref={screen} className={classes['screen']} tabIndex={-1} onScroll={takeScroll} onClickCapture={takeLink}>
          <ErrorBoundary key={path}>
            <Screen frame={screen} isScrolled={isScrolled}>
              <WorkbookName value={info?.settings.name ?? null}>
                <Outlet />
              </WorkbookName>
            </Screen>
          </ErrorBoundary>
        </main>
      </div>
      {dialog !== null && <ShellDialog dialog={dialog} path={path} place={place} currency={info?.settings.currency ?? null} onClose={() => setDialog(null)} onCommand={onCommand} onGo={go} />}
      {leaving !== null && <DiscardDialog onClose={() => setLeaving(null)} onDiscard={() => actions(leaving)} />}
      {place !== null && <DueNotice place={place} />}
      {place !== null && <PacingNotice place={place} />}
      {isDropping && <div className={classes['drop']}>{t`Drop to import`}</div>}
    </div>
  )
}
