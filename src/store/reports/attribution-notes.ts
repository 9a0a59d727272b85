import { groupBy } from '../../shared/kernel/group-by'
import { listText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import type { ResultPart, ResultScope } from '../marketing/result-parts'
import { attributionSettings } from './attribution-settings'

/** Settings named at most; each further one would only be another spelling of the same warning. */
const namedSettings = 4

/** Under which attribution windows the conversions of these parts were counted, as the files of their days say: a sentence for each platform. Files that name none are passed over. */
export const attributionNotes = (context: StoreContext, scope: Omit<ResultScope, 'currency'>, parts: readonly ResultPart[]): readonly string[] => {
  const counting = new Set(parts.filter(({ conversions, valueMinor }) => conversions !== null || valueMinor !== null).map(({ platform }) => platform))
  if (counting.size === 0) return []
  return [...groupBy(attributionSettings(context, scope).filter(({ platform }) => counting.has(platform)), ({ platform }) => platform)].map(([platform, own]) => {
    const quoted = [...new Set(own.map(({ setting }) => setting))].map((setting) => t`“${setting}”`)
    if (quoted.length === 1) return t`Attribution window on ${platformNames[platform]}, as the files say: ${quoted.join('')}.`
    const settings = quoted.length > namedSettings ? [...quoted.slice(0, namedSettings), t`${quoted.length - namedSettings} more`] : quoted
    return t`Attribution windows on ${platformNames[platform]}, as the files say: ${listText(settings, 'and')}. What was counted under unlike windows is not alike.`
  })
}
