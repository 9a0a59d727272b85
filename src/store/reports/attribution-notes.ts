import { breakText, DefinitionBreak } from '../../shared/bridge/pedigree'
import { groupBy } from '../../shared/kernel/group-by'
import { listText, numberText } from '../../shared/kernel/language'
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
    const settings = quoted.length > namedSettings ? [...quoted.slice(0, namedSettings), t`${numberText(quoted.length - namedSettings)} more`] : quoted
    return t`Attribution windows on ${platformNames[platform]}, as the files say: ${listText(settings, 'and')}. What was counted under unlike windows is not alike.`
  })
}

/** Days on which a person noted that a platform's numbers changed their meaning, of those that the parts are of: figures before and after are not alike. */
export const breakNotes = ({ prepare }: StoreContext, { fromDay, toDay }: Pick<ResultScope, 'fromDay' | 'toDay'>, parts: readonly ResultPart[]): readonly string[] => {
  const platforms = new Set(parts.map(({ platform }) => platform))
  return prepare(
    `SELECT id, platform, on_day AS "on", what FROM definition_break
     WHERE (@fromDay IS NULL OR on_day >= date(@fromDay * 86400, 'unixepoch')) AND (@toDay IS NULL OR on_day <= date(@toDay * 86400, 'unixepoch')) ORDER BY on_day, platform, id`,
  )
    .all({ fromDay, toDay })
    .map((row) => DefinitionBreak.parse(row))
    .filter(({ platform }) => platforms.has(platform))
    .map(breakText)
}
