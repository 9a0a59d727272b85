import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { AdPlatform } from '../kernel/platform'
import { ruleBetween } from '../kernel/rule-between'
import { t } from '../kernel/words'
import { CampaignId } from './campaign'

export const AudienceId = RowId.brand<'AudienceId'>()
export type AudienceId = z.infer<typeof AudienceId>

/** How an audience comes about. */
export const AudienceKind = z.enum(['interest', 'demographic', 'customer_list', 'retargeting', 'lookalike', 'keyword', 'other'])
export type AudienceKind = z.infer<typeof AudienceKind>

export const audienceKindNames: Readonly<Record<AudienceKind, string>> = {
  interest: t`Interests`, demographic: t`Demographics`, customer_list: t`Customer list`, retargeting: t`Retargeting`, lookalike: t`Lookalike`, keyword: t`Keywords`, other: t`Other`,
}

const Age = z.int().min(0).max(120)

/** People ads are shown to, described once and used on many channels. */
export const KeptAudienceFields = z.object({
  name: KeptName,
  kind: AudienceKind.default('other'),
  /** Years of age, both ends included. Null: no bound on that side. */
  ageFrom: Age.nullable().default(null),
  ageTo: Age.nullable().default(null),
  /** Where they live or are, as the platform takes it: `Berlin +25 km; Leipzig`. */
  places: z.string().trim().max(2000).default(''),
  languages: z.string().trim().max(500).default(''),
  interests: z.string().trim().max(5000).default(''),
  /** What a lookalike is made from, and how like it is to be. */
  lookalike: z.string().trim().max(5000).default(''),
  /** Who else is in it, in plain words. */
  definition: z.string().max(20_000).default(''),
  /** Who is kept out of it. */
  exclusions: z.string().max(20_000).default(''),
  note: z.string().max(20_000).default(''),
})
/** The same as it is typed. */
export const AudienceFields = KeptAudienceFields.extend({ name: typedName(200, t`An audience needs a name`) })
export type AudienceFields = z.infer<typeof AudienceFields>

/** How many people a platform said an audience has on it on a day; platforms tell a range. Sizes are never added over platforms: the same people are on several. */
export const AudienceSize = z.object({ platform: AdPlatform, low: z.int().nonnegative(), high: z.int().nonnegative(), on: Day }).refine(({ low, high }) => low <= high, { ...ruleBetween('low', 'high'), message: t`The higher number comes second`, path: ['high'] })
export type AudienceSize = z.infer<typeof AudienceSize>

/** Where an audience is used. Excluded: ads are kept from it. */
export const AudienceUse = z.object({ campaignId: CampaignId, campaignName: z.string(), platform: AdPlatform, isExcluded: z.boolean() })
export type AudienceUse = z.infer<typeof AudienceUse>

/** How far two audiences are the same people: the share of the smaller that is in the other too, as a fraction. */
export const AudienceOverlap = z.object({ otherId: AudienceId, otherName: z.string(), share: z.number().min(0).max(1), on: Day, source: z.string() })
export type AudienceOverlap = z.infer<typeof AudienceOverlap>

export const Audience = KeptAudienceFields.extend({
  id: AudienceId,
  createdAt: z.iso.datetime(),
  /** By platform, the newest first: what each said on the days it was asked. */
  sizes: z.array(AudienceSize),
  uses: z.array(AudienceUse),
  overlaps: z.array(AudienceOverlap),
})
export type Audience = z.infer<typeof Audience>

const agesText = ({ ageFrom, ageTo }: Pick<AudienceFields, 'ageFrom' | 'ageTo'>): string => {
  if (ageFrom === null) return ageTo === null ? '' : t`up to ${ageTo}`
  return ageTo === null ? t`${ageFrom} and older` : `${ageFrom}–${ageTo}`
}

/** Who an audience is, part by part in words; parts nobody filled in are left out. */
export const audienceParts = (fields: AudienceFields): readonly { readonly key: string; readonly label: string; readonly text: string }[] =>
  [
    { key: 'ages', label: t`Ages`, text: agesText(fields) },
    { key: 'places', label: t`Places`, text: fields.places },
    { key: 'languages', label: t`Languages`, text: fields.languages },
    { key: 'interests', label: t`Interests`, text: fields.interests },
    { key: 'lookalike', label: t`Lookalike`, text: fields.lookalike },
    { key: 'definition', label: t`Also`, text: fields.definition },
    { key: 'exclusions', label: t`Kept out`, text: fields.exclusions },
  ].filter(({ text }) => text !== '')

/** What each platform said last, one size a platform. */
export const newestSizes = ({ sizes }: Pick<Audience, 'sizes'>): readonly AudienceSize[] => sizes.filter(({ platform }, index) => sizes.findIndex((size) => size.platform === platform) === index)
