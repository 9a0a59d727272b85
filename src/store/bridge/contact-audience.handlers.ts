import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { ContactAudience, contactAudienceContract, ListCount } from '../../shared/bridge/contact-audience.contract'
import type { Day } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { AudienceFields, type AudienceId } from '../../shared/marketing/audience'
import { ContactSelection } from '../../shared/networking/contact.contract'
import { consentHolds } from '../../shared/networking/personal-data.contract'
import { formulaSafe } from '../../shared/reports/formula-safe'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { insertAudience } from '../marketing/audience.handlers'
import { selectedIds } from '../networking/contact-list'
import { makeOutput } from '../write-output'

interface ConsentRow {
  readonly contactId: number
  readonly purpose: string
  readonly givenOn: Day
  readonly withdrawnOn: Day | null
}

const consentSql = "SELECT contact_id AS contactId, purpose, given_on AS givenOn, withdrawn_on AS withdrawnOn FROM consent WHERE basis = 'consent'"

/** Contacts whose consent to a purpose holds on a day. */
const consenting = ({ prepare }: StoreContext, purpose: string, today: Day): ReadonlySet<number> => {
  // The columns of consentSql.
  const records = groupBy(prepare(`${consentSql} AND purpose = ?`).all(purpose) as ConsentRow[], ({ contactId }) => contactId)
  return new Set([...records].filter(([, own]) => consentHolds(own, today)).map(([contactId]) => contactId))
}

interface Listed {
  readonly count: ListCount
  /** Addresses as a platform compares them, each once, in order. */
  readonly emails: readonly string[]
}

const normalAddress = (email: string): string => email.trim().toLowerCase()

interface CandidateRow {
  readonly id: number
  readonly hasObjected: number
  readonly emails: string
}

const candidatesSql = `SELECT c.id, c.has_objected AS hasObjected, (SELECT json_group_array(email) FROM contact_email WHERE contact_id = c.id AND trim(email) <> '') AS emails
  FROM json_each(?) AS wanted JOIN contact c ON c.id = wanted.value`

/** Who may be in a list on a day. */
const listOf = (context: StoreContext, selection: ContactSelection, purpose: string, today: Day): Listed => {
  // The columns of candidatesSql.
  const candidates = context.prepare(candidatesSql).all(JSON.stringify(selectedIds(context, selection, today))) as CandidateRow[]
  const agreed = consenting(context, purpose, today)
  const open = candidates.filter(({ hasObjected }) => hasObjected === 0)
  const consented = open.filter(({ id }) => agreed.has(id))
  // A list of texts, made by the statement.
  const addressesOf = ({ emails }: CandidateRow): string[] => (JSON.parse(emails) as string[]).map(normalAddress)
  const people = consented.filter((candidate) => addressesOf(candidate).length > 0)
  return {
    count: { found: candidates.length, objected: candidates.length - open.length, withoutConsent: open.length - consented.length, withoutEmail: consented.length - people.length, people: people.length },
    emails: [...new Set(people.flatMap(addressesOf))].sort(),
  }
}

const listSql = `SELECT l.audience_id AS audienceId, a.name, l.purpose, l.people, l.counted_on AS countedOn, (SELECT count(*) FROM audience_use WHERE audience_id = a.id) AS uses
  FROM contact_audience l JOIN audience a ON a.id = l.audience_id`

const read = ({ prepare }: StoreContext, id: AudienceId): ContactAudience | null => (prepare(`${listSql} WHERE a.id = ?`).get(id) as ContactAudience | undefined) ?? null

const notFound = (id: AudienceId) => err({ type: 'AudienceNotFound' as const, id })

const readList = (context: StoreContext, id: AudienceId, today: Day): Listed | null => {
  // The columns of the statement.
  const row = context.prepare('SELECT selection, purpose FROM contact_audience WHERE audience_id = ?').get(id) as { selection: string; purpose: string } | undefined
  return row === undefined ? null : listOf(context, ContactSelection.parse(JSON.parse(row.selection)), row.purpose, today)
}

const hashed = (email: string): string => createHash('sha256').update(email).digest('hex')

export const contactAudienceHandlers: Handlers<typeof contactAudienceContract, StoreContext> = {
  purposes: ({ prepare }, { today }) => {
    // The columns of consentSql.
    const byPurpose = groupBy(prepare(`${consentSql} ORDER BY purpose`).all() as ConsentRow[], ({ purpose }) => purpose)
    return ok([...byPurpose].map(([purpose, records]) => ({ purpose, people: [...groupBy(records, ({ contactId }) => contactId).values()].filter((own) => consentHolds(own, today)).length })))
  },

  count: (context, { selection, purpose, today }) => ok(listOf(context, selection, purpose, today).count),

  // The columns of listSql.
  list: ({ prepare }) => ok(prepare(`${listSql} ORDER BY a.sort_name, a.id`).all() as ContactAudience[]),

  make: (context, { name, definition, selection, purpose, today }) => {
    const { people } = listOf(context, selection, purpose, today).count
    const { id: audienceId } = insertAudience(context, AudienceFields.parse({ name, kind: 'customer_list', definition, exclusions: t`Whoever objected, or whose consent does not hold.` }))
    context.prepare('INSERT INTO contact_audience (audience_id, selection, purpose, people, counted_on) VALUES (?, ?, ?, ?, ?)').run(audienceId, JSON.stringify(selection), purpose, people, today)
    return ok({ audienceId, name, purpose, people, countedOn: today, uses: 0 })
  },

  recount: (context, { audienceId, today }) => {
    const listed = readList(context, audienceId, today)
    if (listed === null) return notFound(audienceId)
    context.prepare('UPDATE contact_audience SET people = ?, counted_on = ? WHERE audience_id = ?').run(listed.count.people, today, audienceId)
    const audience = read(context, audienceId)
    return audience === null ? notFound(audienceId) : ok(audience)
  },

  export: (context, { audienceId, form, today }, control) => {
    const write = async (path: string) => {
      const listed = readList(context, audienceId, today)
      if (listed === null) return notFound(audienceId)
      control.report({ label: t`Writing the list`, done: 0, total: listed.emails.length })
      // An address may begin like a formula; a hash cannot.
      const lines = listed.emails.map((email) => (form === 'hashed' ? hashed(email) : `"${formulaSafe(email).replaceAll('"', '""')}"`))
      await writeFile(path, ['email', ...lines, ''].join('\r\n'), { mode: 0o600 })
      // Without the audience's name: file names travel further than files.
      return ok({ fileName: t`Audience ${audienceId} ${form} ${today}.csv`, people: listed.count.people })
    }
    return makeOutput(context, 'csv', write, control.isCancelled)
  },
}
