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
  { id: 'go.communities', label: 'Communities', shortcut: 'G then O', group: 'Go to' },
  { id: 'go.interactions', label: 'Interactions', shortcut: 'G then L', group: 'Go to' },
  { id: 'go.keepInTouch', label: 'Keep in touch', shortcut: 'G then K', group: 'Go to' },
  { id: 'go.marketing', label: 'Marketing overview', shortcut: 'G then M', group: 'Go to' },
  { id: 'go.campaigns', label: 'Campaigns', shortcut: 'G then A', group: 'Go to' },
  { id: 'go.plan', label: 'Media plan', shortcut: 'G then P', group: 'Go to' },
  { id: 'go.pacing', label: 'Pacing', shortcut: '', group: 'Go to' },
  { id: 'go.advice', label: 'Budget advice', shortcut: '', group: 'Go to' },
  { id: 'go.deals', label: 'Deals', shortcut: 'G then D', group: 'Go to' },
  { id: 'go.imports', label: 'Imports', shortcut: 'G then I', group: 'Go to' },
  { id: 'go.reports', label: 'Reports', shortcut: 'G then R', group: 'Go to' },
  { id: 'go.roi', label: 'ROI report', shortcut: '', group: 'Go to' },
  { id: 'go.settings', label: 'Settings', shortcut: 'G then S', group: 'Go to' },
  { id: 'go.check', label: 'Check workbook', shortcut: '', group: 'Go to' },
  { id: 'create.interaction', label: 'Log an interaction', shortcut: 'Q', group: 'Create' },
  { id: 'create.contact', label: 'New contact', shortcut: 'C in Networking', group: 'Create' },
  { id: 'create.community', label: 'New community', shortcut: '', group: 'Create' },
  { id: 'create.campaign', label: 'New campaign', shortcut: 'C in Marketing', group: 'Create' },
  { id: 'import.files', label: 'Import files', shortcut: 'Ctrl I', group: 'Create' },
  { id: 'edit.undo', label: 'Undo', shortcut: 'Ctrl Z', group: 'Do' },
  { id: 'edit.redo', label: 'Redo', shortcut: 'Ctrl Shift Z', group: 'Do' },
  { id: 'theme.toggle', label: 'Switch light or dark', shortcut: '', group: 'Do' },
  { id: 'density.toggle', label: 'Switch comfortable or compact rows', shortcut: '', group: 'Do' },
  { id: 'workbook.saveCopy', label: 'Save a copy of the workbook', shortcut: 'Ctrl Shift S', group: 'Do' },
  { id: 'workbook.open', label: 'Open another workbook', shortcut: 'Ctrl O', group: 'Do' },
  { id: 'workbook.close', label: 'Close the workbook', shortcut: '', group: 'Do' },
  { id: 'help.shortcuts', label: 'Keyboard shortcuts', shortcut: '?', group: 'Do' },
]

const isMac = navigator.userAgent.includes('Mac')

/** A shortcut as this computer's keyboard names its keys. */
export const keyNames = (shortcut: string): string => (isMac ? shortcut.replaceAll('Ctrl ', '⌘').replaceAll('Shift ', '⇧') : shortcut)

/** Where `go.…` commands lead. */
export const commandPaths: Readonly<Record<string, string>> = {
  'go.networking': '/networking', 'go.contacts': '/networking/contacts', 'go.duplicates': '/networking/duplicates', 'go.communities': '/networking/communities', 'go.interactions': '/networking/interactions', 'go.keepInTouch': '/networking/keep-in-touch',
  'go.marketing': '/marketing', 'go.campaigns': '/marketing/campaigns', 'go.plan': '/marketing/plan', 'go.pacing': '/marketing/pacing', 'go.advice': '/marketing/advice', 'go.deals': '/marketing/deals', 'go.imports': '/imports', 'go.reports': '/reports', 'go.roi': '/reports/roi', 'go.settings': '/settings', 'go.check': '/check',
}

/** The command of each second key after G. */
export const goKeys: Readonly<Record<string, string>> = { n: 'go.networking', c: 'go.contacts', o: 'go.communities', l: 'go.interactions', k: 'go.keepInTouch', m: 'go.marketing', a: 'go.campaigns', p: 'go.plan', d: 'go.deals', i: 'go.imports', r: 'go.reports', s: 'go.settings' }
