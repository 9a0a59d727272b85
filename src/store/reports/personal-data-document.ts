import { attributionRuleNames, AttributionRule, AttributionSource } from '../../shared/bridge/attribution'
import { BridgeRule, bridgeRules } from '../../shared/bridge/action'
import { Day, localDay } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { keysOf } from '../../shared/kernel/keys-of'
import { numberText } from '../../shared/kernel/language'
import { Currency } from '../../shared/kernel/money'
import { AdPlatform, Platform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { DealStatus, dealStatusNames } from '../../shared/marketing/deal'
import { levelNames } from '../../shared/networking/community'
import { Direction, InteractionType, interactionTypes } from '../../shared/networking/interaction'
import { basisNames, ConsentFields } from '../../shared/networking/personal-data.contract'
import { Permission, permissionNames, PostKind, postKindNames } from '../../shared/networking/post'
import { sentimentLabels, sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { textCell } from '../../shared/reports/cells'
import type { ReportDocument, ReportRow } from '../../shared/reports/document'
import { formatMoney } from '../../shared/reports/format'
import { parseFacts } from '../imports/people/facts'
import { parseContent } from '../imports/people/plan-touches'
import type { PersonalData, Row } from '../networking/personal-data-export'

/** What a person reads each kept thing as. */
const fieldNames: Readonly<Record<string, string>> = {
  id: t`Number`, name: t`Name`, organization: t`Organisation`, role: t`Role`, birthday: t`Birthday`, source: t`Source`, howMet: t`How we met`, note: t`Note`, idealDays: t`Ideal, in days`, longestDays: t`Longest, in days`,
  groupName: t`Group`, createdAt: t`Added`, lastTouchOn: t`Last touch`, dueOn: t`Due`, snoozedUntil: t`Snoozed until`, interactionCount: t`Interactions`, strength: t`Strength, of 100`, isArchived: t`Archived`, hasObjected: t`Objected`,
  field: t`Field`, value: t`Value`, handle: t`Handle`, community: t`Community`, platform: t`Platform`, pinnedLevel: t`Level`, joinedOn: t`Joined`, on: t`Day`, from: t`From`, to: t`To`, type: t`Type`, direction: t`Direction`, minutes: t`Minutes`,
  sentiment: t`Sentiment`, otherPeople: t`Other people`, needsNoReply: t`No reply needed`, doneOn: t`Done`, purpose: t`Purpose`, basis: t`Ground`, wording: t`Wording`, givenOn: t`Given on`, withdrawnOn: t`Withdrawn on`, kind: t`Kind`, url: t`Address`, text: t`Text`,
  reach: t`Reach`, impressions: t`Impressions`, reactions: t`Reactions`, comments: t`Comments`, shares: t`Shares`, saves: t`Saves`, clicks: t`Clicks`, views: t`Views`, promotedImpressions: t`Promoted impressions`,
  promotedEngagements: t`Promoted engagements`, promotedClicks: t`Promoted clicks`, permission: t`Permission`, permissionOn: t`Permission as of`, permissionNote: t`Note on the permission`, readSentiment: t`Sentiment as read`, saidSentiment: t`Sentiment as corrected`,
  externalId: t`Number on the platform`, reason: t`Reason`, since: t`Since`, leadOn: t`Lead since`, customerOn: t`Customer since`, status: t`Status`, amountMinor: t`Amount`, currency: t`Currency`, customer: t`Customer`, position: t`Counts as`,
  campaign: t`Campaign`, words: t`In their words`, deal: t`Deal`, brought: t`Brought`, rule: t`Proposal`, decision: t`Decision`, said: t`Said`, cameByImport: t`Came by this import`, line: t`Line`,
}

/** The name of a kept thing; one that has none is shown as it is kept. */
export const fieldName = (field: string): string => fieldNames[field] ?? field

/** The word for a value that is one of few; others stay as they are. */
const wordOf = <Value extends string>(values: readonly Value[], names: (value: Value) => string) => (kept: string): string => {
  const known = values.find((value) => value === kept)
  return known === undefined ? kept : names(known)
}

const sentimentWord = wordOf(sentimentLabels, (label) => sentimentNames[label])
const levelWord = (kept: string): string => levelNames[Number(kept)] ?? kept
const sourceNames: Readonly<Record<AttributionSource, string>> = { relationship: t`A relationship`, campaign: t`A campaign`, neither: t`Neither a relationship nor a campaign` }
/** As whom it is about reads it: “us” is who keeps the workbook. */
const directionWords: Readonly<Record<Direction, string>> = { outgoing: t`from us`, incoming: t`from them`, mutual: t`both ways` }
const alertWords: Readonly<Record<string, string>> = { went_quiet: t`Went quiet`, came_back: t`Came back`, first_contribution: t`Spoke for the first time`, level_moved: t`Level moved` }

const words: Readonly<Record<string, (kept: string) => string>> = {
  platform: wordOf([...Platform.options, ...AdPlatform.options], (platform) => platformNames[platform]),
  type: wordOf(InteractionType.options, (type) => interactionTypes[type].name),
  direction: wordOf(Direction.options, (direction) => directionWords[direction]),
  sentiment: sentimentWord, readSentiment: sentimentWord, saidSentiment: sentimentWord,
  pinnedLevel: levelWord, from: levelWord, to: levelWord,
  basis: wordOf(ConsentFields.shape.basis.options, (basis) => basisNames[basis]),
  kind: (kept) => alertWords[kept] ?? wordOf(PostKind.options, (kind) => postKindNames[kind])(kept),
  permission: wordOf(Permission.options, (permission) => permissionNames[permission]),
  status: wordOf(DealStatus.options, (status) => dealStatusNames[status]),
  source: wordOf(AttributionSource.options, (source) => sourceNames[source]),
  position: wordOf(AttributionRule.options, (rule) => attributionRuleNames[rule]),
  brought: wordOf(['person', 'deal'], (brought) => (brought === 'person' ? t`somebody` : t`a deal`)),
  rule: wordOf(BridgeRule.options, (rule) => bridgeRules[rule].name),
  decision: wordOf(['accepted', 'dismissed'], (decision) => (decision === 'accepted' ? t`Accepted` : t`Dismissed`)),
  cameByImport: (kept) => (kept === '1' ? t`Yes` : t`No`),
  needsNoReply: () => t`Yes`,
}

/** A day or an instant for eyes; another text as it is. */
const inWords = (text: string): string => {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return dayText(localDay(new Date(text)))
  const day = Day.safeParse(text)
  return day.success ? dayText(day.data) : text
}

const valueText = (field: string, value: string | number | boolean): string => {
  const word = words[field]
  if (word !== undefined) return word(String(value))
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`
  if (typeof value === 'string') return inWords(value)
  // A number of the person's own, which may be a year, stands as it is kept.
  return field === 'id' || field === 'value' ? String(value) : numberText(field === 'strength' ? Math.round(value) : value)
}

/** Each field that holds something, with its name. */
const named = (entry: object): readonly string[] => Object.entries(entry).flatMap(([field, value]: [string, unknown]) => (typeof value === 'string' && value !== '' ? [`${fieldName(field)}: ${valueText(field, value)}`] : []))

/** What an import said of a person, or of an interaction, which is kept as JSON. */
const saidText = (json: string): string => {
  if (json.startsWith('[')) return named(parseContent(json)).join(' · ')
  const { fields, handles, emails, phones, tags } = parseFacts(json)
  return [...named(fields), ...handles.flatMap(named), ...emails, ...phones, ...tags].join(' · ')
}

/** What one row says, without what the line says before it. */
const describe = ({ amountMinor, currency, ...entry }: Row): string => {
  const amount = typeof amountMinor === 'number' && typeof currency === 'string' ? [`${fieldName('amountMinor')}: ${formatMoney(amountMinor, Currency.parse(currency), { withCurrency: true })}`] : []
  const parts = Object.entries(entry).flatMap(([field, value]) => {
    if (value === null || value === '' || field === 'on' || field === 'givenOn' || ((field === 'otherPeople' || field === 'needsNoReply') && value === 0)) return []
    return [field === 'said' ? saidText(String(value)) : `${fieldName(field)}: ${valueText(field, value)}`]
  })
  return [...parts, ...amount].join(' · ')
}

const titles = {
  customFields: t`Custom field`, memberships: t`Community`, levelMoves: t`Level`, interactions: t`Interaction`, followUps: t`Follow-up`, consents: t`Consent`, posts: t`Post`, advocate: t`Advocate`, dismissedAlerts: t`Dismissed alert`,
  stages: t`Lead and customer`, deals: t`Deal`, sources: t`Source`, dealSources: t`Source of a deal`, recommendations: t`Brought`, campaignAnswers: t`Answer to a campaign`, proposals: t`Proposal`, imports: t`Said by an import`,
  importedInteractions: t`Interaction in an import`, refusedRows: t`Refused row of an import`,
} as const

const row = (kind: string, what: string, value: string): ReportRow => ({ cells: [kind, what, value].map(textCell) })

/** Personal data as a document that whoever it is about can read, line by line. The JSON export has the same as it is kept. */
export const personalDataDocument = (data: PersonalData, workbook: string): ReportDocument => {
  // What their names say better, what the picture’s line says, and how we stand to them, which is worked out from the rest.
  const { handles, emails, phones, tags, custom: _custom, groupId: _groupId, organizationId: _organizationId, hasPhoto: _hasPhoto, state: _state, ...fields } = data.contact
  const own = [
    ...Object.entries(fields).flatMap(([field, value]) => (value === null || value === '' || value === false ? [] : [row(t`Contact`, fieldName(field), field === 'source' ? String(value) : valueText(field, value))])),
    ...handles.map(({ platform, handle, url }) => row(t`Handle`, platformNames[platform], `${handle} ${url}`.trim())),
    ...emails.map((email) => row(t`E-mail`, '', email)),
    ...phones.map((phone) => row(t`Phone`, '', phone)),
    ...tags.map((tag) => row(t`Tag`, '', tag)),
    ...(data.photo === null ? [] : [row(t`Picture`, data.photo.mediaType, t`In the JSON export`)]),
  ]
  const listed = keysOf(titles).flatMap((key) => data[key].map((entry) => row(titles[key], inWords(String(entry['on'] ?? entry['givenOn'] ?? '')), describe(entry))))
  return {
    title: t`What is kept about ${data.contact.name}`,
    subtitle: [workbook, t`As of ${dayText(data.exportedOn)}`],
    keyFigures: [],
    chart: null,
    table: {
      caption: t`Everything kept, by kind`,
      columns: [{ key: 'kind', label: t`Kind`, align: 'start' }, { key: 'what', label: t`What`, align: 'start' }, { key: 'value', label: t`Kept`, align: 'start' }],
      rows: [...own, ...listed],
      total: null,
    },
    notes: [t`Notes of interactions that other people took part in are left out: they may be about them.`],
    definitions: [],
  }
}
