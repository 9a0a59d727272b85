/** One thing a person can do from anywhere, under the name the native menu uses too. */
export interface AppCommand {
  readonly id: string
  readonly label: string
  /** As shown: `Ctrl K`, `G then N`. Empty: none. */
  readonly shortcut: string
  readonly group: 'Go to' | 'Create' | 'Do'
}

/** Every command; palette, shortcuts and menu are made from this list. */
export const appCommands: readonly AppCommand[] = [
  { id: 'go.networking', label: 'Networking overview', shortcut: 'G then N', group: 'Go to' },
  { id: 'go.contacts', label: 'Contacts', shortcut: 'G then C', group: 'Go to' },
  { id: 'go.duplicates', label: 'Find duplicates', shortcut: '', group: 'Go to' },
  { id: 'go.organizations', label: 'Organisations', shortcut: '', group: 'Go to' },
  { id: 'go.organize', label: 'Groups, fields and tags', shortcut: '', group: 'Go to' },
  { id: 'go.privacy', label: 'Privacy', shortcut: '', group: 'Go to' },
  { id: 'go.communities', label: 'Communities', shortcut: 'G then O', group: 'Go to' },
  { id: 'go.interactions', label: 'Interactions', shortcut: 'G then L', group: 'Go to' },
  { id: 'go.keepInTouch', label: 'Keep in touch', shortcut: 'G then K', group: 'Go to' },
  { id: 'go.channels', label: 'Own channels and followers', shortcut: 'G then H', group: 'Go to' },
  { id: 'go.posts', label: 'Posts and engagement', shortcut: 'G then T', group: 'Go to' },
  { id: 'go.mentions', label: 'Mentions, share of voice, advocates', shortcut: 'G then V', group: 'Go to' },
  { id: 'go.goals', label: 'Relationship goals', shortcut: 'G then G', group: 'Go to' },
  { id: 'go.review', label: 'Quarter and year review', shortcut: 'G then W', group: 'Go to' },
  { id: 'go.marketing', label: 'Marketing overview', shortcut: 'G then M', group: 'Go to' },
  { id: 'go.campaigns', label: 'Campaigns', shortcut: 'G then A', group: 'Go to' },
  { id: 'go.audiences', label: 'Audiences', shortcut: 'G then U', group: 'Go to' },
  { id: 'go.creatives', label: 'Creatives', shortcut: 'G then V', group: 'Go to' },
  { id: 'go.calendar', label: 'Content calendar', shortcut: 'G then E', group: 'Go to' },
  { id: 'go.links', label: 'Marked links', shortcut: '', group: 'Go to' },
  { id: 'go.plan', label: 'Media plan', shortcut: 'G then P', group: 'Go to' },
  { id: 'go.pacing', label: 'Pacing', shortcut: '', group: 'Go to' },
  { id: 'go.deals', label: 'Deals', shortcut: 'G then D', group: 'Go to' },
  { id: 'go.experiments', label: 'Tests', shortcut: '', group: 'Go to' },
  { id: 'go.customers', label: 'Customer value', shortcut: '', group: 'Go to' },
  { id: 'go.rates', label: 'Exchange rates', shortcut: '', group: 'Go to' },
  { id: 'go.bridge', label: 'Organic vs paid', shortcut: 'G then B', group: 'Go to' },
  { id: 'go.proposals', label: 'Proposals', shortcut: '', group: 'Go to' },
  { id: 'go.contactLists', label: 'Lists of contacts', shortcut: '', group: 'Go to' },
  { id: 'go.imports', label: 'Imports', shortcut: 'G then I', group: 'Go to' },
  { id: 'go.reports', label: 'Reports', shortcut: 'G then R', group: 'Go to' },
  { id: 'go.roi', label: 'ROI report', shortcut: '', group: 'Go to' },
  { id: 'go.planVsActual', label: 'Plan vs actual report', shortcut: '', group: 'Go to' },
  { id: 'go.pacingReport', label: 'Pacing report', shortcut: '', group: 'Go to' },
  { id: 'go.communityReport', label: 'Community health report', shortcut: '', group: 'Go to' },
  { id: 'go.keepInTouchReport', label: 'Keep in touch report', shortcut: '', group: 'Go to' },
  { id: 'go.quarterReview', label: 'Quarter review', shortcut: '', group: 'Go to' },
  { id: 'go.clientReport', label: 'Client report', shortcut: '', group: 'Go to' },
  { id: 'go.settings', label: 'Settings', shortcut: 'G then S', group: 'Go to' },
  { id: 'go.check', label: 'Check workbook', shortcut: '', group: 'Go to' },
  { id: 'create.interaction', label: 'Log an interaction', shortcut: 'Q', group: 'Create' },
  { id: 'create.contact', label: 'New contact', shortcut: 'C in Networking', group: 'Create' },
  { id: 'create.community', label: 'New community', shortcut: '', group: 'Create' },
  { id: 'create.campaign', label: 'New campaign', shortcut: 'C in Marketing', group: 'Create' },
  { id: 'create.audience', label: 'New audience', shortcut: '', group: 'Create' },
  { id: 'create.creative', label: 'New creative', shortcut: '', group: 'Create' },
  { id: 'import.files', label: 'Import files', shortcut: 'Ctrl I', group: 'Create' },
  { id: 'edit.undo', label: 'Undo', shortcut: 'Ctrl Z', group: 'Do' },
  { id: 'edit.redo', label: 'Redo', shortcut: 'Ctrl Shift Z', group: 'Do' },
  { id: 'theme.toggle', label: 'Switch light or dark', shortcut: '', group: 'Do' },
  { id: 'density.toggle', label: 'Switch comfortable or compact rows', shortcut: '', group: 'Do' },
  { id: 'workbook.saveCopy', label: 'Save a copy of the workbook', shortcut: 'Ctrl Shift S', group: 'Do' },
  { id: 'workbook.exportEverything', label: 'Export everything as open files', shortcut: '', group: 'Do' },
  { id: 'workbook.open', label: 'Open another workbook', shortcut: 'Ctrl O', group: 'Do' },
  { id: 'workbook.close', label: 'Close the workbook', shortcut: '', group: 'Do' },
  { id: 'help.shortcuts', label: 'Keyboard shortcuts', shortcut: '?', group: 'Do' },
]

