import { sense, t } from '../../shared/kernel/words'

/** One thing a person can do from anywhere, under the name the native menu uses too. */
export interface AppCommand {
  readonly id: string
  readonly label: string
  /** Further words it is found by; they are not shown. */
  readonly also?: string
  /** As shown: `Ctrl K`, `G then N`. Empty: none. */
  readonly shortcut: string
  readonly group: 'Go to' | 'Create' | 'Do' | 'Recent' | 'Here' | 'Commands'
  /** The screen it leads to. */
  readonly path?: string
}

/** What stands over each group of commands. */
export const groupNames: Readonly<Record<AppCommand['group'], string>> = { 'Go to': t`Go to`, Create: t`Create`, Do: t`Do`, Recent: t`Recent`, Here: sense('on this screen')`Here`, Commands: t`Commands` }

/** What a start need not have the dialogs of: they are fetched when `create.` with its name is asked for. */
export const createdKinds = ['organization', 'handle', 'post', 'mention', 'goal', 'deal', 'experiment'] as const
export type CreatedKind = (typeof createdKinds)[number]

/** Every command; palette, shortcuts and menu are made from this list. */
export const appCommands: readonly AppCommand[] = [
  { id: 'go.networking', label: t`Networking overview`, shortcut: 'G then N', group: 'Go to', path: '/networking' },
  { id: 'go.contacts', label: t`Contacts`, shortcut: 'G then C', group: 'Go to', path: '/networking/contacts' },
  { id: 'go.duplicates', label: t`Duplicates`, also: t`Find duplicates`, shortcut: '', group: 'Go to', path: '/networking/duplicates' },
  { id: 'go.organizations', label: t`Organisations`, shortcut: '', group: 'Go to', path: '/networking/organizations' },
  { id: 'go.organize', label: t`Groups and fields`, also: t`Tags`, shortcut: '', group: 'Go to', path: '/networking/organize' },
  { id: 'go.privacy', label: t`Privacy`, also: t`Erase, retention, consent`, shortcut: '', group: 'Go to', path: '/networking/privacy' },
  { id: 'go.communities', label: t`Communities`, shortcut: 'G then O', group: 'Go to', path: '/networking/communities' },
  { id: 'go.interactions', label: t`Interactions`, shortcut: 'G then L', group: 'Go to', path: '/networking/interactions' },
  { id: 'go.keepInTouch', label: t`Keep in touch`, shortcut: 'G then K', group: 'Go to', path: '/networking/keep-in-touch' },
  { id: 'go.channels', label: t`Own channels`, also: t`Followers`, shortcut: 'G then H', group: 'Go to', path: '/networking/channels' },
  { id: 'go.posts', label: t`Posts`, also: t`Engagement`, shortcut: 'G then T', group: 'Go to', path: '/networking/posts' },
  { id: 'go.mentions', label: t`Mentions`, also: t`Share of voice, advocates`, shortcut: 'G then V', group: 'Go to', path: '/networking/mentions' },
  { id: 'go.goals', label: t`Goals in Networking`, shortcut: 'G then G', group: 'Go to', path: '/networking/goals' },
  { id: 'go.review', label: t`Review`, also: t`Quarter, year`, shortcut: 'G then W', group: 'Go to', path: '/networking/review' },
  { id: 'go.marketing', label: t`Marketing overview`, shortcut: 'G then M', group: 'Go to', path: '/marketing' },
  { id: 'go.campaigns', label: t`Campaigns`, shortcut: 'G then A', group: 'Go to', path: '/marketing/campaigns' },
  { id: 'go.audiences', label: t`Audiences`, shortcut: 'G then U', group: 'Go to', path: '/marketing/audiences' },
  { id: 'go.creatives', label: t`Creatives`, shortcut: '', group: 'Go to', path: '/marketing/creatives' },
  { id: 'go.calendar', label: t`Calendar`, also: t`Content`, shortcut: 'G then E', group: 'Go to', path: '/marketing/calendar' },
  { id: 'go.links', label: t`Links`, also: t`Marked links`, shortcut: '', group: 'Go to', path: '/marketing/links' },
  { id: 'go.plan', label: t`Media plan`, shortcut: 'G then P', group: 'Go to', path: '/marketing/plan' },
  { id: 'go.pacing', label: t`Pacing`, shortcut: '', group: 'Go to', path: '/marketing/pacing' },
  { id: 'go.advice', label: t`Budget advice`, shortcut: '', group: 'Go to', path: '/marketing/advice' },
  { id: 'go.deals', label: t`Deals`, shortcut: 'G then D', group: 'Go to', path: '/marketing/deals' },
  { id: 'go.quarterGoals', label: t`Goals in Marketing`, shortcut: '', group: 'Go to', path: '/marketing/goals' },
  { id: 'go.experiments', label: t`Tests`, shortcut: '', group: 'Go to', path: '/marketing/experiments' },
  { id: 'go.customers', label: t`Customer value`, shortcut: '', group: 'Go to', path: '/marketing/customers' },
  { id: 'go.rates', label: t`Exchange rates`, shortcut: '', group: 'Go to', path: '/marketing/rates' },
  { id: 'go.bridge', label: t`Organic vs paid`, shortcut: 'G then B', group: 'Go to', path: '/bridge' },
  { id: 'go.proposals', label: t`Proposals`, shortcut: '', group: 'Go to', path: '/bridge/actions' },
  { id: 'go.bridgeSettings', label: t`Rates and costs`, also: t`Networking`, shortcut: '', group: 'Go to', path: '/bridge/settings' },
  { id: 'go.contactLists', label: t`Lists of contacts`, shortcut: '', group: 'Go to', path: '/bridge/audiences' },
  { id: 'go.imports', label: t`Imports`, shortcut: 'G then I', group: 'Go to', path: '/imports' },
  { id: 'go.mappings', label: t`Mappings`, also: t`Columns of imports`, shortcut: '', group: 'Go to', path: '/imports/mappings' },
  { id: 'go.reports', label: t`Reports`, shortcut: 'G then R', group: 'Go to', path: '/reports' },
  { id: 'go.roi', label: t`ROI report`, also: t`Return on investment`, shortcut: '', group: 'Go to', path: '/reports/roi' },
  { id: 'go.planVsActual', label: t`Plan vs actual report`, shortcut: '', group: 'Go to', path: '/reports/plan-vs-actual' },
  { id: 'go.pacingReport', label: t`Pacing report`, shortcut: '', group: 'Go to', path: '/reports/pacing' },
  { id: 'go.communityReport', label: t`Community health report`, shortcut: '', group: 'Go to', path: '/reports/community-health' },
  { id: 'go.keepInTouchReport', label: t`Keep in touch report`, shortcut: '', group: 'Go to', path: '/reports/keep-in-touch' },
  { id: 'go.organicPaidReport', label: t`Organic vs paid report`, shortcut: '', group: 'Go to', path: '/reports/organic-paid' },
  { id: 'go.promiseTally', label: t`Promise tally report`, shortcut: '', group: 'Go to', path: '/reports/promises' },
  { id: 'go.quarterReview', label: t`Quarter review report`, shortcut: '', group: 'Go to', path: '/reports/quarter-review' },
  { id: 'go.yearReview', label: t`Year review report`, shortcut: '', group: 'Go to', path: '/reports/year-review' },
  { id: 'go.clientReport', label: t`Client report`, shortcut: '', group: 'Go to', path: '/reports/client' },
  { id: 'go.settings', label: t`Settings`, also: t`Backups, restore, language, currency, locked copy`, shortcut: 'G then S', group: 'Go to', path: '/settings' },
  { id: 'go.status', label: t`Status`, also: t`Workbook`, shortcut: '', group: 'Go to', path: '/status' },
  { id: 'go.check', label: t`Check workbook`, shortcut: '', group: 'Go to', path: '/check' },
  { id: 'create.interaction', label: t`Log interaction`, shortcut: 'Q', group: 'Create' },
  { id: 'create.contact', label: t`New contact`, shortcut: t`C in Networking`, group: 'Create' },
  { id: 'create.organization', label: t`New organisation`, shortcut: '', group: 'Create' },
  { id: 'create.community', label: t`New community`, shortcut: '', group: 'Create' },
  { id: 'create.handle', label: t`New handle`, also: t`Own channels`, shortcut: '', group: 'Create' },
  { id: 'create.post', label: t`New post`, shortcut: '', group: 'Create' },
  { id: 'create.mention', label: t`New mention`, shortcut: '', group: 'Create' },
  { id: 'create.goal', label: t`New relationship goal`, shortcut: '', group: 'Create' },
  { id: 'create.campaign', label: t`New campaign`, shortcut: t`C in Marketing`, group: 'Create' },
  { id: 'create.audience', label: t`New audience`, shortcut: '', group: 'Create' },
  { id: 'create.creative', label: t`New creative`, shortcut: '', group: 'Create' },
  { id: 'create.deal', label: t`New deal`, shortcut: '', group: 'Create' },
  { id: 'create.experiment', label: t`New test`, shortcut: '', group: 'Create' },
  { id: 'import.files', label: t`Import files`, shortcut: 'Ctrl I', group: 'Create' },
  { id: 'edit.undo', label: t`Undo`, shortcut: 'Ctrl Z', group: 'Do' },
  { id: 'edit.redo', label: t`Redo`, shortcut: 'Ctrl Shift Z', group: 'Do' },
  { id: 'edit.history', label: t`History of changes`, shortcut: 'Ctrl Shift Y', group: 'Do' },
  { id: 'go.back', label: t`Back`, shortcut: 'Alt ←', group: 'Do' },
  { id: 'go.forward', label: t`Forward`, shortcut: 'Alt →', group: 'Do' },
  { id: 'privacy.toggle', label: t`Hide or show names and amounts`, shortcut: 'Ctrl Shift H', group: 'Do' },
  { id: 'screen.print', label: t`Print this screen`, shortcut: 'Ctrl P', group: 'Do' },
  { id: 'theme.toggle', label: t`Switch light or dark`, shortcut: '', group: 'Do' },
  { id: 'density.toggle', label: t`Switch comfortable or compact rows`, shortcut: '', group: 'Do' },
  { id: 'workbook.saveCopy', label: t`Save a copy of the workbook`, shortcut: 'Ctrl Shift S', group: 'Do' },
  { id: 'workbook.exportEverything', label: t`Export everything as open files`, shortcut: '', group: 'Do' },
  { id: 'workbook.new', label: t`New workbook`, shortcut: '', group: 'Do' },
  { id: 'workbook.sample', label: t`Open the sample`, shortcut: '', group: 'Do' },
  { id: 'workbook.open', label: t`Open another workbook`, shortcut: 'Ctrl O', group: 'Do' },
  { id: 'workbook.close', label: t`Close the workbook`, shortcut: '', group: 'Do' },
  { id: 'help.guide', label: t`Guide`, shortcut: 'F1', group: 'Do', path: '/help' },
  { id: 'help.whatsNew', label: t`What’s new`, shortcut: '', group: 'Do', path: '/help/whats-new' },
  { id: 'help.tour', label: t`Tour of the app`, shortcut: '', group: 'Do' },
  { id: 'help.shortcuts', label: t`Keyboard shortcuts`, shortcut: '?', group: 'Do' },
]

/** Where `go.…` commands lead. */
export const commandPaths: Readonly<Record<string, string>> = Object.fromEntries(appCommands.flatMap(({ id, path }) => (path === undefined ? [] : [[id, path]])))

/** The command of each second key after G. */
export const goKeys: Readonly<Record<string, string>> = Object.fromEntries(appCommands.flatMap(({ id, shortcut }) => (shortcut.startsWith('G then ') ? [[shortcut.slice('G then '.length).toLowerCase(), id]] : [])))
