import type { ListFile } from '../../exports/list'
import { Day, dayOfMoment } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { keepInTouchNames } from '../../shared/networking/cadence'
import type { Contact, ContactRow, Photo } from '../../shared/networking/contact'
import type { CustomFieldId, CustomFieldKind } from '../../shared/networking/custom-field'
import { countCell, dayCell, textCell } from '../../shared/reports/cells'
import type { ReportCell } from '../../shared/reports/document'
import type { StoreContext } from '../context'
import { type ListColumn, listOf, readInTurns } from '../list-of'
import { readContactRows } from './contact-list'
import { readPhoto } from './contact-photo'

interface CustomColumn {
  readonly id: CustomFieldId
  readonly name: string
  readonly kind: CustomFieldKind
}

/** A contact with all that a file tells of it. */
interface TakenOut extends ContactRow, Pick<Contact, 'howMet' | 'note' | 'isArchived' | 'hasObjected' | 'emails' | 'phones' | 'handles'> {}

interface Of {
  readonly contactId: number
}

/** Contacts by their ids, in that order, with everything that a file tells; those that are gone are left out. */
const readTogether = (context: StoreContext, ids: readonly number[], today: Day, custom: readonly CustomFieldId[]): readonly TakenOut[] => {
  const list = JSON.stringify(ids)
  const listsOf = <Row extends Of>(columns: readonly string[], table: string): ReadonlyMap<number, readonly Row[]> =>
    // Columns as selected.
    groupBy(context.prepare(`SELECT contact_id AS contactId, ${columns.join(', ')} FROM ${table} WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, position`).all(list) as Row[], ({ contactId }) => contactId)
  const emails = listsOf<Of & { email: string }>(['email'], 'contact_email')
  const phones = listsOf<Of & { phone: string }>(['phone'], 'contact_phone')
  const handles = listsOf<Of & Contact['handles'][number]>(['platform', 'handle', 'url'], 'contact_handle')
  const words = new Map(
    // Columns as selected.
    (context.prepare('SELECT id, how_met AS howMet, note, is_archived AS isArchived, has_objected AS hasObjected FROM contact WHERE id IN (SELECT value FROM json_each(?))').all(list) as { id: number; howMet: string; note: string; isArchived: number; hasObjected: number }[]).map((row) => [row.id, row]),
  )
  return readContactRows(context, ids, today, custom).map((row) => {
    const { howMet = '', note = '', isArchived = 0, hasObjected = 0 } = words.get(row.id) ?? {}
    return {
      ...row, howMet, note, isArchived: isArchived === 1, hasObjected: hasObjected === 1,
      emails: (emails.get(row.id) ?? []).map(({ email }) => email), phones: (phones.get(row.id) ?? []).map(({ phone }) => phone), handles: [...(handles.get(row.id) ?? [])],
    }
  })
}

/** The same of any number of them, read as they are taken. */
const readForFile = (context: StoreContext, ids: readonly number[], today: Day, custom: readonly CustomFieldId[] = []): Iterable<TakenOut> =>
  readInTurns(ids, (some) => readTogether(context, some, today, custom))

/** The same with their pictures, which are read one by one. */
export const readForCards = function* (context: StoreContext, ids: readonly number[], today: Day): Iterable<TakenOut & { readonly photo: Photo | null }> {
  for (const contact of readForFile(context, ids, today)) yield { ...contact, photo: contact.hasPhoto ? readPhoto(context, contact.id) : null }
}

/** How many of a thing whoever of these contacts has most of them has, by platform where they are profiles. */
const mostOf = ({ prepare }: StoreContext, list: string, table: string, by = "''"): ReadonlyMap<string, number> =>
  new Map(
    prepare(`SELECT kind, max(count) AS most FROM (SELECT ${by} AS kind, count(*) AS count FROM ${table} WHERE contact_id IN (SELECT value FROM json_each(?)) GROUP BY contact_id, kind) GROUP BY kind ORDER BY kind`)
      .raw()
      // Columns as selected.
      .all(list) as [string, number][],
  )

type Column = ListColumn<TakenOut>

const textColumn = (label: string, width: number, textOf: (contact: TakenOut) => string): Column => ({ label, width, cell: (contact) => textCell(textOf(contact)) })

