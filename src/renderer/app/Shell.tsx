import { ActionIcon, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Link, Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { IconArrowLeft, IconArrowRight, IconArrowsExchange, IconArrowsJoin, IconAt, IconBook, IconBriefcase, IconBuilding, IconBulb, IconCalendarMonth, IconCalendarStats, IconChartBar, IconChevronDown, IconClock, IconFileImport, IconFlask, IconGauge, IconHome, IconMessages, IconMoon, IconNews, IconPhotoEdit, IconPlus, IconQuote, IconReport, IconReportMoney, IconScale, IconSearch, IconSettings, IconShieldLock, IconSpeakerphone, IconSun, IconTags, IconTarget, IconTargetArrow, IconUserDollar, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState, type UIEvent } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useHistoryMemory } from '../platform/history-memory'
import { keyNames } from '../platform/key-names'
import { setDensity, setWorkspace, useDensity, useLastWorkspace, type Workspace } from '../platform/preferences'
import { togglePrivacy } from '../platform/privacy'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { HelpMenu } from '../help/HelpMenu'
import { AudienceDialog } from '../marketing/AudienceDialog'
import { CampaignDialog } from '../marketing/CampaignDialog'
import { CreativeDialog } from '../marketing/CreativeDialog'
import { ContactDialog } from '../networking/ContactDialog'
import { CommunityDialog } from '../networking/CommunityDialog'
import { DueNotice } from '../networking/DueNotice'
import { LogHere } from '../networking/LogHere'
import { IconButton } from '../ui/IconButton'
import { rich } from '../ui/rich'
import { showDefect, showMessage } from '../ui/toasts'
import { useKeptFocus } from '../ui/use-kept-focus'
import { saveTypedText } from '../ui/use-unsaved-text'
import { NewsBanner } from '../workbook/NewsBanner'
import { PlaceBanner } from '../workbook/PlaceBanner'
import { TroubleBanner } from '../workbook/TroubleBanner'
import { commandPaths, createdKinds, type CreatedKind } from './commands'
import { ErrorBoundary } from './ErrorBoundary'
import { DiscardDialog } from './DiscardDialog'
import { HistoryDialog } from './HistoryDialog'
import { JobsTray } from './JobsTray'
import { Palette } from './Palette'
import { noteOpened, openedLast, placeOf } from './recent-things'
import { Screen } from './Screen'
import { SlowAnswers } from './SlowAnswers'
import { setTourPlace, tourStops } from './tour'
import { TourBar } from './TourBar'
import { redo, undo } from './turn-history'
import { useFileDrop } from './use-file-drop'
import { useRowPaste } from './use-row-paste'
import { useShortcuts } from './use-shortcuts'
import { useWorkbookActions } from './use-workbook-actions'
import { ShortcutSheet } from './ShortcutSheet'
import classes from './Shell.module.css'

const CreateDialog = lazy(() => import('./CreateDialog').then((module) => ({ default: module.CreateDialog })))

type DialogName = 'palette' | 'log' | 'contact' | 'community' | 'campaign' | 'audience' | 'creative' | 'shortcuts' | 'history' | CreatedKind

/** The dialog that a command opens. */
const dialogOfCommand: Readonly<Record<string, DialogName>> = {
  'palette.open': 'palette', 'create.interaction': 'log', 'create.contact': 'contact', 'create.community': 'community', 'create.campaign': 'campaign', 'create.audience': 'audience', 'create.creative': 'creative', 'help.shortcuts': 'shortcuts', 'edit.history': 'history',
  ...Object.fromEntries(createdKinds.map((kind) => [`create.${kind}`, kind])),
}

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

const NavLink = ({ to, icon, label, count, isExact = false }: { readonly to: string; readonly icon: ReactNode; readonly label: string; readonly count?: number; readonly isExact?: boolean }) => (
  <Link to={to} className={classes['link']} activeOptions={{ exact: isExact }} title={label}>
    {icon}
    <span>{label}</span>
    {count !== undefined && count > 0 && <span className={classes['count']}>{numberText(count)}</span>}
  </Link>
)

