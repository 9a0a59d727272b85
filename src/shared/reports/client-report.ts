import { z } from 'zod'
import { AttributionRule, attributionRuleNames } from '../bridge/attribution'
import { OrganicPaidReport } from '../bridge/organic-paid-report'
import { Currency } from '../kernel/money'
import { t } from '../kernel/words'
import { Period } from '../marketing/metrics'
import { CommunityHealthAnswer, communityHealthReport } from './community-report'
import { type ReportDocument, type ReportPicture, type ReportSection, partsOf } from './document'
import { KeepInTouchAnswer, keepInTouchReport } from './keep-in-touch-report'
import { organicPaidReport } from './organic-paid-document'
import { PacingAnswer, pacingReport } from './pacing-report'
import { PlanVsActual, planVsActualReport } from './plan-vs-actual'
import { PromiseAnswer, promiseReport } from './promise-report'
import { defineReport } from './report-definition'
import { roiDocument } from './roi-document'
import { OtherCurrencies, RoiReport } from './roi.contract'

/** What a client report can be put together from. */
export const ClientBlock = z.enum(['roi', 'plan_vs_actual', 'pacing', 'community_health', 'keep_in_touch', 'organic_paid', 'promises'])
export type ClientBlock = z.infer<typeof ClientBlock>

const clientBlockNames: Readonly<Record<ClientBlock, string>> = {
  roi: t`ROI report`, plan_vs_actual: t`Plan vs actual`, pacing: t`Pacing`, community_health: t`Community health`, keep_in_touch: t`Keep in touch`, organic_paid: t`Organic vs paid`, promises: t`Promise tally`,
}

/** Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2). */
const luminanceOf = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Whether white text on the colour can be read: a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
export const isDarkEnough = (colour: string): boolean => 1.05 / (luminanceOf(colour) + 0.05) >= 4.5

const ReportColour = z.string().regex(/^#[0-9a-f]{6}$/i, t`A colour is written like #2b2f7a`).refine(isDarkEnough, t`White text cannot be read on that colour. Choose a darker one.`)

export const ClientReportFilters = z.object({
  title: z.string().trim().max(120).default(''),
  preparedFor: z.string().trim().max(200).default(''),
  preparedBy: z.string().trim().max(200).default(''),
  /** What a person writes about it; paragraphs are apart by an empty line. */
  summary: z.string().max(10_000).default(''),
  colour: ReportColour.default('#2b2f7a'),
  withLogo: z.boolean().default(true),
  blocks: z.array(ClientBlock).min(1, t`Choose at least one part`).max(ClientBlock.options.length).default(['roi', 'plan_vs_actual', 'community_health']),
  period: Period.default({ from: null, to: null }),
  compare: z.enum(['none', 'previous']).default('none'),
  currency: Currency.nullable().default(null),
  /** Of the ROI report and Organic vs paid: Plan vs actual is of one currency anyway. */
  otherCurrencies: OtherCurrencies.default('convert'),
  /** Holds for every part that credits deals and people. */
  rule: AttributionRule.default('first'),
})
export type ClientReportFilters = z.infer<typeof ClientReportFilters>

const Block = z.discriminatedUnion('block', [
  z.object({ block: z.literal('roi'), answer: RoiReport, /** The same by platform, where it lacks sums. */ platforms: RoiReport.nullable() }),
  z.object({ block: z.literal('plan_vs_actual'), answer: PlanVsActual }),
  z.object({ block: z.literal('pacing'), answer: PacingAnswer }),
  z.object({ block: z.literal('community_health'), answer: CommunityHealthAnswer }),
  z.object({ block: z.literal('keep_in_touch'), answer: KeepInTouchAnswer }),
  z.object({ block: z.literal('organic_paid'), answer: OrganicPaidReport }),
  z.object({ block: z.literal('promises'), answer: PromiseAnswer }),
])
export type AnsweredBlock = z.infer<typeof Block>

export const Logo = z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.string(), width: z.int().positive(), height: z.int().positive() }) satisfies z.ZodType<ReportPicture>