/** `E-mail`, `E-mail 2` and so on, as address books head them. */
const numbered = (label: string, most: number, width: number, textOf: (contact: TakenOut, index: number) => string): readonly Column[] =>
  Array.from({ length: most }, (_, index) => textColumn(index === 0 ? label : `${label} ${index + 1}`, width, (contact) => textOf(contact, index)))

const profileText = ({ handles }: TakenOut, platform: string, index: number): string => {
  const profile = handles.filter((handle) => handle.platform === platform)[index]
  return profile === undefined ? '' : profile.url === '' ? profile.handle : profile.url
}

const customColumn = ({ id, name, kind }: CustomColumn): Column => ({
  label: name,
  width: 20,
  cell: ({ custom }) => {
    const value = custom.find(({ fieldId }) => fieldId === id)?.value ?? null
    if (kind === 'number') return { kind: 'decimal', value: typeof value === 'number' ? value : null }
    return kind === 'date' ? dayCell(Day.nullable().catch(null).parse(value)) : textCell(String(value ?? ''))
  },
})

const birthdayCell = ({ birthday }: TakenOut): ReportCell => {
  const day = Day.safeParse(birthday)
  return day.success ? dayCell(day.data) : textCell(birthday ?? '')
}

const columnsOf = (context: StoreContext, ids: readonly number[], custom: readonly CustomColumn[]): readonly Column[] => {
  const list = JSON.stringify(ids)
  const most = (table: string): number => Math.max(1, mostOf(context, list, table).get('') ?? 0)
  return [
    textColumn(t`Name`, 28, ({ name }) => name),
    textColumn(t`Organisation`, 24, ({ organization }) => organization),
    textColumn(t`Role`, 20, ({ role }) => role),
    ...numbered(t`E-mail`, most('contact_email'), 28, ({ emails }, index) => emails[index] ?? ''),
    ...numbered(t`Phone`, most('contact_phone'), 18, ({ phones }, index) => phones[index] ?? ''),
    // Platforms were checked by the contract when they were written.
    ...[...mostOf(context, list, 'contact_handle', 'platform')].flatMap(([platform, count]) => numbered(platformNames[platform as Platform], count, 28, (contact, index) => profileText(contact, platform, index))),
    textColumn(t`Tags`, 24, ({ tags }) => tags.join(', ')),
    textColumn(t`Group`, 16, ({ groupName }) => groupName ?? ''),
    { label: t`Birthday`, width: 12, cell: birthdayCell },
    textColumn(t`Source`, 18, ({ source }) => source),
    textColumn(t`How we met`, 28, ({ howMet }) => howMet),
    textColumn(t`Notes`, 40, ({ note }) => note),
    ...custom.map(customColumn),
    textColumn(t`Keep in touch`, 18, ({ state }) => keepInTouchNames[state]),
    { label: t`Last touch`, width: 12, cell: ({ lastTouchOn }) => dayCell(lastTouchOn) },
    { label: t`Due`, width: 12, cell: ({ dueOn }) => dayCell(dueOn) },
    { label: t`Touches`, width: 10, cell: ({ interactionCount }) => countCell(interactionCount) },
    { label: t`Strength`, width: 10, cell: ({ strength }) => countCell(strength === null ? null : Math.round(strength)) },
    { label: t`Added`, width: 12, cell: ({ createdAt }) => dayCell(dayOfMoment(createdAt)) },
    textColumn(t`Archived`, 10, ({ isArchived }) => (isArchived ? t`Yes` : '')),
    textColumn(t`Objected`, 10, ({ hasObjected }) => (hasObjected ? t`Yes` : '')),
  ]
}

/** Contacts as a list with everything a file tells of them; read while it is written. Their own fields stand under their own names. */
export const contactList = (context: StoreContext, ids: readonly number[], today: Day): ListFile => {
  // Columns as selected.
  const custom = context.prepare('SELECT id, name, kind FROM custom_field ORDER BY position').all() as CustomColumn[]
  return listOf(t`Contacts`, columnsOf(context, ids, custom), readForFile(context, ids, today, custom.map(({ id }) => id)), ids.length)
}