const isMac = navigator.userAgent.includes('Mac')

/** A shortcut as this computer's keyboard names its keys. */
export const keyNames = (shortcut: string): string => (isMac ? shortcut.replaceAll('Ctrl ', '⌘').replaceAll('Shift ', '⇧') : shortcut)

/** Where `go.…` commands lead. */
export const commandPaths: Readonly<Record<string, string>> = {
  'go.networking': '/networking',
  'go.contacts': '/networking/contacts',
  'go.duplicates': '/networking/duplicates',
  'go.communities': '/networking/communities',
  'go.interactions': '/networking/interactions',
  'go.keepInTouch': '/networking/keep-in-touch',
  'go.channels': '/networking/channels',
  'go.posts': '/networking/posts',
  'go.mentions': '/networking/mentions',
  'go.goals': '/networking/goals',
  'go.review': '/networking/review',
  'go.marketing': '/marketing',
  'go.campaigns': '/marketing/campaigns',
  'go.plan': '/marketing/plan',
  'go.pacing': '/marketing/pacing',
  'go.deals': '/marketing/deals',
  'go.imports': '/imports',
  'go.reports': '/reports',
  'go.roi': '/reports/roi',
  'go.settings': '/settings',
  'go.check': '/check',
  'go.audiences': '/marketing/audiences',
  'go.creatives': '/marketing/creatives',
  'go.calendar': '/marketing/calendar',
  'go.links': '/marketing/links',
  'go.experiments': '/marketing/experiments',
  'go.customers': '/marketing/customers',
  'go.rates': '/marketing/rates',
  'go.organizations': '/networking/organizations',
  'go.organize': '/networking/organize',
  'go.privacy': '/networking/privacy',
  'go.bridge': '/bridge',
  'go.proposals': '/bridge/actions',
  'go.contactLists': '/bridge/audiences',
  'go.planVsActual': '/reports/plan-vs-actual',
  'go.pacingReport': '/reports/pacing',
  'go.communityReport': '/reports/community-health',
  'go.keepInTouchReport': '/reports/keep-in-touch',
  'go.quarterReview': '/reports/quarter-review',
  'go.clientReport': '/reports/client',
}

/** The command of each second key after G. */
export const goKeys: Readonly<Record<string, string>> = { n: 'go.networking', c: 'go.contacts', o: 'go.communities', l: 'go.interactions', k: 'go.keepInTouch', h: 'go.channels', t: 'go.posts', v: 'go.mentions', g: 'go.goals', w: 'go.review', m: 'go.marketing', a: 'go.campaigns', p: 'go.plan', d: 'go.deals', i: 'go.imports', r: 'go.reports', s: 'go.settings', u: 'go.audiences', e: 'go.calendar', b: 'go.bridge' }
