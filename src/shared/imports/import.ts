import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency } from '../kernel/money'
import { Platform } from '../kernel/platform'
import { DealAmount } from '../marketing/deal-file'
import { PeoplePreview, PeopleSums, PersonField } from './people'

export const ImportBatchId = RowId.brand<'ImportBatchId'>()
export type ImportBatchId = z.infer<typeof ImportBatchId>

/** A file of an archive or a folder that is not taken up. `why` is a sentence. */
export const LeftOutFile = z.object({ name: z.string(), why: z.string() })
export type LeftOutFile = z.infer<typeof LeftOutFile>

/** Whose ad results are read; `generic` is any other table. */
export const AdImportPlatform = z.enum(['meta', 'google', 'linkedin', 'tiktok', 'pinterest', 'microsoft', 'x', 'reddit', 'snapchat', 'generic'])
export type AdImportPlatform = z.infer<typeof AdImportPlatform>

/** Whose exports are read, of ad results or of people. */
export const ImportPlatform = z.enum([...AdImportPlatform.options, 'outlook', 'vcard', 'instagram', 'threads', 'facebook', 'mastodon'])
export type ImportPlatform = z.infer<typeof ImportPlatform>

/** Where what a file tells of is from: ads, people, or our own posts and followers. */
export const SourcePlatform = z.enum([...ImportPlatform.options, ...Platform.options])
export type SourcePlatform = z.infer<typeof SourcePlatform>

/** What a column can be read as. Ratios are recognised so that they can be checked against the sums; they are never stored. */
export const ImportField = z.enum([
  'account_id', 'account_name', 'campaign_id', 'campaign_name', 'ad_set_id', 'ad_set_name', 'ad_id', 'ad_name',
  'day', 'period_from', 'period_to', 'currency',
  'segment',
  'spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks',
  'conversions', 'conversion_value', 'results', 'result_kind', 'attribution',
  'ctr', 'cpc', 'cpm', 'cpa', 'ignored',
])
export type ImportField = z.infer<typeof ImportField>

/** The fields whose figures ratios are taken of. */
export const MeasureField = ImportField.extract(['spend', 'impressions', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'conversion_value'])
export type MeasureField = z.infer<typeof MeasureField>

/** How a file should be read where it does not prove it itself. Everything null or `auto`: as recognised. */
export const ImportOptions = z.object({
  /** What a file is about, where it does not show: ad results, or people. */
  subject: z.enum(['auto', 'ads', 'people']).default('auto'),
  platform: z.enum(['auto', ...ImportPlatform.options]).default('auto'),
  /** Name of the ad account, for files that do not carry one. Files of different accounts add up; of one account they do not. */
  account: z.string().trim().max(200).nullable().default(null),
  currency: Currency.nullable().default(null),
  /** The period of rows without dates. */
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  dateOrder: z.enum(['auto', 'YMD', 'DMY', 'MDY']).default('auto'),
  decimal: z.enum(['auto', '.', ',']).default('auto'),
  /** Name of the sheet of a spreadsheet; null: the first with a header that is recognised. */
  sheet: z.string().nullable().default(null),
  /** Field by column position (from 0), for the generic mapper. */
  mapping: z.record(z.string().regex(/^\d+$/), ImportField).nullable().default(null),
  /** What each column says of a person, by position (from 0), for tables of people that no program's own export is. */
  peopleMapping: z.record(z.string().regex(/^\d+$/), PersonField).nullable().default(null),
  /** Whether what a file has under a new name, with the figures of what it lacks, is `same` as that or `other`. Null: not said, and asked where there is any. */
  renamed: z.enum(['same', 'other']).nullable().default(null),
  /** Ids of questions the person has answered with "import anyway". */
  accepted: z.array(z.string()).default([]),
})
export type ImportOptions = z.infer<typeof ImportOptions>

/** What of our own a table holds that is neither ad results nor people. */
export const OwnListKind = z.enum(['posts', 'followers', 'deals'])
export type OwnListKind = z.infer<typeof OwnListKind>

/** What such a table may leave open, by the field of its import that takes the answer. */
export const OwnListAsks = z.enum(['platform', 'dateOrder', 'count', 'currency', 'status'])
export type OwnListAsks = z.infer<typeof OwnListAsks>

/** Something the file does not settle, and the answers there are. `option` is the field of ImportOptions that takes the chosen one. */
export const ImportQuestion = z.object({
  id: z.string(),
  option: z.enum(['account', 'currency', 'dateOrder', 'decimal', 'renamed', 'accepted']),
  text: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string(), example: z.string() })),
})
export type ImportQuestion = z.infer<typeof ImportQuestion>

export const Refusal = z.object({ line: z.int().positive(), reason: z.string(), text: z.string() })
export type Refusal = z.infer<typeof Refusal>

/** Σ over the rows of a file. Null: the file does not have it. Money as decimal text in the receipt's currency. */
export const ImportTotals = z.object({
  spend: z.string().nullable(),
  impressions: z.int().nullable(),
  clicks: z.int().nullable(),
  linkClicks: z.int().nullable(),
  conversions: z.number().nullable(),
  conversionValue: z.string().nullable(),
  results: z.number().nullable(),
})
export type ImportTotals = z.infer<typeof ImportTotals>

