import { type AdPlatform, platformNames } from '../kernel/platform'
import { t } from '../kernel/words'

/** Whose files are of days in UTC (docs/formats). Those of others are of days in the time zone of their ad account, which no file names. */
const inUtc = 'linkedin' satisfies AdPlatform

const sentences = (): readonly [withUtc: string, without: string] => [
  t`Days of ${platformNames[inUtc]} are days in UTC, those of other platforms days in the time zone of their ad account: one day is not the same hours on each.`,
  t`Days are those of each platform’s ad account, in its time zone: one day need not be the same hours on each.`,
]

/** That days of several platforms, which stand as one day, need not be the same hours. Nothing for a single platform. */
export const zoneNotes = (platforms: Iterable<AdPlatform>): readonly string[] => {
  const several = new Set(platforms)
  const [withUtc, without] = sentences()
  return several.size < 2 ? [] : [several.has(inUtc) ? withUtc : without]
}

/** Whether a sentence is the one above. */
export const isZoneNote = (note: string): boolean => sentences().includes(note)
