import { Link } from '@tanstack/react-router'
import { IconArrowsExchange, IconArrowsJoin, IconAt, IconBriefcase, IconBuilding, IconBulb, IconCalendarMonth, IconCalendarStats, IconClock, IconFileImport, IconFlask, IconGauge, IconHome, IconMessages, IconNews, IconPhotoEdit, IconQuote, IconReport, IconReportMoney, IconScale, IconSettings, IconShieldLock, IconSpeakerphone, IconTags, IconTarget, IconTargetArrow, IconUserDollar, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import type { Workspace } from '../platform/preferences'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import classes from './Shell.module.css'

const NavLink = ({ to, icon, label, count, isExact = false }: { readonly to: string; readonly icon: ReactNode; readonly label: string; readonly count?: number; readonly isExact?: boolean }) => (
  <Link to={to} className={classes['link']} activeOptions={{ exact: isExact }} title={label}>
    {icon}
    <span>{label}</span>
    {count !== undefined && count > 0 && <span className={classes['count']}>{numberText(count)}</span>}
  </Link>
)

/** The screens of a workspace, and those that both share. */
export const Navigation = ({ workspace }: { readonly workspace: Workspace }) => {
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
          <NavLink to="/networking/contacts" icon={<IconUsers size={size} />} label={t`Contacts`} count={info === undefined ? 0 : info.counts.contacts - info.counts.archivedContacts} />
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
          <NavLink to="/marketing/campaigns" icon={<IconSpeakerphone size={size} />} label={t`Campaigns`} count={info === undefined ? 0 : info.counts.campaigns - info.counts.archivedCampaigns} />
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
