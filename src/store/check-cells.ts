import type Database from 'better-sqlite3'
import { z } from 'zod'
import { BridgeRule } from '../shared/bridge/action'
import { NetworkingCost } from '../shared/bridge/effort'
import { ImportOptions, ImportPlatform, Receipt, SourcePlatform } from '../shared/imports/import'
import { FileLayout } from '../shared/imports/refused-file'
import { Day } from '../shared/kernel/day'
import { parseJson } from '../shared/kernel/parse-json'
import { AdPlatform, Platform } from '../shared/kernel/platform'
import { Quarter } from '../shared/kernel/quarter'
import { remembered } from '../shared/kernel/remembered'
import { plural, t } from '../shared/kernel/words'
import { AdviceFit, AdviceQuestion } from '../shared/marketing/advice/advice'
import { AudienceKind, KeptAudienceFields } from '../shared/marketing/audience'
import { Kpi, KeptCampaignFields, Objective } from '../shared/marketing/campaign'
import { CostLineFields } from '../shared/marketing/cost-line'
import { CreativeState, KeptCreativeFields, VariantFields } from '../shared/marketing/creative'
import { Deal } from '../shared/marketing/deal'
import { KeptExperimentFields } from '../shared/marketing/experiment'
import { ExchangeRateFields } from '../shared/marketing/exchange-rate'
import { Flight, PlacementFamily } from '../shared/marketing/flight'
import { MediaPlan } from '../shared/marketing/media-plan'
import { PlanCost } from '../shared/marketing/plan-cost'
import { TimeZone } from '../shared/marketing/planning'
import { GoalMetric, QuarterGoal } from '../shared/marketing/quarter-goal'
import { UtmConvention } from '../shared/marketing/utm'
import { CommunityFields } from '../shared/networking/community'
import { Contact, Handle } from '../shared/networking/contact'
import { ContactSelection } from '../shared/networking/contact.contract'
import { ContactFilter } from '../shared/networking/contact-filter'
import { CustomField, CustomValue } from '../shared/networking/custom-field'
import { FollowUp } from '../shared/networking/follow-up'
import { Group } from '../shared/networking/group'
import { Direction, Interaction, InteractionType } from '../shared/networking/interaction'
import { Organization } from '../shared/networking/organization'
import { FollowerSnapshot, OwnHandleFields } from '../shared/networking/own-handle'
import { RetentionRule } from '../shared/networking/personal-data.contract'
import { Post } from '../shared/networking/post'
import { ShareOfVoice } from '../shared/networking/share-of-voice.contract'
import { WorkbookSettings } from '../shared/workbook/workbook.contract'
import { columnsOf, contentTables, quoteName } from './archive/tables'
import { findDangling } from './check-references'
import { idsEnd } from './kept-ids'
import { describeOdd, lookThrough, type OddRows, wordsFor } from './odd-rows'

type Sqlite = Database.Database

/** JSON of a shape. */
const json = (schema: z.ZodType): z.ZodType => z.string().transform(parseJson).pipe(schema)

/** JSON that is taken as it comes: what of it this version does not know is left out. */
const anyJson = z.string().refine((text) => text === 'null' || parseJson(text) !== null)

const texts = z.array(z.string())

/** What an import says of a person, as `factsText` writes it. */
const Facts = z.object({ isNameStandIn: z.literal(true), fields: z.record(z.string(), z.string()), emails: texts, phones: texts, tags: texts, handles: z.array(z.object({ platform: Platform, handle: z.string(), url: z.string() })), photo: z.string() }).partial()

/** Texts of a table that are answered up to a length, and beyond it are not: no screen then shows their row. */
const boundedTexts = <Field extends string>(table: string, shape: Readonly<Record<Field, z.ZodType>>, ...fields: readonly Field[]): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(fields.map((field) => [`${table}.${field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`, shape[field]]))

