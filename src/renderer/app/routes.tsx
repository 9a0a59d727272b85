import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Shell } from './Shell'

const root = createRootRoute({ component: Shell, notFoundComponent: () => <p>There is no such page.</p> })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: localStorage.getItem('rapport-workspace') === 'marketing' ? '/marketing' : '/networking' })
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
  createRoute({ getParentRoute: () => root, path: '/marketing', component: lazyRouteComponent(() => import('../marketing/MarketingOverview'), 'MarketingOverview') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/campaigns', component: lazyRouteComponent(() => import('../marketing/CampaignsPage'), 'CampaignsPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/campaigns/$id', component: lazyRouteComponent(() => import('../marketing/CampaignPage'), 'CampaignPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/plan', component: lazyRouteComponent(() => import('../marketing/MediaPlanPage'), 'MediaPlanPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/pacing', component: lazyRouteComponent(() => import('../marketing/PacingPage'), 'PacingPage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/advice', component: lazyRouteComponent(() => import('../marketing/AdvicePage'), 'AdvicePage') }),
  createRoute({ getParentRoute: () => root, path: '/marketing/deals', component: lazyRouteComponent(() => import('../marketing/DealsPage'), 'DealsPage') }),
  createRoute({ getParentRoute: () => root, path: '/imports', component: lazyRouteComponent(() => import('../imports/ImportsPage'), 'ImportsPage') }),
  createRoute({ getParentRoute: () => root, path: '/imports/new', component: lazyRouteComponent(() => import('../imports/ImportWizard'), 'ImportWizard') }),
  createRoute({ getParentRoute: () => root, path: '/imports/$id', component: lazyRouteComponent(() => import('../imports/ReceiptPage'), 'ReceiptPage') }),
  createRoute({ getParentRoute: () => root, path: '/reports', component: lazyRouteComponent(() => import('../reports/ReportsPage'), 'ReportsPage') }),
  createRoute({ getParentRoute: () => root, path: '/reports/roi', component: lazyRouteComponent(() => import('../reports/RoiReportPage'), 'RoiReportPage') }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: lazyRouteComponent(() => import('../settings/SettingsPage'), 'SettingsPage') }),
  createRoute({ getParentRoute: () => root, path: '/check', component: lazyRouteComponent(() => import('../settings/CheckPage'), 'CheckPage') }),
] as const

// A screen's error goes to the boundary of the shell, which knows what it means.
export const router = createRouter({ disableGlobalCatchBoundary: true, routeTree: root.addChildren([home, ...routes]), history: createHashHistory(), defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router
  }
}
