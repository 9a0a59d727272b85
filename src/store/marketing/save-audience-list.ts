import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Audience, audienceKindNames, type AudienceUse, newestSizes } from '../../shared/marketing/audience'
import type { audienceContract } from '../../shared/marketing/audience.contract'
import { countCell, dayCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'
import { namedRows } from '../named-rows'
import { readAudiences } from './read-audiences'

type Column = ListColumn<Audience>

const column = (label: string, width: number, textOf: (audience: Audience) => string): Column => ({ label, width, cell: (audience) => textCell(textOf(audience)) })

const usesText = (uses: readonly AudienceUse[]): string => uses.map(({ campaignName, platform }) => `${campaignName} (${platformNames[platform]})`).join('; ')

/** The newest size on a platform: sizes are never added over platforms, so each has columns of its own. */
const sizeColumns = (platform: AdPlatform): readonly Column[] => {
  const name = platformNames[platform]
  const sizeOf = (audience: Audience) => newestSizes(audience).find((size) => size.platform === platform)
  return [
    { label: t`Size on ${name}, from`, width: 16, cell: (audience) => countCell(sizeOf(audience)?.low ?? null) },
    { label: t`Size on ${name}, to`, width: 16, cell: (audience) => countCell(sizeOf(audience)?.high ?? null) },
    { label: t`Size on ${name}, day`, width: 12, cell: (audience) => dayCell(sizeOf(audience)?.on ?? null) },
  ]
}

const columnsFor = (audiences: readonly Audience[]): readonly Column[] => {
  const sized = new Set(audiences.flatMap(({ sizes }) => sizes.map(({ platform }) => platform)))
  return [
    column(t`Audience`, 32, ({ name }) => name),
    column(t`Kind`, 16, ({ kind }) => audienceKindNames[kind]),
    { label: t`Age from`, width: 10, cell: ({ ageFrom }) => countCell(ageFrom) },
    { label: t`Age to`, width: 10, cell: ({ ageTo }) => countCell(ageTo) },
    column(t`Places`, 32, ({ places }) => places),
    column(t`Languages`, 20, ({ languages }) => languages),
    column(t`Interests`, 40, ({ interests }) => interests),
    column(t`Lookalike`, 32, ({ lookalike }) => lookalike),
    column(t`Also`, 40, ({ definition }) => definition),
    column(t`Kept out`, 32, ({ exclusions }) => exclusions),
    ...AdPlatform.options.filter((platform) => sized.has(platform)).flatMap(sizeColumns),
    column(t`Ads are shown in`, 40, ({ uses }) => usesText(uses.filter(({ isExcluded }) => !isExcluded))),
    column(t`Ads are kept from them in`, 40, ({ uses }) => usesText(uses.filter(({ isExcluded }) => isExcluded))),
    column(t`Overlaps`, 40, ({ overlaps }) => overlaps.map(({ otherName, share, on }) => `${otherName} ${numberText(share, { style: 'percent', maximumFractionDigits: 8 })} (${dayText(on)})`).join('; ')),
    column(t`Note`, 48, ({ note }) => note),
  ]
}

/** Writes audiences as a file, in the order in which they are named; the job of the contract. */
export const saveAudienceList: Handlers<typeof audienceContract, StoreContext>['saveList'] = (context, { ids, format }, control) => {
  const found = namedRows(ids, readAudiences(context), ({ id }) => id)
  return saveList(context, control, { format, name: t`Audiences`, label: t`Writing audiences`, columns: columnsFor(found), items: () => found, total: found.length })
}