/** What columns may hold whose name and type do not say it: the schema by which their cells are answered, or read. Null is for the schema of the tables to judge. */
const rules: Readonly<Record<string, z.ZodType>> = {
  'ad_account.platform': AdPlatform,
  'advice_fit.fit': json(AdviceFit),
  'advice_fit.question': json(AdviceQuestion),
  'advice_promise.question': json(AdviceQuestion),
  'audience.kind': AudienceKind,
  'audience_size.platform': AdPlatform,
  'audience_use.platform': AdPlatform,
  'bridge_action.rule': BridgeRule,
  'budget.placement': PlacementFamily,
  'budget.platform': AdPlatform,
  'campaign.budget_minor': KeptCampaignFields.shape.budgetMinor,
  'campaign.kpi': Kpi,
  'campaign.objective': Objective,
  'campaign.target': KeptCampaignFields.shape.target,
  'campaign_template.budget_minor': KeptCampaignFields.shape.budgetMinor,
  'campaign_template.kpi': Kpi,
  'campaign_template.objective': Objective,
  'campaign_template.target': KeptCampaignFields.shape.target,
  'community.platform': Platform,
  'community.url': CommunityFields.shape.url,
  'contact.birthday': Contact.shape.birthday,
  'contact.ideal_days': Contact.shape.idealDays,
  'contact.interaction_count': Contact.shape.interactionCount,
  'contact.longest_days': Contact.shape.longestDays,
  'contact_audience.selection': json(ContactSelection),
  'contact_group.ideal_days': Group.shape.idealDays,
  'contact_group.longest_days': Group.shape.longestDays,
  'contact_handle.handle': Handle.shape.handle,
  'contact_handle.platform': Platform,
  'contact_handle.url': Handle.shape.url,
  'cost_line.platform': AdPlatform,
  'creative.landing_url': KeptCreativeFields.shape.landingUrl,
  'creative_event.from_state': CreativeState,
  'creative_event.to_state': CreativeState,
  'creative_variant.placement': PlacementFamily,
  'creative_variant.platform': AdPlatform,
  'custom_field.choices': json(CustomField.shape.choices),
  'custom_value.text_value': CustomValue,
  'definition_break.platform': AdPlatform,
  'exchange_rate.rate': ExchangeRateFields.shape.rate,
  'exchange_rate.source': ExchangeRateFields.shape.source,
  'experiment.platform': AdPlatform,
  'flight.custom_minor': json(Flight.shape.customMinor.unwrap()),
  'flight.dark': json(Flight.shape.dark),
  'flight.placement': PlacementFamily,
  'flight.platform': AdPlatform,
  'follower_snapshot.gained': FollowerSnapshot.shape.gained,
  'import_batch.platform': SourcePlatform,
  'import_batch.receipt': json(Receipt),
  'import_claim.facts': json(Facts),
  'import_layout.layout': json(FileLayout),
  'import_mapping.headings': json(texts),
  'import_mapping.options': json(ImportOptions),
  'import_mapping.platform': ImportPlatform,
  'import_own_row.before': json(z.array(z.union([z.string(), z.number(), z.null()]))),
  'import_own_row.row_key': json(z.union([z.tuple([z.union([z.string(), z.number()]), z.string()]), z.tuple([z.string()])])),
  'import_own_row.said': json(z.array(z.union([z.string(), z.number(), z.null(), z.literal(false)]))),
  'import_refusal.cells': json(texts),
  'import_touch_claim.content': json(z.tuple([InteractionType, Direction, Day, Platform.nullable(), z.string()])),
  'interaction.minutes': Interaction.shape.minutes,
  'interaction.platform': Platform,
  'interaction.type': InteractionType,
  'interaction_month.platform': z.union([Platform, z.literal('')]),
  'interaction_month.type': InteractionType,
  'mapping_word.headings': json(texts),
  'mapping_word.options': json(ImportOptions),
  'mapping_word.platform': ImportPlatform,
  'organization.url': Organization.shape.url,
  'own_handle.platform': Platform,
  'own_handle.url': OwnHandleFields.shape.url,
  'planning_settings.time_zone': TimeZone,
  'platform_zone.platform': AdPlatform,
  'platform_zone.time_zone': TimeZone,
  'post.platform': Platform,
  'post.url': Post.shape.url,
  'quarter_goal.metric': GoalMetric,
  'quarter_goal.platform': AdPlatform,
  'quarter_goal.quarter': Quarter,
  'retention_rule.filter': json(ContactFilter),
  'retention_rule.idle_days': RetentionRule.shape.idleDays,
  'saved_report.ask': anyJson,
  'saved_view.columns': anyJson,
  'saved_view.filter': anyJson,
  'saved_view.sort': anyJson,
  'sentiment_month.platform': z.union([Platform, z.literal('')]),
  'sentiment_month.type': InteractionType,
  'share_of_voice.competitors': json(ShareOfVoice.shape.competitors),
  ...boundedTexts('audience', KeptAudienceFields.shape, 'definition', 'exclusions', 'note', 'places', 'languages', 'interests', 'lookalike'),
  ...boundedTexts('campaign', KeptCampaignFields.shape, 'owner', 'brief'),
  ...boundedTexts('campaign_template', KeptCampaignFields.shape, 'owner', 'brief'),
  ...boundedTexts('community', CommunityFields.shape, 'rules', 'note'),
  ...boundedTexts('contact', Contact.shape, 'role', 'source', 'howMet'),
  ...boundedTexts('cost_line', CostLineFields.shape, 'label'),
  ...boundedTexts('creative', KeptCreativeFields.shape, 'note'),
  ...boundedTexts('creative_variant', VariantFields.shape, 'label', 'body', 'headline', 'description', 'asset'),
  ...boundedTexts('deal', Deal.shape, 'note', 'customer'),
  ...boundedTexts('experiment', KeptExperimentFields.shape, 'hypothesis', 'firstLabel', 'secondLabel'),
  ...boundedTexts('flight', Flight.shape, 'note'),
  ...boundedTexts('follow_up', FollowUp.shape, 'note'),
  ...boundedTexts('interaction', Interaction.shape, 'note'),
  ...boundedTexts('media_plan', MediaPlan.shape, 'note'),
  ...boundedTexts('networking_cost', NetworkingCost.shape, 'label'),
  ...boundedTexts('organization', Organization.shape, 'note'),
  ...boundedTexts('plan_cost', PlanCost.shape, 'label'),
  ...boundedTexts('post', Post.shape, 'text', 'permissionNote'),
  ...boundedTexts('quarter_goal', QuarterGoal.shape, 'note'),
  ...boundedTexts('share_of_voice', ShareOfVoice.shape, 'source'),
  ...boundedTexts('utm_convention', UtmConvention.shape, 'source', 'medium', 'campaign', 'content', 'term'),
  ...boundedTexts('workbook', WorkbookSettings.shape, 'name'),
}

