import { describe, expect, it } from 'vitest'
import { findBytes } from '../../../tests/support/find-bytes'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { temporaryFile } from '../../../tests/support/read-import'
import type { DealFileInput } from '../../shared/marketing/deal-file'

type Table = readonly string[]

const heading = 'Deal ID,Deal name,Customer,Campaign,Amount,Currency,Status,Date,Note'
const first: Table = ['7,Twelve cups,Kiln & Co,Autumn,"1,200.00",EUR,Won,2026-03-02,', '8,A dinner set,Ada Albers,,450.50,USD,Open,2026-03-20,asks for blue', '9,Vases,Oven Ltd,Spring,90,EUR,Lost,2026-03-05,']
const newer: Table = ['7,Twelve cups,Kiln & Co,Autumn,"1,200.00",EUR,Won,2026-03-02,', '8,A dinner set,Ada Albers,,430.50,USD,Won,2026-03-18,asks for blue', '10,Bowls,Kiln & Co,,60,EUR,Won,2026-03-21,']

const withDeals = async () => {
  const opened = await openTestStore()
  const { client, store } = opened
  const read = async (lines: Table, more: Partial<Omit<DealFileInput, 'file'>> = {}, head = heading) => {
    const input = { file: store.admitFile(temporaryFile('deals.csv', `${[head, ...lines].join('\n')}\n`))?.id ?? '', ...more }
    return { input, preview: valueOf(await client.marketing.deal.readFile(input)) }
  }
  const bring = async (...args: Parameters<typeof read>) => {
    const { input, preview } = await read(...args)
    return valueOf(await client.marketing.deal.importFile({ ...input, sha256: preview.sha256 }))
  }
  const list = async () => valueOf(await client.marketing.deal.list({})).map(({ name, customer, campaignId, amountMinor, currency, status, on, note }) => [name, customer, campaignId, amountMinor, currency, status, on, note].join(' | ')).sort()
  return { ...opened, read, bring, list }
}

