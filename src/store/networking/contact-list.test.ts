import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEmpty } from '../../../tests/support/empty-workbook'
import { expectGrouped } from '../../../tests/support/grouped-list'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { mostGroups } from '../../shared/kernel/page'
import { createRandom } from '../../shared/kernel/random'
import type { ContactRow } from '../../shared/networking/contact'
import { ContactGrouping, type ContactSort } from '../../shared/networking/contact.contract'
import type { ContactCondition } from '../../shared/networking/contact-filter'
import { GroupId } from '../../shared/networking/group'
import { pickFrom } from '../sample/random'
import { compileFilter } from './contact-filter-sql'
import { whereSql } from './contact-selection'

const today = Day.parse('2026-06-10')
const now = (): Date => new Date('2026-06-10T12:00:00')

/** Fifty people, many of whom share a value or have none. */
const filled = async () => {
  const { client } = await openTestStore({ now })
  const { networking } = client
  const random = createRandom(5)
  const group = valueOf(await networking.group.add({ name: 'Press' }))
  const shops = valueOf(await networking.group.add({ name: 'Äcker' }))
  const field = valueOf(await networking.customField.add({ name: 'Seats', kind: 'number' }))
  for (let number = 0; number < 50; number += 1) {
    const { id } = valueOf(
      await networking.contact.add({
        name: `${pickFrom(random, ['Ada', 'Bea', 'Çelik', 'dora'])} ${number}`, organization: pickFrom(random, ['', 'Haus', 'Lehm']), role: pickFrom(random, ['', 'Editor']), source: pickFrom(random, ['', 'Fair']), emails: random() < 0.5 ? [`${pickFrom(random, ['a', 'b', 'c'])}@example.com`] : [],
        birthday: random() < 0.4 ? `19${50 + number}-0${1 + Math.floor(random() * 4)}-11` : null, groupId: pickFrom(random, [null, group.id, shops.id]), idealDays: random() < 0.5 ? 30 : null, custom: random() < 0.5 ? [{ fieldId: field.id, value: Math.floor(random() * 4) }] : [], tags: random() < 0.2 ? ['rare'] : ['common'],
      }),
    )
    if (random() < 0.5) valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: addDays(today, -Math.floor(random() * 5)), note: '', people: [{ id }] }))
  }
  return { networking, field }
}

const carrying = (tag: string) => ({ field: 'tag' as const, anyOf: [tag] })

const sorts = ['name', 'organization', 'role', 'group', 'source', 'email', 'birthday', 'lastTouchOn', 'dueOn', 'interactionCount', 'strength', 'createdAt'] as const