/** Tables of one row that a new workbook begins with, and that is always there. */
const beginnings = ['workbook', 'planning_settings', 'utm_convention', 'import_salt', 'sentiment_reading'] as const

/** The columns that have a rule of their own. */
export const columnsWithRules: readonly string[] = Object.keys(rules)

type Column = ReturnType<typeof columnsOf>['columns'][number]

/** What a cell of a column must be, in SQL. Null: any text, or bytes. */
export const ruleOf = (table: string, { name, type }: Column): string | null => {
  const cell = quoteName(name)
  if (rules[`${table}.${name}`] !== undefined) return `(${cell} IS NULL OR fits('${table}.${name}', ${cell}))`
  if (type === 'INTEGER') return name === 'id' ? `${cell} BETWEEN 1 AND ${idsEnd - 1}` : `${cell} BETWEEN ${Number.MIN_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`
  if (type === 'REAL') return `abs(${cell}) <= ${Number.MAX_VALUE}`
  if (type !== 'TEXT') return null
  if (/(?:^|_)currency$/.test(name)) return `${cell} GLOB '[A-Z][A-Z][A-Z]'`
  if (/_(?:on|day|until)$/.test(name)) return `(date(${cell}) IS ${cell} AND ${cell} NOT LIKE '0000%')`
  if (/(?:^|_)at$/.test(name)) return `(date(${cell}) IS substr(${cell}, 1, 10) AND ${cell} GLOB '????-??-??T??:??:??*Z')`
  return /(?:^|_)month$/.test(name) ? `date(${cell} || '-01') IS ${cell} || '-01'` : null
}

/** Rows looked at between two turns of a table with cells that are judged one by one, not in SQL. */
const judgedRowsATurn = 1000

/** Looks through every cell, slice by slice of a table's rows. Null: a slice is done. */
function* findStrangeCells(sqlite: Sqlite): Generator<OddRows | null> {
  const fitting = new Map(Object.entries(rules).map(([column, schema]) => [column, remembered(1000, (cell: unknown) => (schema.safeParse(cell).success ? 1 : 0))]))
  sqlite.function('fits', { deterministic: true, directOnly: true }, (column: string, cell: unknown) => fitting.get(column)?.(cell))
  for (const table of beginnings) if (sqlite.prepare(`SELECT 1 FROM ${table}`).get() === undefined) yield { table, column: null, rows: 1, first: '' }
  for (const table of contentTables(sqlite)) {
    const { columns } = columnsOf(sqlite, table)
    const ruled = columns.flatMap((column) => {
      const rule = ruleOf(table, column)
      return rule === null ? [] : [{ column: column.name, isOdd: `NOT (${rule})` }]
    })
    const isJudged = columns.some(({ name }) => rules[`${table}.${name}`] !== undefined)
    yield* lookThrough(sqlite, table, ruled, isJudged ? judgedRowsATurn : undefined)
  }
}

const describe = ({ table, column, rows, first }: OddRows): string =>
  column === null
    ? t`${wordsFor(table)}: the row of “${table}” is missing.`
    : t`${wordsFor(table)}: of “${table}.${column}”, ${plural(rows, { one: '# cell is', other: '# cells are' })} nothing that Rapport writes; the first is in row ${first}.`

/** What in a workbook fits its tables and no version of Rapport writes, by column. Null: nothing, or `turn`, which is taken after every few thousand rows, says to stop. */
export const checkCells = (sqlite: Sqlite, turn: () => Promise<boolean>): Promise<string | null> => describeOdd(findStrangeCells(sqlite), turn, describe)

/** Whether anything in a workbook is what no version of Rapport writes, or refers to what is not there; other work has its turn meanwhile. Null: not all could be read, or the workbook was closed. */
export const holdsStrangeCell = async (sqlite: Sqlite): Promise<boolean | null> => {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  try {
    await turn()
    for (const find of [findStrangeCells, findDangling]) {
      for (const odd of find(sqlite)) {
        if (odd !== null) return true
        await turn()
      }
    }
    return false
  } catch {
    return null
  }
}
