import type { ReadEntity, ReadSummary } from '../../imports/reading'
import type { AdImportPlatform, ImportOptions } from '../../shared/imports/import'
import type { AdPlatform } from '../../shared/kernel/platform'
import { sortName } from '../../shared/kernel/sort-name'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import type { CollectedRows } from './collected-rows'
import type { Look } from '../pace'
import type { Renaming } from './renamed'

/** What a batch mentions; each goes when the last batch that mentions it is taken back. */
type UseKind = 'account' | 'source' | 'entity' | 'breakdown' | 'segment' | 'conversion_kind'

/** A file's dictionaries in the workbook's numbers. Negative: not in the workbook (only where nothing was to be created). */
export interface Dictionaries {
  readonly breakdownId: number
  readonly entityIds: Int32Array
  readonly segmentIds: Int32Array
  /** Null at position 0 where the file counts no conversions without a name. */
  readonly conversionKindIds: Int32Array
  readonly accountIds: ReadonlySet<number>
  readonly uses: ReadonlyMap<UseKind, ReadonlySet<number>>
  /** Names of the file that are new ones of what the workbook knows under another. */
  readonly aliases: readonly Alias[]
  readonly warnings: readonly string[]
}

interface Alias {
  readonly accountId: number
  readonly identity: string
  readonly entityId: number
}

interface InternOptions {
  readonly summary: ReadSummary
  readonly options: ImportOptions
  /** False: look up only, for a preview. */
  readonly isCreating: boolean
  /** What a person said is renamed. */
  readonly renamed: readonly Renaming[]
  readonly now: Date
  readonly look: Look
}

/** Which platform an imported account is of: the generic mapper does not know. */
const adPlatformOf = (platform: AdImportPlatform): AdPlatform => (platform === 'generic' ? 'other' : platform)

/** What conversions are called where the file gives them no name. */
const unnamedConversionKind = 'Conversions'

/** Names looked up between two looks whether to stop. */
const entitiesPerLook = 500

const idOrName = (id: string, name: string): string => (id === '' ? (name === '' ? '' : `name:${name}`) : `id:${id}`)

const ownId = (entity: ReadEntity): string => {
  switch (entity.level) {
    case 'account':
      return ''
    case 'campaign':
      return entity.campaignId
    case 'ad_set':
      return entity.adSetId
    case 'ad':
      return entity.adId
  }
}

/**
 * The text by which an entity is known again within its account. With an id of its own: level, id, and whether its campaign
 * is known (a file that names campaigns says more than one that does not). Else level and the ids or names of all its parts.
 */
export const entityIdentity = (entity: ReadEntity): string => {
  const campaign = idOrName(entity.campaignId, entity.campaignName)
  const id = ownId(entity)
  return JSON.stringify(
    id === ''
      ? [entity.level, campaign, idOrName(entity.adSetId, entity.adSetName), idOrName(entity.adId, entity.adName)]
      : [entity.level, `id:${id}`, campaign === '' ? 'alone' : 'in a campaign'],
  )
}

