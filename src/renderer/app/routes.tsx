import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, type SearchSchemaInput } from '@tanstack/react-router'
import { hashHistory } from '../platform/hash-history'
import { lastWorkspace } from '../platform/preferences'
import { NotFoundPage } from './NotFoundPage'
import { Shell } from './Shell'

const root = createRootRoute({
  // Any: each screen reads its own part of the address, and leaves out what it cannot read.
  validateSearch: (search: object & SearchSchemaInput): object => search,
  component: Shell,
  notFoundComponent: NotFoundPage,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: `/${lastWorkspace()}` })
  },
})

/** Every screen of the app; a closing test visits each. */
const routes = [
  createRoute({ getParentRoute: () => root, path: '/networking', component: lazyRouteComponent(() => import('../networking/NetworkingOverview'), 'NetworkingOverview') }),
  createRoute({ getParentRoute: () => root, path: '/networking/contacts', component: lazyRouteComponent(() => import('../networking/ContactsPage'), 'ContactsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/contacts/$id', component: lazyRouteComponent(() => import('../networking/ContactPage'), 'ContactPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/duplicates', component: lazyRouteComponent(() => import('../networking/DuplicatesPage'), 'DuplicatesPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/communities', component: lazyRouteComponent(() => import('../networking/CommunitiesPage'), 'CommunitiesPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/communities/$id', component: lazyRouteComponent(() => import('../networking/CommunityPage'), 'CommunityPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/interactions', component: lazyRouteComponent(() => import('../networking/InteractionsPage'), 'InteractionsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/keep-in-touch', component: lazyRouteComponent(() => import('../networking/KeepInTouchPage'), 'KeepInTouchPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/channels', component: lazyRouteComponent(() => import('../networking/ChannelsPage'), 'ChannelsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/channels/$id', component: lazyRouteComponent(() => import('../networking/ChannelPage'), 'ChannelPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/posts', component: lazyRouteComponent(() => import('../networking/PostsPage'), 'PostsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/mentions', component: lazyRouteComponent(() => import('../networking/MentionsPage'), 'MentionsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/goals', component: lazyRouteComponent(() => import('../networking/GoalsPage'), 'GoalsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/review', component: lazyRouteComponent(() => import('../networking/ReviewPage'), 'ReviewPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/organizations', component: lazyRouteComponent(() => import('../networking/OrganizationsPage'), 'OrganizationsPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/organizations/$id', component: lazyRouteComponent(() => import('../networking/OrganizationPage'), 'OrganizationPage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/organize', component: lazyRouteComponent(() => import('../networking/OrganizePage'), 'OrganizePage') }),
  createRoute({ getParentRoute: () => root, path: '/networking/privacy', component: lazyRouteComponent(() => import('../networking/PrivacyPage'), 'PrivacyPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing', component: lazyRouteComponent(() => import('../marketing/MarketingOverview'), 'MarketingOverview') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/campaigns', component: lazyRouteComponent(() => import('../marketing/CampaignsPage'), 'CampaignsPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/campaigns/$id', component: lazyRouteComponent(() => import('../marketing/CampaignPage'), 'CampaignPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/audiences', component: lazyRouteComponent(() => import('../marketing/AudiencesPage'), 'AudiencesPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/audiences/$id', component: lazyRouteComponent(() => import('../marketing/AudiencePage'), 'AudiencePage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/creatives', component: lazyRouteComponent(() => import('../marketing/CreativesPage'), 'CreativesPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/creatives/$id', component: lazyRouteComponent(() => import('../marketing/CreativePage'), 'CreativePage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/links', component: lazyRouteComponent(() => import('../marketing/LinksPage'), 'LinksPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/calendar', component: lazyRouteComponent(() => import('../marketing/CalendarPage'), 'CalendarPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/plan', component: lazyRouteComponent(() => import('../marketing/MediaPlanPage'), 'MediaPlanPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/pacing', component: lazyRouteComponent(() => import('../marketing/PacingPage'), 'PacingPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/advice', component: lazyRouteComponent(() => import('../marketing/AdvicePage'), 'AdvicePage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/deals', component: lazyRouteComponent(() => import('../marketing/DealsPage'), 'DealsPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/customers', component: lazyRouteComponent(() => import('../marketing/CustomerValuePage'), 'CustomerValuePage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/goals', component: lazyRouteComponent(() => import('../marketing/GoalsPage'), 'GoalsPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/experiments', component: lazyRouteComponent(() => import('../marketing/ExperimentsPage'), 'ExperimentsPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/experiments/$id', component: lazyRouteComponent(() => import('../marketing/ExperimentPage'), 'ExperimentPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/rates', component: lazyRouteComponent(() => import('../marketing/RatesPage'), 'RatesPage') }),
  createRoute({ getParentRoute: () => root, path: '/bridge', component: lazyRouteComponent(() => import('../bridge/BridgePage'), 'BridgePage') }),
  createRoute({ getParentRoute: () => root, path: '/bridge/actions', component: lazyRouteComponent(() => import('../bridge/ActionsPage'), 'ActionsPage') }),
  createRoute({ getParentRoute: () => root, path: '/bridge/audiences', component: lazyRouteComponent(() => import('../bridge/AudiencesPage'), 'AudiencesPage') }),
  createRoute({ getParentRoute: () => root, path: '/bridge/settings', component: lazyRouteComponent(() => import('../bridge/BridgeSettingsPage'), 'BridgeSettingsPage') }),
  createRoute({ getParentRoute: () => root, path: '/imports', component: lazyRouteComponent(() => import('../imports/ImportsPage'), 'ImportsPage') }),
  createRoute({ getParentRoute: () => root, path: '/imports/new', component: lazyRouteComponent(() => import('../imports/ImportWizard'), 'ImportWizard') }),
  createRoute({ getParentRoute: () => root, path: '/imports/mappings', component: lazyRouteComponent(() => import('../imports/MappingsPage'), 'MappingsPage') }),
  createRoute({ getParentRoute: () => root, path: '/imports/$id', component: lazyRouteComponent(() => import('../imports/ReceiptPage'), 'ReceiptPage') }),
  createRoute({ getParentRoute: () => root, path: '/reports', component: lazyRouteComponent(() => import('../reports/ReportsPage'), 'ReportsPage') }),
  createRoute({ getParentRoute: () => root, path: '/reports/roi', component: lazyRouteComponent(() => import('../reports/RoiReportPage'), 'RoiReportPage') }),
  createRoute({ getParentRoute: () => root, path: '/reports/$name', component: lazyRouteComponent(() => import('../reports/ReportPage'), 'ReportPage') }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => import('../settings/SettingsPage'), 'SettingsPage') }),
  createRoute({ getParentRoute: () => root, path: '/status', component: lazyRouteComponent(() => import('../settings/StatusPage'), 'StatusPage') }),
  createRoute({ getParentRoute: () => root, path: '/help', component: lazyRouteComponent(() => import('../help/HelpPage'), 'HelpPage') }),
  createRoute({ getParentRoute: () => root, path: '/help/$page', component: lazyRouteComponent(() => import('../help/HelpPage'), 'HelpPage') }),
  createRoute({ getParentRoute: () => root, path: '/check', component: lazyRouteComponent(() => import('../settings/CheckPage'), 'CheckPage') }),
] as const

// A screen's error goes to the boundary of the shell, which knows what it means.
export const router = createRouter({ disableGlobalCatchBoundary: true, routeTree: root.addChildren([home, ...routes]), history: hashHistory(), defaultPreload: 'intent' })

/** Fetches the first screen while the host is still opening the workbook. A screen that the address names is fetched when it is shown. */
export const preloadFirstScreen = (): void => {
  if (window.location.hash === '') void router.preloadRoute({ to: '/' })
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
}
