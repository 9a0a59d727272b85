import { t } from '../../shared/kernel/words'

/** Names of tables, and what their rows are to the person, in the order they are shown in; the first that fits counts. */
const kinds: readonly { readonly table: RegExp; readonly name: string }[] = [
  { table: /^contact$/, name: t`Contacts` },
  { table: /^(?:contact_(?!audience)|custom_|tag$|advocate$|first_|shared_key$|not_duplicate$|level_move$|imported_contact$)/, name: t`Details of contacts: addresses, tags, photos, fields` },
  { table: /^(?:interaction|sentiment_)/, name: t`Interactions and who took part` },
  { table: /^(?:community|membership)/, name: t`Communities and their members` },
  { table: /^organization$/, name: t`Organisations` },
  { table: /^follow_up$/, name: t`Follow-ups` },
  { table: /^(?:own_handle|follower_snapshot|post|share_of_voice|relationship_goal)$/, name: t`Own channels, posts and goals` },
  { table: /^(?:consent|objection|erasure|retention_rule|audit)/, name: t`Consent, objections and the record of what was done` },
  { table: /^(?:campaign|budget|plan_cost|media_plan|flight|quarter_goal|experiment|cost_line)/, name: t`Campaigns, budgets and plans` },
  { table: /^(?:audience|creative|deal)/, name: t`Audiences, creatives and deals` },
  { table: /^(?:advice|alert|attribution$|bridge|contact_audience$|definition_break$|hourly_rate$|networking_cost$)/, name: t`Advice and the Bridge` },
  { table: /^(?:ad_account|ad_entity|entity_alias|conversion_kind)$/, name: t`Ad accounts, campaigns and ads as imported` },
  { table: /^(?:actual|breakdown|entity_month$|segment$)/, name: t`Ad results` },
  { table: /^(?:import_(?!salt)|mapping_word)/, name: t`Imports: what was read from which file` },
  { table: /^(?:workbook|saved_.*|report_.*|planning_settings|platform_zone|utm_convention|exchange_rate|import_salt)$/, name: t`Settings, saved views and reports` },
]

const otherKind = t`Other details`

/** What the rows of a table are, in the person's words. */
export const tableKind = (table: string): string => kinds.find((kind) => kind.table.test(table))?.name ?? otherKind

/** All kinds, in the order they are shown in. */
export const tableKinds: readonly string[] = [...kinds.map(({ name }) => name), otherKind]