describe('importing a list of deals', () => {
  it('shows what it holds, adds it in one step that undo takes back, and changes nothing the second time', async () => {
    const { client: { marketing, workbook, import: imports }, read, bring, list } = await withDeals()
    const { id } = valueOf(await marketing.campaign.add({ name: 'Autumn', objective: 'sales' }))
    const { preview } = await read(first)
    expect(preview).toMatchObject({
      deals: 3, added: 3, changed: 0, unchanged: 0, from: '2026-03-02', to: '2026-03-20', refusals: [],
      amounts: [{ status: 'won', currency: 'EUR', deals: 1, amountMinor: 120_000 }, { status: 'open', currency: 'USD', deals: 1, amountMinor: 45_050 }, { status: 'lost', currency: 'EUR', deals: 1, amountMinor: 9000 }],
      notices: expect.arrayContaining([expect.stringContaining('a campaign that the workbook does not have, so its deals are of none: “Spring”')]) as unknown,
    })
    expect(await list()).toEqual([])
    const done = await bring(first)
    expect(done).toMatchObject({ added: 3, changed: 0, unchanged: 0 })
    const all = ['A dinner set | Ada Albers |  | 45050 | USD | open | 2026-03-20 | asks for blue', `Twelve cups | Kiln & Co | ${id} | 120000 | EUR | won | 2026-03-02 | `, 'Vases | Oven Ltd |  | 9000 | EUR | lost | 2026-03-05 | ']
    expect(await list()).toEqual(all)
    expect(valueOf(await imports.list({}))).toMatchObject([{ subject: 'deals', file: 'deals.csv', rows: { read: 3, added: 3 }, amounts: [{ status: 'won' }, { status: 'open' }, { status: 'lost' }] }])
    expect(await bring(first)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    valueOf(await workbook.undo({}))
    valueOf(await workbook.undo({ step: done.undoStep }))
    expect(await list()).toEqual([])
    expect(valueOf(await imports.list({}))).toEqual([])
    valueOf(await workbook.redo({}))
    expect(await list()).toEqual(all)
    expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
  })

  it('brings known deals up to date and takes each import back by itself, in whatever order', async () => {
    const { client, bring, list } = await withDeals()
    const { id } = valueOf(await client.marketing.campaign.add({ name: 'Trade fair', objective: 'sales' }))
    const earlier = await bring(first)
    const before = await list()
    const dinner = valueOf(await client.marketing.deal.list({})).find(({ name }) => name === 'A dinner set')
    if (dinner === undefined) throw new Error('It was imported')
    valueOf(await client.marketing.deal.edit({ id: dinner.id, changes: { campaignId: id } }))
    const later = await bring(newer)
    expect(later).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    const after = ['A dinner set | Ada Albers | 1 | 43050 | USD | won | 2026-03-18 | asks for blue', 'Bowls | Kiln & Co |  | 6000 | EUR | won | 2026-03-21 | ', 'Twelve cups | Kiln & Co |  | 120000 | EUR | won | 2026-03-02 | ', 'Vases | Oven Ltd |  | 9000 | EUR | lost | 2026-03-05 | ']
    // What a person said of it stays: the file names no campaign.
    expect(await list()).toEqual(after)
    expect(valueOf(await client.import.undo({ id: earlier.batch }))).toMatchObject({ removed: 1, restored: 0 })
    expect(await list()).toEqual(after.filter((deal) => !deal.startsWith('Vases')))
    valueOf(await client.import.undo({ id: later.batch }))
    // Changed by hand since, so it stays.
    expect(await list()).toEqual(['A dinner set | Ada Albers | 1 | 43050 | USD | won | 2026-03-18 | asks for blue'])
    expect(before).toHaveLength(3)
  })

  it('knows deals without a number again by name and customer, and says so', async () => {
    const { read, bring, list } = await withDeals()
    const head = 'Name,Customer,Amount,Status,Date'
    const cups = ['Cups,Ada,10,Won,2026-03-01', 'Cups,Ada,20,Won,2026-03-02', 'Cups,Bo,30,Won,2026-03-03']
    const options = { currency: 'EUR' }
    expect((await read(cups, options, head)).preview.notices).toContain('3 deals have no number, so they are known again by their names and customers.')
    expect(await bring(cups, options, head)).toMatchObject({ added: 3 })
    expect(await bring([...cups.slice(0, 2), 'Cups,Bo,35,Won,2026-03-03', 'Cups,Cem,5,Won,2026-03-04'], options, head)).toMatchObject({ added: 1, changed: 1, unchanged: 2 })
    expect(await list()).toHaveLength(4)
  })

  it('tells deals that were typed in already, which would count twice', async () => {
    const { client, read } = await withDeals()
    valueOf(await client.marketing.deal.add({ name: 'twelve CUPS', amountMinor: 120_000, currency: 'EUR', status: 'open', on: '2026-03-02' }))
    expect((await read(first)).preview.notices[0]).toContain('1 deal was typed in already')
    expect((await read(first.slice(1))).preview.notices.join(' ')).not.toContain('typed in')
  })

  it('refuses a file that is not the one that was shown', async () => {
    const { client, read } = await withDeals()
    const { input } = await read(first)
    expect(await client.marketing.deal.importFile({ ...input, sha256: 'another' })).toMatchObject({ ok: false, error: { type: 'FileChanged' } })
  })

  it('keeps no word about somebody who was erased, and takes none up again', async () => {
    const { client, bring, list, file, store } = await withDeals()
    const ada = valueOf(await client.networking.contact.add({ name: 'Ada Albers' }))
    const lines = ['8,A dinner set for Ada Albers,Ada Albers,,450.50,EUR,Won,2026-03-20,Ada Albers asks for blue']
    const head = heading
    await bring(lines, {}, head)
    await bring(lines.map((line) => line.replace('8,', ',')), {}, head)
    for (const deal of valueOf(await client.marketing.deal.list({}))) {
      const { id, ...fields } = deal
      valueOf(await client.bridge.attribution.saveDeal({ id, fields, contactIds: [ada.id], typed: {} }))
    }
    // With nobody, as a deal of a contact who came later is.
    await bring(['9,Bowls for Albers,"Albers, Ada",,10,EUR,Won,2026-03-21,', '10,Bowls,Eve Albers,,10,EUR,Won,2026-03-21,'])
    valueOf(await client.networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
    expect(valueOf(await client.marketing.deal.list({})).slice(0, 2)).toMatchObject([{ name: 'Bowls', customer: 'Eve Albers' }, { name: 'Bowls for Albers', customer: 'Erased customer 3' }])
    const cleared = await list()
    expect(cleared.join()).not.toContain('Ada')
    expect(await bring([...lines, ...lines.map((line) => line.replace('8,', ','))].map((line) => line.replace('450.50', '400')), {}, head)).toMatchObject({ added: 0, changed: 2 })
    expect((await list()).join()).not.toContain('Ada')
    expect(await list()).toEqual(cleared.map((deal) => deal.replace('45050', '40000')))
    await store.close()
    expect(findBytes(file, 'Ada Albers')).toEqual([])
  })
})