export const ClientReport = z.object({
  workbook: z.string(),
  filters: ClientReportFilters,
  logo: Logo.nullable(),
  blocks: z.array(Block),
})
export type ClientReport = z.infer<typeof ClientReport>

const documentOf = (block: AnsweredBlock): ReportDocument => {
  switch (block.block) {
    case 'roi':
      return roiDocument(block.answer, [], block.platforms)
    case 'plan_vs_actual':
      return planVsActualReport.toDocument(block.answer)
    case 'pacing':
      return pacingReport.toDocument(block.answer)
    case 'community_health':
      return communityHealthReport.toDocument(block.answer)
    case 'keep_in_touch':
      return keepInTouchReport.toDocument(block.answer)
    case 'organic_paid':
      return organicPaidReport.toDocument(block.answer)
    case 'promises':
      return promiseReport.toDocument(block.answer)
  }
}

/** A block's parts under its name; what a part is called in its own report follows it. */
const sectionsOf = (block: AnsweredBlock, document: ReportDocument): readonly ReportSection[] =>
  partsOf(document).map(({ heading, ...part }) => ({ ...part, heading: heading === '' ? clientBlockNames[block.block] : `${clientBlockNames[block.block]}: ${heading}` }))

const unlike = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [...new Map(items.map((item) => [keyOf(item), item])).values()]

/** Chosen reports in one document with a cover. Each keeps its own definitions; what two blocks define alike is printed once. */
export const clientDocument = ({ workbook, filters, logo, blocks }: ClientReport): ReportDocument => {
  const documents = blocks.map((block) => ({ block, document: documentOf(block) }))
  const [first, ...others] = documents.flatMap(({ block, document }) => sectionsOf(block, document))
  if (first === undefined) throw new Error('A client report has at least one block')
  return {
    title: filters.title === '' ? t`Report` : filters.title,
    subtitle: [workbook, ...documents.map(({ block, document }) => `${clientBlockNames[block.block]}: ${document.subtitle.slice(1).join(' · ')}`)],
    cover: {
      preparedFor: filters.preparedFor,
      preparedBy: filters.preparedBy,
      summary: filters.summary.split(/\n\s*\n/u).map((text) => text.replaceAll(/\s+/gu, ' ').trim()).filter((text) => text !== ''),
      colour: filters.colour,
      logo,
    },
    ...first,
    sections: others,
    notes: documents.flatMap(({ block, document }) => document.notes.map((note) => (documents.length === 1 ? note : `${clientBlockNames[block.block]}: ${note}`))),
    definitions: unlike(documents.flatMap(({ document }) => document.definitions), ({ label, definition }) => `${label}/${definition}`),
  }
}

export const clientReport = defineReport({
  title: t`Client report`,
  question: t`What do we hand to a client: chosen parts with a cover, the logo, a colour and a written summary.`,
  filters: ClientReportFilters,
  fields: [
    { kind: 'text', key: 'title', label: t`Title` },
    { kind: 'text', key: 'preparedFor', label: t`Prepared for` },
    { kind: 'text', key: 'preparedBy', label: t`Prepared by` },
    { kind: 'period', key: 'period', whenOpen: t`As each part has it` },
    { kind: 'choice', key: 'compare', label: t`Compare`, options: [{ value: 'none', label: t`None` }, { value: 'previous', label: t`Period before` }] },
    { kind: 'amounts', key: 'currency' },
    { kind: 'choice', key: 'rule', label: t`Attribution`, options: AttributionRule.options.map((value) => ({ value, label: attributionRuleNames[value] })) },
    { kind: 'colour', key: 'colour', label: t`Colour` },
    { kind: 'flag', key: 'withLogo', label: t`With the logo` },
    { kind: 'several', key: 'blocks', label: t`Parts`, options: ClientBlock.options.map((value) => ({ value, label: clientBlockNames[value] })) },
    { kind: 'text', key: 'summary', label: t`Summary`, isLong: true },
  ],
  toDocument: clientDocument,
})