/** What a file adds up to that tells none of these. */
export const noTotals: ImportTotals = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }

/** read = added + changed + unchanged + refused + suppressed + totals, always. `suppressed`: about people who objected, or whom a person took out since; none of ad results are. */
const RowAccount = z.object({
  read: z.int(), added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int(), suppressed: z.int().default(0), totals: z.int(),
})
type RowAccount = z.infer<typeof RowAccount>

/** How a header was told to be read: what belongs to the header and not to one file. */
export const MappingOptions = ImportOptions.pick({ subject: true, mapping: true, peopleMapping: true, currency: true, dateOrder: true, decimal: true })

/** How a header is remembered to be read; found again by its platform and headings. */
export const RememberedMapping = z.object({
  platform: ImportPlatform,
  headerHash: z.string(),
  /** As the file writes them, in order. */
  headings: z.array(z.string()),
  options: MappingOptions,
  saidAt: z.iso.datetime(),
  /** The file whose import taught it. Null: it was taken over from a file of mappings. */
  file: z.string().nullable(),
})
export type RememberedMapping = z.infer<typeof RememberedMapping>

/** What lists of our own posts and followers count. The reach of several posts is no count of people: it is summed to compare it with the file alone. */
export const OwnFigure = z.enum(['reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'views', 'promotedImpressions', 'promotedEngagements', 'promotedClicks', 'gained', 'organic', 'sponsored'])
export type OwnFigure = z.infer<typeof OwnFigure>

/** What an import did, or would do. */
export const Receipt = z.object({
  /** Null in a dry run. */
  batch: ImportBatchId.nullable(),
  file: z.string(),
  sha256: z.string(),
  platform: SourcePlatform,
  /** Posts, followers and deals are our own. */
  subject: z.enum(['ads', 'people', 'posts', 'followers', 'deals']).default('ads'),
  /** What the file is in the platform's words: `Campaign report`, `Ads by age and gender`; of people `people (connections)`. */
  kind: z.string(),
  /** Null: the file is not about money. */
  currency: Currency.nullable(),
  /** Null: the file is not about ad results. */
  grain: z.enum(['day', 'period']).nullable(),
  /** First and last day the rows cover. Null: the file names no dates. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** The ad account, or our own handle. Empty: none was named. */
  account: z.string(),
  /** Entity and segments the rows are broken down by: `ad`, `campaign, age, gender`. */
  breakdown: z.string(),
  rows: RowAccount,
  totals: ImportTotals,
  /** The file's own summary row. Null: it has none. */
  fileTotals: ImportTotals.nullable(),
  /** Whether rows and summary agree, rounding allowed. Null: there is no summary row. */
  reconciled: z.boolean().nullable(),
  /** Σ over what a file of our own posts or followers tells; figures that no row of it tells are not there. */
  sums: z.array(z.object({ figure: OwnFigure, sum: z.int().nonnegative() })).default([]),
  /** What deals come to, by status and currency. Empty: the file is not about deals. */
  amounts: z.array(DealAmount).default([]),
  /** What became of contacts and interactions. Null: the file is not about people. */
  people: PeopleSums.nullable().default(null),
  /** The first 1,000; `rows.refused` counts all. */
  refusals: z.array(Refusal),
  /** What a person should know of the file, in sentences. */
  warnings: z.array(z.string()),
  importedAt: z.iso.datetime().nullable(),
  /** The figures that the file tells; a blank among them says that nothing happened. Null: it is not about ad results, or was imported before this was kept. */
  told: z.array(MeasureField).nullable().default(null),
  /** The first letters of the SHA-256 of the file whose refused rows these are, corrected. Null: an export of its own. */
  corrects: z.string().nullable().default(null),
  /** Whether its refused rows can be saved as a file that reads like this one. False: they are of an archive or of contact cards, and can only be listed. */
  canCorrect: z.boolean().default(true),
})
export type Receipt = z.infer<typeof Receipt>

/** A file as it will be read, before anything changes. */
export const ImportPreview = z.object({
  /** Why the file was taken for what `receipt.platform` says, most telling first. */
  recognisedBy: z.array(z.string()),
  encoding: z.string(),
  /** Empty for a spreadsheet. */
  delimiter: z.string(),
  /** Empty for a text file. */
  sheets: z.array(z.string()),
  headerLine: z.int().positive(),
  columns: z.array(z.object({
    index: z.int(), header: z.string(), field: ImportField, isPinned: z.boolean(),
    /** How its numbers or dates are read, in words, and what proves it. Empty: neither. */
    format: z.string().default(''), proof: z.string().default(''),
  })),
  /** What proves how the text was taken apart: encoding, delimiter, headings. */
  layoutProof: z.array(z.string()).default([]),
  /** First rows: the file's own text beside the parsed value; `parsed` is null for an empty or unread cell. */
  sample: z.array(z.object({ line: z.int(), cells: z.array(z.object({ text: z.string(), parsed: z.string().nullable() })) })),
  questions: z.array(ImportQuestion),
  receipt: Receipt,
  /** Null: the file is about ad results. */
  people: PeoplePreview.nullable().default(null),
})
export type ImportPreview = z.infer<typeof ImportPreview>
