import { z } from 'zod'
import { compareValues } from '../kernel/compare'
import { addDays, Day } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { groupBy } from '../kernel/group-by'
import { AdPlatform, platformNames } from '../kernel/platform'
import { RowId } from '../kernel/id'
import { t } from '../kernel/words'

export const DefinitionBreakId = RowId.brand<'DefinitionBreakId'>()
export type DefinitionBreakId = z.infer<typeof DefinitionBreakId>

/** A day on which what a platform's numbers mean changed. Figures before and after it are not alike. */
export const DefinitionBreakFields = z.object({ platform: AdPlatform, on: Day, what: z.string().trim().min(1, t`Say what changed`).max(500) })
export type DefinitionBreakFields = z.infer<typeof DefinitionBreakFields>

/** A break as it is shown. Id null: told by the imported files, not typed in. */
export const DefinitionBreak = DefinitionBreakFields.extend({ id: DefinitionBreakId.nullable() })
export type DefinitionBreak = z.infer<typeof DefinitionBreak>

/** An attribution setting that a file's rows name, and the days of those rows. Null: they name no day. */
export const AttributionSetting = z.object({ platform: AdPlatform, setting: z.string(), from: Day.nullable(), to: Day.nullable(), file: z.string() })
export type AttributionSetting = z.infer<typeof AttributionSetting>

/** What each platform counts by where its files do not say and nobody changed it. Source: the platforms' help pages, 2026. */
export const usualWindows: Readonly<Record<AdPlatform, string>> = {
  meta: t`7 days after a click, 1 day after a view, unless changed for the ad set`,
  google: t`30 days after a click, unless changed for the conversion action; a change holds forward only`,
  linkedin: t`chosen for each conversion; views count too`,
  x: t`30 days after a click, 1 day after a view, unless changed`,
  tiktok: t`7 days after a click, 1 day after a view, unless changed`,
  pinterest: t`30 days after a click, engagement or view, unless changed`,
  microsoft: t`30 days after a click, unless changed for the goal`,
  reddit: t`28 days after a click, 1 day after a view, unless changed`,
  snapchat: t`28 days after a swipe, 1 day after a view, unless changed`,
  other: t`as the platform sets it`,
}

interface SettingSpan {
  readonly setting: string
  readonly from: Day
  readonly to: Day
}

/** A setting that is named again within so many days went on meanwhile, and may yet be named again so many days after its last: not each day has results. */
const pauseDays = 7

/** The spans through which settings went on, from one file to the next; of those that begin together the longest first. */
const spansOf = (settings: readonly AttributionSetting[]): SettingSpan[] =>
  [...groupBy(settings, ({ setting }) => setting).values()]
    .flatMap((own) => {
      const spans: SettingSpan[] = []
      const dated = own.flatMap(({ setting, from, to }): SettingSpan[] => (from === null || to === null ? [] : [{ setting, from, to }]))
      for (const next of dated.toSorted((left, right) => compareValues(left.from, right.from))) {
        const last = spans.at(-1)
        if (last === undefined || next.from > addDays(last.to, pauseDays)) spans.push(next)
        else if (next.to > last.to) spans[spans.length - 1] = { ...last, to: next.to }
      }
      return spans
    })
    .sort((left, right) => compareValues(left.from, right.from) || compareValues(right.to, left.to) || compareValues(left.setting, right.setting))

/** Days on which a platform's files change from one setting to another. A setting that begins beside another is no break, unless it goes on for more than `pauseDays` after that one's last day. */
export const settingBreaks = (settings: readonly AttributionSetting[]): DefinitionBreak[] =>
  [...groupBy(settings, ({ platform }) => platform)].flatMap(([platform, own]) => {
    const breaks: DefinitionBreak[] = []
    let current: SettingSpan | null = null
    for (const next of spansOf(own)) {
      if (current !== null && next.from <= current.to && next.to <= addDays(current.to, pauseDays)) continue
      if (current !== null && next.setting !== current.setting) {
        // From the first day that the old setting no longer covers.
        const on = next.from > current.to ? next.from : addDays(current.to, 1)
        breaks.push({ id: null, platform, on, what: t`attribution changes from “${current.setting}” to “${next.setting}”` })
      }
      current = next
    }
    return breaks
  })

/** A break as a sentence. */
export const breakText = ({ platform, on, what }: Pick<DefinitionBreak, 'platform' | 'on' | 'what'>): string => t`${platformNames[platform]}, ${dayText(on)}: ${what}. Figures before and after are not alike.`
