import { sense, t } from '../../shared/kernel/words'

export const isMac = navigator.userAgent.includes('Mac')

/** What stands on keys where the language has its own words for them; all others bear what they are called. */
const caps: Readonly<Record<string, string>> = { Ctrl: t`Ctrl`, Shift: t`Shift`, Enter: t`Enter`, Space: t`Space`, Home: t`Home`, End: t`End`, Delete: sense('a key')`Delete` }

/** A shortcut as this computer's keyboard names its keys. */
export const keyNames = (shortcut: string): string => {
  const keys = isMac ? shortcut.replaceAll('Ctrl ', '⌘').replaceAll('Shift ', '⇧') : shortcut
  const [first = '', second] = keys.split(' then ').map((part) => part.split(' ').map((key) => caps[key] ?? key).join(' '))
  return second === undefined ? first : t`${first} then ${second}`
}
