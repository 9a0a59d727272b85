import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { temporaryFile } from '../../../tests/support/read-import'
import { Day } from '../../shared/kernel/day'
import type { ContactId } from '../../shared/networking/contact'

const heading = 'Deal ID,Deal name,Company,Contact,Email,Amount,Currency,Status,Date'
const orders = [
  '1,Cups,,Ada Albers,Ada+shop@Example.com,100,EUR,Won,2026-03-02',
  '2,Vases,Kiln & Co,Bob Brandt,office@kiln.example,200,EUR,Won,2026-03-03',
  '3,Bowls,,"Carlsen, Carl",,300,EUR,Won,2026-03-04',
  '4,Plates,,Nobody Known,nobody@example.com,400,EUR,Won,2026-03-05',
]

const withDeals = async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-31T10:00:00Z') })
  const { networking, marketing, bridge, workbook } = client
  const person = async (name: string, emails: readonly string[] = []) => valueOf(await networking.contact.add({ name, emails: [...emails] })).id
  const bring = async (lines: readonly string[] = orders, more: { readonly joinsByName?: boolean } = {}) => {
    const input = { file: store.admitFile(temporaryFile('deals.csv', `${[heading, ...lines].join('\n')}\n`))?.id ?? '', ...more }
    const preview = valueOf(await marketing.deal.readFile(input))
    const done = valueOf(await marketing.deal.importFile({ ...input, sha256: preview.sha256 }))
    return { ...done, preview, undo: async () => valueOf(await client.import.undo({ id: done.batch })) }
  }
  const idOf = async (name: string) => valueOf(await marketing.deal.list({})).find((deal) => deal.name === name)?.id ?? 0
  /** With whom each deal is, by its name. */
  const buyers = async () => {
    const found: Record<string, string> = {}
    for (const { id, name } of valueOf(await marketing.deal.list({}))) {
      const { contacts } = valueOf(await bridge.attribution.ofDeal({ dealId: id }))
      if (contacts.length > 0) found[name] = contacts.map((contact) => contact.name).join(', ')
    }
    return found
  }
  const setBuyers = async (name: string, contactIds: readonly ContactId[]) => {
    const { id, ...fields } = valueOf(await marketing.deal.list({})).find((deal) => deal.name === name) ?? (() => { throw new Error('No such deal') })()
    valueOf(await bridge.attribution.saveDeal({ id, fields, contactIds: [...contactIds], typed: {} }))
  }
  return { client, store, networking, bridge, workbook, person, bring, buyers, setBuyers, idOf, check: async () => valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok) }
}