describe('a list of contacts', () => {
  it('has everybody once on its pages, in order, who has no value last and by name, whatever it is sorted by and however much a filter finds', async () => {
    const { networking, field } = await filled()
    const orders: ContactSort[] = [...sorts, { customField: field.id }]
    for (const filter of [null, carrying('rare'), carrying('common')]) {
      const { total } = valueOf(await networking.contact.list({ filter, limit: 1 }))
      for (const sort of orders) {
        for (const direction of ['ascending', 'descending'] as const) {
          const ask = async (offset: number, limit: number) => valueOf(await networking.contact.list({ filter, sort, direction, offset, limit, custom: [field.id] }))
          const whole = await ask(0, 500)
          expect(whole.total).toBe(total)
          expect(new Set(whole.rows.map(({ id }) => id)).size).toBe(total)
          const paged: ContactRow[] = []
          // From the end on, so that no page builds on the one before.
          for (let offset = Math.floor((total + 6) / 7) * 7; offset >= 0; offset -= 7) paged.unshift(...(await ask(offset, 7)).rows)
          expect(paged.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id))
          const valueIn = (row: ContactRow): string | number | null => {
            if (typeof sort !== 'string') return row.custom[0]?.value ?? null
            const value = sort === 'group' ? row.groupName : sort === 'birthday' ? (row.birthday?.slice(-5) ?? null) : row[sort]
            return value === '' ? null : value
          }
          const known = whole.rows.filter((row) => valueIn(row) !== null)
          const unknown = whole.rows.slice(known.length)
          expect(unknown.every((row) => valueIn(row) === null)).toBe(true)
          expect(unknown.map(({ name }) => name.normalize('NFKD').toLowerCase())).toEqual(unknown.map(({ name }) => name.normalize('NFKD').toLowerCase()).toSorted())
          if (sort === 'email' || typeof sort !== 'string') {
            const values = known.map((row) => valueIn(row) ?? '')
            expect(direction === 'ascending' ? values : values.toReversed()).toEqual(values.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0)))
          }
        }
      }
    }
  })

  it('has under each heading everybody who belongs there, in the order that was asked for', { timeout: 240_000 }, async () => {
    const { networking, field } = await filled()
    const groupOf = { group: ({ groupName }: ContactRow) => groupName ?? '', organization: ({ organization }: ContactRow) => organization, state: ({ state }: ContactRow) => state, source: ({ source }: ContactRow) => source }
    const names = new Map(valueOf(await networking.group.list({})).map(({ id, name }) => [name, String(id)]))
    for (const filter of [null, carrying('rare'), carrying('common')]) {
      for (const sort of [...sorts, { customField: field.id }]) {
        for (const direction of ['ascending', 'descending'] as const) {
          for (const by of ContactGrouping.options) {
            const keyOf = (row: ContactRow): string => names.get(groupOf[by](row)) ?? groupOf[by](row)
            await expectGrouped<ContactRow, ContactGrouping>(async (asked) => valueOf(await networking.contact.list({ filter, sort, direction, ...asked })), by, keyOf)
          }
        }
      }
    }
    const headings = async (groupBy: ContactGrouping) => valueOf(await networking.contact.list({ groupBy, limit: 1 })).groups.map(({ key, label }) => label || key)
    expect([await headings('group'), await headings('organization'), await headings('state')]).toEqual([['Äcker', 'Press', ''], ['Haus', 'Lehm', ''], ['fine', 'none']])
  })

  it('comes without groups where there are more than anybody looks through', async () => {
    const { client, store } = await openTestStore({ now })
    const path = join(temporaryFolder(), 'people.csv')
    // So many people that they are read in stretches; all companies but the last hundred have editors alone.
    const people = Array.from({ length: 11_000 }, (_, index) => ({ name: `Ada ${index}`, company: index % (mostGroups + 1) }))
    const editors = people.filter(({ company }) => company <= mostGroups - 100)
    writeFileSync(path, `Name,Company,Position\n${people.map(({ name, company }) => `${name},Haus ${company},${company <= mostGroups - 100 ? 'Editor' : 'Maker'}`).join('\n')}\n`)
    valueOf(await client.import.run({ file: store.admitFile(path)?.id ?? '' }))
    const list = async (asked: Parameters<typeof client.networking.contact.list>[0]) => valueOf(await client.networking.contact.list({ groupBy: 'organization', limit: 500, ...asked }))
    const groupCount = async (asked: Parameters<typeof list>[0]) => (await list(asked)).groups.length
    const all = await list({})
    expect([all.groups.length, all.total, all.rows.length]).toEqual([0, people.length, 500])
    expect(await groupCount({ filter: { field: 'role', test: { is: 'filled' } } })).toBe(0)
    const editing = await list({ filter: { field: 'role', test: { is: 'equals', text: 'editor' } } })
    expect([editing.total, editing.groups.length]).toEqual([editors.length, mostGroups - 99])
    expect(editing.groups.map(({ key, count }) => [key, count])).toEqual(expect.arrayContaining([['Haus 0', 6], ['Haus 1900', 5]]))
    expect(await groupCount({ search: 'Ada 1' })).toBe(1996)
    expect(await groupCount({ search: 'Haus 77' })).toBe(111)
  })

  it('shows of a search that finds many, on every page, those it found in the order that all have', { timeout: 240_000 }, async () => {
    const { client, store } = await openTestStore({ now })
    const random = createRandom(9)
    // Few enough of the first to be looked up, more of the second, of the third more than a quarter.
    const makers = [...Array.from({ length: 900 }, () => 'Ade'), ...Array.from({ length: 1100 }, () => 'Haus'), ...Array.from({ length: 1500 }, () => 'Lehm'), ...Array.from({ length: 1400 }, () => '')]
    const path = join(temporaryFolder(), 'people.csv')
    const rows = makers.map((maker, index) => `${pickFrom(random, ['Ada', 'Bea', 'Çelik', 'dora'])} ${index},${maker},${pickFrom(random, ['', 'Editor', 'Maker'])},${random() < 0.5 ? `${pickFrom(random, ['a', 'b', 'c'])}${index}@example.com` : ''}`)
    writeFileSync(path, `Name,Company,Position,Email\n${rows.join('\n')}\n`)
    const { people } = valueOf(await client.import.run({ file: store.admitFile(path)?.id ?? '' }))
    expect(people?.contactsAdded).toBe(makers.length)
    const idsOf = async (input: Parameters<typeof client.networking.contact.list>[0], offsets: readonly number[], limit = 500): Promise<readonly (readonly number[])[]> => {
      const pages: number[][] = []
      for (const offset of offsets) pages.push(valueOf(await client.networking.contact.list({ ...input, offset, limit })).rows.map(({ id }) => id))
      return pages
    }
    const roleless = { field: 'role', test: { is: 'empty' } } as const
    const everyOffset = Array.from({ length: 10 }, (_, page) => page * 500)
    const withoutRole = new Set((await idsOf({ filter: roleless }, everyOffset)).flat())
    const makerOf = new Map<number, string>()
    for (const maker of ['Ade', 'Haus', 'Lehm', '']) for (const id of (await idsOf({ filter: { field: 'organization', test: maker === '' ? { is: 'empty' } : { is: 'equals', text: maker } } }, everyOffset)).flat()) makerOf.set(id, maker)
    for (const sort of ['name', 'organization', 'role', 'email', 'group', 'strength', 'createdAt'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const all = (await idsOf({ sort, direction }, [0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500])).flat()
        expect(all).toHaveLength(makers.length)
        const grouped = ['Ade', 'Haus', 'Lehm', ''].flatMap((maker) => all.filter((id) => makerOf.get(id) === maker))
        const pages = [0, 500, 850, 1950, 3000, 3450, 4800]
        expect([sort, direction, await idsOf({ sort, direction, groupBy: 'organization' }, pages)]).toEqual([sort, direction, pages.map((offset) => grouped.slice(offset, offset + 500))])
        const narrowed = grouped.filter((id) => withoutRole.has(id))
        expect([sort, direction, await idsOf({ sort, direction, groupBy: 'organization', filter: roleless }, pages)]).toEqual([sort, direction, pages.map((offset) => narrowed.slice(offset, offset + 500))])
        for (const maker of ['Ade', 'Haus', 'Lehm']) {
          const filter = { field: 'organization', test: { is: 'equals', text: maker } } as const
          const { total } = valueOf(await client.networking.contact.list({ filter, limit: 1 }))
          const offsets = [0, 399, 400, 401, 730, 1010, total - 3, total]
          // Of these the beginning of the order is enough, unless it has none of them.
          const early = await idsOf({ filter, sort, direction }, [0, 150], 150)
          const found = new Set(makers.flatMap((one, index) => (one === maker ? [index] : [])))
          expect(total).toBe(found.size)
          const own = new Set((await idsOf({ filter }, [0, 500, 1000])).flat())
          const wanted = all.filter((id) => own.has(id))
          expect([sort, direction, maker, early]).toEqual([sort, direction, maker, [wanted.slice(0, 150), wanted.slice(150, 300)]])
          expect([sort, direction, maker, await idsOf({ filter, sort, direction }, offsets)]).toEqual([sort, direction, maker, offsets.map((offset) => wanted.slice(offset, offset + 500))])
        }
      }
    }
  })

  it('is told whom somebody who types may mean, archived ones after all others, with what tells those of one name apart', async () => {
    const { client } = await openTestStore({ now })
    const { networking } = client
    const add = async (fields: { readonly organization?: string; readonly emails?: string[]; readonly handles?: { platform: 'instagram'; handle: string }[] }) => valueOf(await networking.contact.add({ name: 'Ada Albers', ...fields })).id
    const [away, quiet, active] = [await add({ organization: 'Studio Nord' }), await add({ handles: [{ platform: 'instagram', handle: 'ada.makes' }] }), await add({ emails: ['ada@example.com', 'a@example.com'] })]
    for (const id of [away, active]) valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: today, note: '', people: [{ id }] }))
    valueOf(await networking.contact.editMany({ target: { ids: [away] }, changes: { isArchived: true } }))
    const all = [
      { id: active, organization: '', address: 'ada@example.com', isArchived: false },
      { id: quiet, organization: '', address: 'ada.makes', isArchived: false },
      { id: away, organization: 'Studio Nord', address: '', isArchived: true },
    ]
    expect(valueOf(await networking.contact.find({ search: 'ada alb', limit: 8 }))).toMatchObject(all)
    expect(valueOf(await networking.contact.find({ filter: { field: 'name', test: { is: 'equals', text: 'ada albers' } }, limit: 2 }))).toMatchObject(all.slice(0, 2))
    expect(valueOf(await networking.contact.find({ search: 'nord', limit: 8 }))).toMatchObject(all.slice(2))
  })

  it('is worked out anew once something was written', async () => {
    const { networking } = await filled()
    const rare = { filter: carrying('rare'), limit: 500 }
    const before = valueOf(await networking.contact.list(rare))
    const added = valueOf(await networking.contact.add({ name: 'Zoe', tags: ['rare'] }))
    expect(valueOf(await networking.contact.list(rare)).total).toBe(before.total + 1)
    valueOf(await networking.contact.editMany({ target: { ids: [added.id] }, changes: { isArchived: true } }))
    expect(valueOf(await networking.contact.list(rare)).rows.map(({ id }) => id)).toEqual(before.rows.map(({ id }) => id))
  })

  it('works a filter out in an index that has all it asks of contacts, where one has', () => {
    const sqlite = openEmpty()
    const planOf = (condition: ContactCondition, isArchived: boolean | null = false): string => {
      const compiled = compileFilter(condition, today)
      if (!('where' in compiled)) return 'out of another table'
      // The documented columns of a query plan.
      const [first] = sqlite.prepare(`EXPLAIN QUERY PLAN ${whereSql(compiled.where, isArchived)}`).all(...compiled.where.values) as { detail: string }[]
      return first?.detail ?? ''
    }
    const text = { is: 'contains', text: 'a' } as const
    const days = { is: 'more_than_days_ago', days: 90 } as const
    const covered: readonly ContactCondition[] = [
      { field: 'name', test: text }, { field: 'organization', test: text }, { field: 'role', test: text }, { field: 'source', test: text }, { field: 'group', anyOf: [GroupId.parse(1)] }, { field: 'createdOn', test: days },
      { field: 'lastTouchOn', test: days }, { field: 'dueOn', test: days }, { field: 'interactionCount', atLeast: 2, atMost: null }, { field: 'strength', atLeast: 5, atMost: null },
    ]
    for (const isArchived of [false, true, null]) expect(covered.map((condition) => planOf(condition, isArchived)).filter((plan) => !plan.includes('USING COVERING INDEX'))).toEqual([])
    expect(planOf({ field: 'note', test: text })).toBe('SCAN c')
    expect(planOf({ field: 'email', test: text })).toBe('out of another table')
  })
})

it('lists a tag as one, whatever signs are in its name', async () => {
  const { networking } = (await openTestStore()).client
  const tags = ['a\u001fb', 'c,d', '"e"']
  valueOf(await networking.contact.add({ name: 'Ada', tags }))
  expect(valueOf(await networking.contact.list({})).rows[0]?.tags.toSorted()).toEqual(tags.toSorted())
})