/** Finds, or makes, the workbook's numbers for all that a file names. Needs a transaction when creating. */
export const internDictionaries = (context: StoreContext, rows: CollectedRows, internOptions: InternOptions): Dictionaries => {
  const { summary, isCreating, look } = internOptions
  const { prepare } = context
  const uses = new Map<UseKind, Set<number>>()
  const warnings = new Set<string>()
  let lastMissing = 0

  const mention = (kind: UseKind, id: number): number => {
    const ids = uses.get(kind) ?? new Set<number>()
    uses.set(kind, ids)
    return ids.add(id) && id
  }
  const intern = (kind: UseKind, found: number | null, create: () => number | bigint): number => {
    if (found !== null) return mention(kind, found)
    lastMissing -= 1
    return mention(kind, isCreating ? Number(create()) : lastMissing)
  }
  const find = (sql: string, ...values: readonly (string | number)[]): number | null => {
    const id: unknown = prepare(sql).pluck().get(...values)
    return typeof id === 'number' ? id : null
  }
  const insert = (sql: string, ...values: readonly (string | number | null)[]): number | bigint => prepare(sql).run(...values).lastInsertRowid

  const internText = (kind: 'segment' | 'conversion_kind', value: string): number => {
    const [table, column] = kind === 'segment' ? ['segment', 'value'] : ['conversion_kind', 'name']
    return intern(kind, find(`SELECT id FROM ${table} WHERE ${column} = ?`, value), () => insert(`INSERT INTO ${table} (${column}) VALUES (?)`, value))
  }

  const accounts = accountFinder(internOptions, { find, insert, intern })
  const campaigns = campaignFinder(internOptions, {
    ofRenamed: campaignsOfRenamed(internOptions.renamed),
    find,
    insert,
    intern,
    warn: (text) => warnings.add(text),
    nameOf: (id) => prepare('SELECT name FROM campaign WHERE id = ?').pluck().get(id),
    newId: () => unusedId(context, 'campaign'),
  })

  const identifiedBy = rows.entities.some((entity) => ownId(entity) !== '') ? 'id' : 'name'
  const segments = summary.segments.join(', ')
  const breakdownId = intern(
    'breakdown',
    find('SELECT id FROM breakdown WHERE level = ? AND segments = ? AND identified_by = ?', summary.level, segments, identifiedBy),
    () => insert('INSERT INTO breakdown (level, segments, identified_by) VALUES (?, ?, ?)', summary.level, segments, identifiedBy),
  )
  const accountIds = new Set<number>()
  // By identity, which several of a file's entities may share: those of a campaign with an id that goes by two names.
  const keyOf = (accountId: number, identity: string): string => `${accountId} ${identity}`
  const aliases = new Map<string, Alias>()
  const renamed = new Map(internOptions.renamed.map(({ entity, entityId }) => [keyOf(accounts(entity), entityIdentity(entity)), entityId]))
  /** What has been known by this name since it was said to be renamed, or is said to be now. */
  const known = (accountId: number, identity: string): number | null => {
    const key = keyOf(accountId, identity)
    const entityId = find('SELECT min(entity_id) FROM entity_alias WHERE account_id = ? AND identity = ?', accountId, identity) ?? renamed.get(key) ?? null
    if (entityId !== null) aliases.set(key, { accountId, identity, entityId })
    return entityId
  }
  const entityIds = Int32Array.from(rows.entities, (entity, position) => {
    if (position % entitiesPerLook === 0) look(t`Looking up names`, position, rows.entities.length)
    const accountId = accounts(entity)
    accountIds.add(accountId)
    const campaignId = campaigns(accountId, entity)
    const identity = entityIdentity(entity)
    const found = accountId < 0 ? null : (find('SELECT id FROM ad_entity WHERE account_id = ? AND identity = ?', accountId, identity) ?? known(accountId, identity))
    return intern('entity', found, () =>
      insert(
        'INSERT INTO ad_entity (account_id, level, identity, campaign_id, campaign_name, ad_set_name, ad_name) VALUES (?, ?, ?, ?, ?, ?, ?)',
        accountId, entity.level, identity, campaignId, entity.campaignName, entity.adSetName, entity.adName,
      ),
    )
  })
  return {
    breakdownId,
    entityIds,
    segmentIds: Int32Array.from(rows.segments, (value, position) => (position === 0 ? 0 : internText('segment', value))),
    conversionKindIds: Int32Array.from(rows.conversionKinds, (name, position) =>
      position === 0 ? (hasUnnamedConversions(rows) ? internText('conversion_kind', unnamedConversionKind) : 0) : internText('conversion_kind', name),
    ),
    accountIds,
    uses,
    aliases: [...aliases.values()],
    warnings: [...warnings],
  }
}

const hasUnnamedConversions = (rows: CollectedRows): boolean => {
  for (let row = 0; row < rows.count; row += 1) if (rows.conversionKind.at(row) === 0 && !Number.isNaN(rows.measures.conversions.at(row))) return true
  return false
}

interface Access {
  readonly find: (sql: string, ...values: readonly (string | number)[]) => number | null
  readonly insert: (sql: string, ...values: readonly (string | number | null)[]) => number | bigint
  readonly intern: (kind: UseKind, found: number | null, create: () => number | bigint) => number
}

/** An account is known by its id, else by its name; a name that was seen alone is the account that later comes with an id. */
const accountFinder = ({ summary, options }: InternOptions, { find, insert, intern }: Access): ((entity: ReadEntity) => number) => {
  const platform = adPlatformOf(summary.platform)
  const known = new Map<string, number>()
  return (entity) => {
    const id = options.account === null ? entity.accountId : ''
    const name = options.account ?? entity.accountName
    const key = JSON.stringify([id, name])
    const found = known.get(key)
    if (found !== undefined) return found
    const inWorkbook =
      find('SELECT id FROM ad_account WHERE platform = ? AND identity = ?', platform, id === '' ? name : id) ??
      (name === ''
        ? null
        : id === ''
          ? find('SELECT min(id) FROM ad_account WHERE platform = ? AND name = ? HAVING count(*) = 1', platform, name)
          : find('SELECT id FROM ad_account WHERE platform = ? AND identity = ?', platform, name))
    const account = intern('account', inWorkbook, () =>
      insert('INSERT INTO ad_account (platform, identity, name) VALUES (?, ?, ?)', platform, id === '' ? name : id, name === '' ? id : name),
    )
    known.set(key, account)
    return account
  }
}