const Navigation = ({ workspace }: { readonly workspace: Workspace }) => {
  const client = useClient()
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: waiting } = useAnswer(client.networking.keepInTouch.counts, { today: useToday() })
  const { value: proposals = [] } = useAnswer(client.bridge.action.proposals, { today: useToday() })
  const size = 17
  return (
    <nav aria-label={t`Screens`}>
      {workspace === 'networking' ? (
        <>
          <NavLink to="/networking" icon={<IconHome size={size} />} label={t`Overview`} isExact />
          <NavLink to="/networking/contacts" icon={<IconUsers size={size} />} label={t`Contacts`} count={info?.counts.contacts ?? 0} />
          <NavLink to="/networking/organizations" icon={<IconBuilding size={size} />} label={t`Organisations`} />
          <NavLink to="/networking/communities" icon={<IconUsersGroup size={size} />} label={t`Communities`} count={info?.counts.communities ?? 0} />
          <NavLink to="/networking/interactions" icon={<IconMessages size={size} />} label={t`Interactions`} />
          <NavLink to="/networking/keep-in-touch" icon={<IconClock size={size} />} label={t`Keep in touch`} count={waiting === undefined ? 0 : waiting.owe_reply + waiting.went_quiet + waiting.overdue + waiting.due} />
          <div className={classes['heading']}>{t`Presence`}</div>
          <NavLink to="/networking/channels" icon={<IconAt size={size} />} label={t`Own channels`} />
          <NavLink to="/networking/posts" icon={<IconNews size={size} />} label={t`Posts`} />
          <NavLink to="/networking/mentions" icon={<IconQuote size={size} />} label={t`Mentions`} />
          <NavLink to="/networking/goals" icon={<IconTarget size={size} />} label={t`Goals`} />
          <NavLink to="/networking/review" icon={<IconReport size={size} />} label={t`Review`} />
          <NavLink to="/networking/organize" icon={<IconTags size={size} />} label={t`Groups and fields`} />
          <NavLink to="/networking/privacy" icon={<IconShieldLock size={size} />} label={t`Privacy`} />
        </>
      ) : (
        <>
          <NavLink to="/marketing" icon={<IconHome size={size} />} label={t`Overview`} isExact />
          <NavLink to="/marketing/campaigns" icon={<IconSpeakerphone size={size} />} label={t`Campaigns`} count={info?.counts.campaigns ?? 0} />
          <NavLink to="/marketing/audiences" icon={<IconTargetArrow size={size} />} label={t`Audiences`} />
          <NavLink to="/marketing/creatives" icon={<IconPhotoEdit size={size} />} label={t`Creatives`} />
          <NavLink to="/marketing/calendar" icon={<IconCalendarMonth size={size} />} label={t`Calendar`} />
          <NavLink to="/marketing/plan" icon={<IconCalendarStats size={size} />} label={t`Media plan`} />
          <NavLink to="/marketing/pacing" icon={<IconGauge size={size} />} label={t`Pacing`} />
          <NavLink to="/marketing/goals" icon={<IconTarget size={size} />} label={t`Goals`} />
          <NavLink to="/marketing/experiments" icon={<IconFlask size={size} />} label={t`Tests`} />
          <NavLink to="/marketing/advice" icon={<IconScale size={size} />} label={t`Budget advice`} />
          <NavLink to="/marketing/deals" icon={<IconBriefcase size={size} />} label={t`Deals`} />
          <NavLink to="/marketing/customers" icon={<IconUserDollar size={size} />} label={t`Customer value`} />
          <NavLink to="/marketing/rates" icon={<IconArrowsExchange size={size} />} label={t`Exchange rates`} />
        </>
      )}
      <div className={classes['heading']}>{t`Results`}</div>
      <NavLink to="/imports" icon={<IconFileImport size={size} />} label={t`Imports`} count={info?.counts.importBatches ?? 0} />
      <NavLink to="/reports" icon={<IconReportMoney size={size} />} label={t`Reports`} />
      <div className={classes['heading']}>{t`Bridge`}</div>
      <NavLink to="/bridge" icon={<IconArrowsJoin size={size} />} label={t`Organic vs paid`} isExact />
      <NavLink to="/bridge/actions" icon={<IconBulb size={size} />} label={t`Proposals`} count={proposals.length} />
      <div className={classes['heading']}>{t`Workbook`}</div>
      <NavLink to="/settings" icon={<IconSettings size={size} />} label={t`Settings`} />
    </nav>
  )
}

