import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'
import { readImport, temporaryFile } from '../../../tests/support/read-import'

it('tells of imports what their receipts say, in the order in which they are named; what is not told is blank', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const run = async (path: string) => Number(valueOf(await client.import.run({ file: store.admitFile(path)?.id ?? '' })).batch)
  const ads = await run(temporaryFile('=Spring.csv', 'Day,Campaign,Cost,Impressions,Currency\n2026-03-01,Spring,12.50,100,EUR\n2026-03-02,Spring,1.25,50,EUR\nno day,Spring,1,1,EUR\nTotal,,13.75,150,EUR\n'))
  const people = await run(temporaryFile('people.csv', 'Name,Email\nAda Albers,ada@example.com\n'))
  const save = async (format: 'csv' | 'xlsx', ids: readonly number[]) => valueOf(await client.import.saveList({ ids: [...ids], format }))
  expect(await save('xlsx', [ads])).toMatchObject({ fileName: 'Imports 2026-03-10.xlsx' })
  const digest = valueOf(await client.import.get({ id: ads })).sha256
  const [heading = '', first = '', second = '', ...more] = recordsOf(store, await save('csv', [people, ads, 999]))
  expect(heading).toBe('Imported,File,Platform,What it is,Account,First day,Last day,Rows,Added,Changed,Already here,Refused,Kept out,Summary rows,Spend,Currency,Impressions,Clicks,Link clicks,Conversions,Conversion value,What else it comes to,Own total,SHA-256 of the file')
  expect(first).toMatch(/^2026-03-10,people\.csv,Any other table,.+,,,,1,1,0,0,0,0,0,,,,,,,,"contacts: 1 added, 0 changed; interactions: 0 added, 0 changed; 0 wait for a reply",none in the file,[0-9a-f]{64}$/)
  expect(second).toBe(`2026-03-10,'=Spring.csv,Any other table,Campaigns,,2026-03-01,2026-03-02,4,2,0,0,1,0,1,13.75,EUR,150,,,,,,✓ agrees,${digest}`)
  expect(more).toEqual([])
  // Read as results, everything would count twice.
  const list = store.takeOutput(valueOf(await client.import.saveList({ ids: [ads], format: 'csv' })).id)
  expect((await readImport(list?.path ?? '')).summary.questions).toMatchObject([{ id: 'own-report' }])
})

it('tells what deals and posts come to, which have no columns of their own', async () => {
  const { client: { import: imports, marketing, networking }, store } = await openTestStore()
  const admit = (name: string, text: string): string => store.admitFile(temporaryFile(name, text))?.id ?? ''
  const deals = admit('deals.csv', 'Deal name,Amount,Currency,Status,Date\nCups,100,EUR,Won,2026-03-01\nBowls,20.50,EUR,Won,2026-03-02\nVases,7,USD,Lost,2026-03-02\n')
  const posts = { file: admit('posts.csv', 'Permalink,Date,Reactions,Comments\nhttps://www.instagram.com/p/1/,2026-03-01,5,2\nhttps://www.instagram.com/p/2/,2026-03-02,1,\n'), platform: 'instagram' } as const
  const won = valueOf(await marketing.deal.importFile({ file: deals, sha256: valueOf(await marketing.deal.readFile({ file: deals })).sha256 }))
  const seen = valueOf(await networking.post.importFile({ ...posts, sha256: valueOf(await networking.post.readFile(posts)).sha256 }))
  const records = recordsOf(store, valueOf(await imports.saveList({ ids: [won.batch, seen.batch].map(Number), format: 'csv' })))
  expect(records[1]).toContain('"Won: 2 deals, 120.50 EUR; Lost: 1 deal, 7.00 USD"')
  expect(records[2]).toContain('"Reactions: 6, Comments: 2"')
})