describe('customers of imported deals', () => {
  it('are the contacts who have their e-mail addresses, which then tell where they came from', async () => {
    const { networking, bridge, person, bring, buyers, idOf, check } = await withDeals()
    const ada = await person('Ada Albers', ['ada@example.com'])
    await person('Carl Carlsen')
    valueOf(await networking.interaction.log({ type: 'meeting', direction: 'mutual', on: Day.parse('2026-01-05'), note: '', people: [{ id: ada }] }))
    const { preview } = await bring()
    expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
    expect(preview.notices.slice(0, 2)).toEqual(['1 deal is joined to the contact who has its customer’s e-mail address.', '1 deal has a customer who is called like a contact. It is not joined to them by the name alone, unless you ask for it.'])
    expect(valueOf(await bridge.attribution.ofDeal({ dealId: await idOf('Cups') })).credits.first).toMatchObject({ side: 'organic', isTypedIn: false, touch: { contactName: 'Ada Albers', on: '2026-01-05' } })
    expect(await check()).toEqual([])
  })

  it('are the contacts of the same name where that is asked for, of two words at least and of nobody else', async () => {
    const { person, bring, buyers } = await withDeals()
    await person('Carl Carlsen')
    await person('Nobody Known')
    await person('Nobody Known')
    await person('Bob')
    const { preview } = await bring(orders, { joinsByName: true })
    expect(await buyers()).toEqual({ Bowls: 'Carl Carlsen' })
    expect(preview.notices[0]).toBe('1 deal is joined to the contact who is called like its customer.')
  })

  it('of an address that several share, are who is called so; who has objected is left alone', async () => {
    const { networking, person, bring, buyers } = await withDeals()
    await person('Somebody Else', ['office@kiln.example'])
    await person('Bob Brandt', ['office@kiln.example'])
    const ada = await person('Ada Albers', ['ada@example.com'])
    valueOf(await networking.personalData.object({ contactId: ada, on: Day.parse('2026-03-01') }))
    await bring()
    expect(await buyers()).toEqual({ Vases: 'Bob Brandt' })
  })

  it('are found when the list comes again after the contacts', async () => {
    const { person, bring, buyers } = await withDeals()
    await bring()
    await person('Ada Albers', ['ada@example.com'])
    expect(await bring()).toMatchObject({ added: 0, changed: 1, unchanged: 3, preview: { added: 0, changed: 1, unchanged: 3 } })
    expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
    expect(await bring()).toMatchObject({ changed: 0, unchanged: 4 })
  })

  it('stay whom a person said, also nobody', async () => {
    const { person, bring, buyers, setBuyers } = await withDeals()
    await bring()
    const [ada, eve] = [await person('Ada Albers', ['ada@example.com']), await person('Eve')]
    await setBuyers('Cups', [eve])
    await bring()
    expect(await buyers()).toEqual({ Cups: 'Eve' })
    await setBuyers('Cups', [])
    await bring()
    expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
    await setBuyers('Cups', [])
    await bring()
    expect(await buyers()).toEqual({})
    await setBuyers('Cups', [ada])
    expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
  })

  it('go with the last import that says so, in whatever order they are taken back', async () => {
    for (const isFirstGone of [true, false]) {
      const { person, bring, buyers, check } = await withDeals()
      await bring()
      await person('Ada Albers', ['ada@example.com'])
      const [first, second] = [await bring(), await bring()]
      await (isFirstGone ? first : second).undo()
      expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
      await (isFirstGone ? second : first).undo()
      expect(await buyers()).toEqual({})
      expect(await check()).toEqual([])
    }
  })

  it('go with their import as one step, and come again', async () => {
    const { workbook, person, bring, buyers } = await withDeals()
    await person('Ada Albers', ['ada@example.com'])
    await bring()
    valueOf(await workbook.undo({}))
    expect(await buyers()).toEqual({})
    valueOf(await workbook.redo({}))
    expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
  })

  it('do not keep somebody who came by an import alone, once that is taken back', async () => {
    const { client, store, bring, buyers, idOf, check } = await withDeals()
    const people = valueOf(await client.import.run({ file: store.admitFile(temporaryFile('people.csv', 'Name,Email\nAda Albers,ada@example.com\n'))?.id ?? '' }))
    await bring()
    expect(await buyers()).toEqual({ Cups: 'Ada Albers' })
    expect(valueOf(await client.import.undo({ id: Number(people.batch) }))).toMatchObject({ removed: 1, kept: 0 })
    expect(await buyers()).toEqual({})
    expect(await idOf('Cups')).toBeGreaterThan(0)
    expect(await check()).toEqual([])
  })

  it('follow a merge, and what a person joined stays when the import goes', async () => {
    const { client, networking, person, bring, buyers, setBuyers } = await withDeals()
    await bring(orders.slice(0, 2))
    const [ada, other] = [await person('Ada Albers', ['ada@example.com']), await person('Ada A.')]
    await setBuyers('Vases', [other])
    const again = await bring(orders.slice(0, 2))
    valueOf(await networking.duplicate.merge({ keepId: other, otherId: ada }))
    expect(await buyers()).toEqual({ Cups: 'Ada A.', Vases: 'Ada A.' })
    await again.undo()
    expect(await buyers()).toEqual({ Vases: 'Ada A.' })
    expect(valueOf(await client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
  })

  it('said by a person, or by whom a deal came, keep it when its import goes', async () => {
    const { client: { marketing }, bridge, person, bring, buyers, setBuyers, idOf } = await withDeals()
    const first = await bring()
    await person('Ada Albers', ['ada@example.com'])
    await setBuyers('Vases', [await person('Bo')])
    const again = await bring()
    await again.undo()
    await first.undo()
    expect([await buyers(), await idOf('Cups')]).toEqual([{ Vases: 'Bo' }, 0])
    await setBuyers('Vases', [])
    const once = await bring()
    const { id, ...fields } = valueOf(await marketing.deal.list({})).find(({ name }) => name === 'Cups') ?? (() => { throw new Error('It was imported') })()
    valueOf(await bridge.attribution.saveDeal({ id, fields, contactIds: [], typed: { said: { source: 'neither', words: 'walked in' } } }))
    await once.undo()
    expect(await idOf('Cups')).toBeGreaterThan(0)
  })

  it('are the customers whose value is told, and stay as many when they are erased', async () => {
    const { client: { marketing }, networking, bridge, person } = await withDeals()
    const [ada, bo] = [await person('Ada Albers'), await person('Bo')]
    const sell = async (customer: string, contactIds: readonly ContactId[]) =>
      valueOf(await bridge.attribution.saveDeal({ id: null, fields: { name: 'Cups', customer, amountMinor: 100, currency: 'EUR', status: 'won', on: Day.parse('2026-03-02') }, contactIds: [...contactIds], typed: {} }))
    await sell('', [ada])
    await sell('', [ada])
    await sell('Ada Albers', [ada])
    await sell('', [bo])
    await sell('', [ada, bo])
    const customers = async () => valueOf(await marketing.customerValue.summary({ to: Day.parse('2026-03-31') })).customers
    expect(await customers()).toBe(3)
    valueOf(await networking.personalData.erase({ contactIds: [ada], sharedNotes: 'clear' }))
    expect(valueOf(await marketing.deal.list({})).map(({ customer }) => customer)).toEqual(['', '', 'Erased customer 1', 'Erased customer 1', 'Erased customer 1'])
    // The deal with both is with Bo alone now.
    expect(await customers()).toBe(2)
  })
})