/** The frame around every screen: workspace switch, navigation, search, jobs, theme, dialogs that open anywhere. */
export const Shell = () => {
  const client = useClient()
  const navigate = useNavigate()
  const router = useRouter()
  const workspace = useWorkspace()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const created = createdKinds.find((kind) => kind === dialog)
  /** The command that waits for what is to become of text that could not be saved. */
  const [leaving, setLeaving] = useState<string | null>(null)
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const scheme = useComputedColorScheme('light')
  const density = useDensity()
  const { value: host } = useAnswer(client.host.state, {})
  const { value: info } = useAnswer(client.workbook.info, {})
  const actions = useWorkbookActions()
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
  const takeScroll = ({ target, currentTarget }: UIEvent<HTMLElement>): void => {
    if (target !== currentTarget) return
    const { scrollTop } = currentTarget
    isScrolled.current = scrollTop > 0
    keep(scrollTop)
  }

  // Each screen reads its own part of the address and nobody else's.
  const go = useCallback((to: string, search: object = {}) => void navigate({ to, search: search as never }), [navigate])
  const onCommand = useCallback(
    (id: string) => {
      const to = commandPaths[id]
      if (to !== undefined) return go(to)
      const named = dialogOfCommand[id]
      if (named !== undefined) return setDialog(named)
      switch (id) {
        case 'create.here':
          return setDialog(document.documentElement.dataset['workspace'] === 'marketing' ? 'campaign' : 'contact')
        case 'go.back':
          return router.history.back()
        case 'go.forward':
          return router.history.forward()
        case 'privacy.toggle':
          return showMessage(togglePrivacy() ? t`Names and amounts are hidden. The same keys show them again.` : t`Names and amounts are shown again.`, 'done', true)
        case 'screen.print':
          return window.print()
        case 'help.tour':
          setTourPlace(0)
          return go(tourStops[0]?.to ?? '/')
        case 'edit.undo':
          return undo(client)
        case 'edit.redo':
          return redo(client)
        case 'theme.toggle':
          return setColorScheme(scheme === 'dark' ? 'light' : 'dark')
        case 'density.toggle':
          return setDensity(density === 'compact' ? 'comfortable' : 'compact')
        case 'workbook.open':
        case 'workbook.openGiven':
        case 'workbook.new':
        case 'workbook.sample':
        case 'workbook.close':
          // What could not be saved would go with its workbook.
          return void saveTypedText().then((isSaved) => (isSaved ? actions(id) : setLeaving(id)), showDefect)
        default:
          return actions(id)
      }
    },
    [go, router, client, setColorScheme, scheme, density, actions],
  )
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
        <Menu position="top-start" width={230} withInitialFocusPlaceholder={false} transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <button type="button" className={classes['book']} aria-label={t`Workbook ${info?.settings.name ?? ''}`}>
              <IconBook size={17} aria-hidden />
              <span className={classes['bookName']} data-names>{info?.settings.name ?? host?.workbook?.fileName}</span>
              <IconChevronDown size={14} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
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
        <NewsBanner />
        <PlaceBanner onSaveCopy={() => onCommand('workbook.saveCopy')} />
        <main id="screen" ref={screen} className={classes['screen']} tabIndex={-1} onScroll={takeScroll}>
          <ErrorBoundary key={path}>
            <Screen frame={screen} isScrolled={isScrolled}>
              <Outlet />
            </Screen>
          </ErrorBoundary>
        </main>
      </div>
      {dialog === 'palette' && <Palette opened={place === null ? [] : openedLast(place, path)} onClose={() => setDialog(null)} onCommand={onCommand} onGo={go} />}
      {dialog === 'log' && <LogHere path={path} onClose={() => setDialog(null)} />}
      {dialog === 'contact' && <ContactDialog contact={null} onClose={() => setDialog(null)} onSaved={(id) => go(`/networking/contacts/${id}`)} />}
      {dialog === 'community' && <CommunityDialog community={null} onClose={() => setDialog(null)} onSaved={(id) => go(`/networking/communities/${id}`)} />}
      {dialog === 'audience' && <AudienceDialog audience={null} onClose={() => setDialog(null)} onSaved={(id) => go(`/marketing/audiences/${id}`)} />}
      {dialog === 'creative' && <CreativeDialog creative={null} onClose={() => setDialog(null)} onSaved={(id) => go(`/marketing/creatives/${id}`)} />}
      {dialog === 'campaign' && info !== undefined && <CampaignDialog campaign={null} currency={info.settings.currency} onClose={() => setDialog(null)} onSaved={(id) => go(`/marketing/campaigns/${id}`)} />}
      {created !== undefined && info !== undefined && <Suspense><CreateDialog kind={created} currency={info.settings.currency} onClose={() => setDialog(null)} onGo={go} /></Suspense>}
      {dialog === 'history' && <HistoryDialog onClose={() => setDialog(null)} />}
      {leaving !== null && <DiscardDialog onClose={() => setLeaving(null)} onDiscard={() => actions(leaving)} />}
      {dialog === 'shortcuts' && <ShortcutSheet onClose={() => setDialog(null)} />}
      <DueNotice />
      {isDropping && <div className={classes['drop']}>{t`Drop to import`}</div>}
    </div>
  )
}