const campaignKey = ({ accountId, accountName, campaignId, campaignName }: ReadEntity): string => JSON.stringify([accountId, accountName, campaignId, campaignName])

/** Which campaign the workbook has what was renamed in, by what the file calls it. Null: what was renamed in it was of several, or of none. */
const campaignsOfRenamed = (renamed: readonly Renaming[]): ((entity: ReadEntity) => number | null) => {
  const byKey = new Map<string, number | null>()
  for (const { entity, campaignId } of renamed) {
    const key = campaignKey(entity)
    byKey.set(key, byKey.has(key) && byKey.get(key) !== campaignId ? null : campaignId)
  }
  return (entity) => byKey.get(campaignKey(entity)) ?? null
}

/** A platform's campaign belongs where its id did, else where its name did in this account, else where what was renamed in it does, else to the campaign of that name, else to a new one. */
const campaignFinder = (
  { summary, now, isCreating }: InternOptions,
  {
    ofRenamed,
    find,
    insert,
    intern,
    warn,
    nameOf,
    newId,
  }: Access & {
    readonly ofRenamed: (entity: ReadEntity) => number | null
    readonly warn: (text: string) => void
    readonly nameOf: (campaignId: number) => unknown
    readonly newId: () => number
  },
): ((accountId: number, entity: ReadEntity) => number | null) => {
  const known = new Map<string, number | null>()

  const findSource = (accountId: number, identity: string, column: 'id' | 'campaign_id'): number | null =>
    accountId < 0 ? null : find(`SELECT ${column} FROM campaign_source WHERE account_id = ? AND identity = ?`, accountId, identity)

  const resolve = (accountId: number, entity: ReadEntity): number | null => {
    const { campaignId, campaignName } = entity
    const identities = [campaignId === '' ? '' : `id:${campaignId}`, campaignName === '' ? '' : `name:${campaignName}`].filter((identity) => identity !== '')
    if (identities.length === 0) return null
    const name = campaignName === '' ? campaignId : campaignName
    let campaign: number | null = null
    for (const identity of identities) campaign ??= findSource(accountId, identity, 'campaign_id')
    campaign ??= ofRenamed(entity)
    campaign ??= find('SELECT min(id) FROM campaign WHERE sort_name = ? AND name = ?', sortName(name), name)
    if (campaign === null && isCreating) {
      campaign = Number(
        insert(
          `INSERT INTO campaign (id, name, sort_name, objective, kpi, target, status, starts_on, ends_on, budget_minor, currency, owner, brief, imported_name, created_at)
           VALUES (?, ?, ?, 'unknown', NULL, NULL, 'active', NULL, NULL, NULL, ?, '', '', ?, ?)`,
          newId(),
          name,
          sortName(name),
          summary.currency,
          name,
          now.toISOString(),
        ),
      )
    }
    const shownName = campaign === null ? name : nameOf(campaign)
    if (campaignId !== '' && campaignName !== '' && shownName !== campaignName) {
      warn(t`Campaign ${campaignId} is “${campaignName}” in this file and “${String(shownName)}” in the workbook; it keeps the name it has there.`)
    }
    for (const identity of identities) {
      const found = findSource(accountId, identity, 'id')
      intern('source', found, () =>
        insert('INSERT INTO campaign_source (account_id, identity, name, campaign_id) VALUES (?, ?, ?, ?)', accountId, identity, name, campaign),
      )
    }
    return campaign
  }

  return (accountId, entity) => {
    const key = JSON.stringify([accountId, entity.campaignId, entity.campaignName])
    const found = known.get(key)
    if (found !== undefined) return found
    const campaign = resolve(accountId, entity)
    known.set(key, campaign)
    return campaign
  }
}

/** Notes what a batch mentions, and by which new names. */
export const writeUses = ({ prepare }: StoreContext, batchId: number, { uses, aliases }: Dictionaries): void => {
  const insert = prepare('INSERT INTO import_use (kind, item_id, batch_id) VALUES (?, ?, ?)')
  for (const [kind, ids] of uses) for (const id of ids) insert.run(kind, id, batchId)
  const alias = prepare('INSERT INTO entity_alias (account_id, identity, batch_id, entity_id) VALUES (?, ?, ?, ?)')
  for (const { accountId, identity, entityId } of aliases) alias.run(accountId, identity, batchId, entityId)
}
