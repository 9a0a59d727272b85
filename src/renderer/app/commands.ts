/** One thing a person can do from anywhere, under the name the native menu uses too. */
export interface AppCommand {
  readonly id: string
  readonly label: string
  /** As shown: `Ctrl K`, `G then N`. Empty: none. */
  readonly shortcut: string
  readonly group: 'Go to' | 'Create' | 'Do'
  /** The screen it leads to. */
  readonly path?: string
}

/** Every command; palette, shortcuts and menu are made from this list. */
export const appCommands: readonly AppCommand[] = [
  { id: 'go.networking', label: 'Networking overview', shortcut: 'G then N', group: 'Go to', path: '/networking' },
  { id: 'go.contacts', label: 'Contacts', shortcut: 'G then C', group: 'Go to', path: '/networking/contacts' },
  { id: 'go.duplicates', label: 'Find duplicates', shortcut: '', group: 'Go to', path: '/networking/duplicates' },
  { id: 'go.organizations', label: 'Organisations', shortcut: '', group: 'Go to', path: '/networking/organizations' },
  { id: 'go.organize', label: 'Groups, fields and tags', shortcut: '', group: 'Go to', path: '/networking/organize' },
  { id: 'go.privacy', label: 'Privacy', shortcut: '', group: 'Go to', path: '/networking/privacy' },
  { id: 'go.communities', label: 'Communities', shortcut: 'G then O', group: 'Go to', path: '/networking/communities' },
  { id: 'go.interactions', label: 'Interactions', shortcut: 'G then L', group: 'Go to', path: '/networking/interactions' },
  { id: 'go.keepInTouch', label: 'Keep in touch', shortcut: 'G then K', group: 'Go to', path: '/networking/keep-in-touch' },
  { id: 'go.channels', label: 'Own channels and followers', shortcut: 'G then H', group: 'Go to', path: '/networking/channels' },
  { id: 'go.posts', label: 'Posts and engagement', shortcut: 'G then T', group: 'Go to', path: '/networking/posts' },
  { id: 'go.mentions', label: 'Mentions, share of voice, advocates', shortcut: 'G then V', group: 'Go to', path: '/networking/mentions' },
  { id: 'go.goals', label: 'Relationship goals', shortcut: 'G then G', group: 'Go to', path: '/networking/goals' },
  { id: 'go.review', label: 'Quarter and year review', shortcut: 'G then W', group: 'Go to', path: '/networking/review' },
  { id: 'go.marketing', label: 'Marketing overview', shortcut: 'G then M', group: 'Go to', path: '/marketing' },
  { id: 'go.campaigns', label: 'Campaigns', shortcut: 'G then A', group: 'Go to', path: '/marketing/campaigns' },
  { id: 'go.audiences', label: 'Audiences', shortcut: 'G then U', group: 'Go to', path: '/marketing/audiences' },
  { id: 'go.creatives', label: 'Creatives', shortcut: '', group: 'Go to', path: '/marketing/creatives' },
  { id: 'go.calendar', label: 'Content calendar', shortcut: 'G then E', group: 'Go to', path: '/marketing/calendar' },
  { id: 'go.links', label: 'Marked links', shortcut: '', group: 'Go to', path: '/marketing/links' },
  { id: 'go.plan', label: 'Media plan', shortcut: 'G then P', group: 'Go to', path: '/marketing/plan' },
  { id: 'go.pacing', label: 'Pacing', shortcut: '', group: 'Go to', path: '/marketing/pacing' },
  { id: 'go.advice', label: 'Budget advice', shortcut: '', group: 'Go to', path: '/marketing/advice' },
  { id: 'go.deals', label: 'Deals', shortcut: 'G then D', group: 'Go to', path: '/marketing/deals' },
  { id: 'go.quarterGoals', label: 'Quarter goals', shortcut: '', group: 'Go to', path: '/marketing/goals' },
  { id: 'go.experiments', label: 'Tests', shortcut: '', group: 'Go to', path: '/marketing/experiments' },
  { id: 'go.customers', label: 'Customer value', shortcut: '', group: 'Go to', path: '/marketing/customers' },
  { id: 'go.rates', label: 'Exchange rates', shortcut: '', group: 'Go to', path: '/marketing/rates' },
  { id: 'go.bridge', label: 'Organic vs paid', shortcut: 'G then B', group: 'Go to', path: '/bridge' },
  { id: 'go.proposals', label: 'Proposals', shortcut: '', group: 'Go to', path: '/bridge/actions' },
  { id: 'go.bridgeSettings', label: 'Rates and costs of networking', shortcut: '', group: 'Go to', path: '/bridge/settings' },
  { id: 'go.contactLists', label: 'Lists of contacts', shortcut: '', group: 'Go to', path: '/bridge/audiences' },
  { id: 'go.imports', label: 'Imports', shortcut: 'G then I', group: 'Go to', path: '/imports' },
  { id: 'go.reports', label: 'Reports', shortcut: 'G then R', group: 'Go to', path: '/reports' },
  { id: 'go.roi', label: 'ROI report', shortcut: '', group: 'Go to', path: '/reports/roi' },
  { id: 'go.planVsActual', label: 'Plan vs actual report', shortcut: '', group: 'Go to', path: '/reports/plan-vs-actual' },
  { id: 'go.pacingReport', label: 'Pacing report', shortcut: '', group: 'Go to', path: '/reports/pacing' },
  { id: 'go.communityReport', label: 'Community health report', shortcut: '', group: 'Go to', path: '/reports/community-health' },
  { id: 'go.keepInTouchReport', label: 'Keep in touch report', shortcut: '', group: 'Go to', path: '/reports/keep-in-touch' },
  { id: 'go.organicPaidReport', label: 'Organic vs paid report', shortcut: '', group: 'Go to', path: '/reports/organic-paid' },
  { id: 'go.promiseTally', label: 'Promise tally', shortcut: '', group: 'Go to', path: '/reports/promises' },
  { id: 'go.quarterReview', label: 'Quarter review', shortcut: '', group: 'Go to', path: '/reports/quarter-review' },
  { id: 'go.clientReport', label: 'Client report', shortcut: '', group: 'Go to', path: '/reports/client' },
  { id: 'go.settings', label: 'Settings', shortcut: 'G then S', group: 'Go to', path: '/settings' },
  { id: 'go.status', label: 'Status of the workbook', shortcut: '', group: 'Go to', path: '/status' },
  { id: 'go.check', label: 'Check workbook', shortcut: '', group: 'Go to', path: '/check' },
  { id: 'create.interaction', label: 'Log an interaction', shortcut: 'Q', group: 'Create' },
  { id: 'create.contact', label: 'New contact', shortcut: 'C in Networking', group: 'Create' },
  { id: 'create.community', label: 'New community', shortcut: '', group: 'Create' },
  { id: 'create.campaign', label: 'New campaign', shortcut: 'C in Marketing', group: 'Create' },
  { id: 'create.audience', label: 'New audience', shortcut: '', group: 'Create' },
  { id: 'create.creative', label: 'New creative', shortcut: '', group: 'Create' },
  { id: 'import.files', label: 'Import files', shortcut: 'Ctrl I', group: 'Create' },
  { id: 'edit.undo', label: 'Undo', shortcut: 'Ctrl Z', group: 'Do' },
  { id: 'edit.redo', label: 'Redo', shortcut: 'Ctrl Shift Z', group: 'Do' },
  { id: 'edit.history', label: 'History of changes', shortcut: 'Ctrl Shift Y', group: 'Do' },
  { id: 'go.back', label: 'Back', shortcut: 'Alt ←', group: 'Do' },
  { id: 'go.forward', label: 'Forward', shortcut: 'Alt →', group: 'Do' },
  { id: 'privacy.toggle', label: 'Hide or show names and amounts', shortcut: 'Ctrl Shift H', group: 'Do' },
  { id: 'screen.print', label: 'Print this screen', shortcut: 'Ctrl P', group: 'Do' },
  { id: 'theme.toggle', label: 'Switch light or dark', shortcut: '', group: 'Do' },
  { id: 'density.toggle', label: 'Switch comfortable or compact rows', shortcut: '', group: 'Do' },
  { id: 'workbook.saveCopy', label: 'Save a copy of the workbook', shortcut: 'Ctrl Shift S', group: 'Do' },
  { id: 'workbook.exportEverything', label: 'Export everything as open files', shortcut: '', group: 'Do' },
  { id: 'workbook.open', label: 'Open another workbook', shortcut: 'Ctrl O', group: 'Do' },
  { id: 'workbook.close', label: 'Close the workbook', shortcut: '', group: 'Do' },
  { id: 'help.guide', label: 'Guide', shortcut: 'F1', group: 'Do', path: '/help' },
  { id: 'help.whatsNew', label: 'What’s new', shortcut: '', group: 'Do', path: '/help/whats-new' },
  { id: 'help.tour', label: 'Tour of the app', shortcut: '', group: 'Do' },
  { id: 'help.shortcuts', label: 'Keyboard shortcuts', shortcut: '?', group: 'Do' },
]

const isMac = navigator.userAgent.includes('Mac')

/** A shortcut as this computer's keyboard names its keys. */
export const keyNames = (shortcut: string): string => (isMac ? shortcut.replaceAll('Ctrl ', '⌘').replaceAll('Shift ', '⇧') : shortcut)

/** Where `go.…` commands lead. */
export const commandPaths: Readonly<Record<string, string>> = Object.fromEntries(appCommands.flatMap(({ id, path }) => (path === undefined ? [] : [[id, path]])))

/** The command of each second key after G. */
export const goKeys: Readonly<Record<string, string>> = Object.fromEntries(appCommands.flatMap(({ id, shortcut }) => (shortcut.startsWith('G then ') ? [[shortcut.slice('G then '.length).toLowerCase(), id]] : [])))
