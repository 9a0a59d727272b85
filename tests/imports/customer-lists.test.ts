import { expect, it } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { readFollowers } from '../../src/imports/organic/read-followers'
import { ImportOptions } from '../../src/shared/imports/import'
import { valueOf } from '../support/open-test-store'
import { temporaryFile, temporarySpreadsheet } from '../support/read-import'
import { readPeople } from '../support/read-people'

const refusalOf = async (path: string): Promise<string> => {
  const read = await readAny(path, { options: ImportOptions.parse({}), workbookCurrency: 'EUR', remembered: new Map(), report: () => undefined, isCancelled: () => false, onChunk: () => undefined, onPeople: () => undefined })
  return read.ok ? `Read as ${read.value.summary.kind}` : read.error.type === 'ImportRefused' ? read.error.sentence : read.error.type
}

const hash = '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4'

it('refuses a customer list of hashes: nobody is called by one', async () => {
  for (const text of [`email,phone,fn,ln\n${hash},${hash},${hash},${hash}\n`, `Email,First Name,Last Name,Country,Zip\n${hash},${hash},${hash},DE,10115\n`, `email\n${hash}\n${hash}\n`]) {
    expect(await refusalOf(temporaryFile('customers.csv', text))).toContain('hashed addresses')
  }
  expect(await refusalOf(await temporarySpreadsheet([['Email', 'Last Name'], [hash, hash]]))).toContain('hashed addresses')
})

it('refuses addresses alone and a list of audiences, each with where it goes', async () => {
  expect(await refusalOf(temporaryFile('customers.csv', 'email\na@acme.example\nb@acme.example\n'))).toContain('names nobody')
  expect(await refusalOf(temporaryFile('audiences.csv', 'Name,Type,Availability,Audience size,Date created\nVisitors,Website,Ready,"12,000",2026-01-01\n'))).toContain('under Audiences, in Marketing')
})

it('reads a customer list with names as people', async () => {
  const { people } = await readPeople(temporaryFile('customers.csv', 'email,fn,ln,country\nada@acme.example,Ada,Albers,DE\n'))
  expect(people).toMatchObject([{ name: 'Ada Albers', emails: ['ada@acme.example'] }])
})

const overview = 'Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views\n"Wed, Jul 15, 2026",90,1,2,0,0,2,0,0,0,4,1,0,0\n"Tue, Jul 14, 2026",100,1,2,0,0,3,1,0,0,4,1,0,0\n'

it('reads new follows of X’s account overview, and never takes its impressions for ad results', async () => {
  const path = temporaryFile('account_overview_analytics.csv', overview)
  expect(await refusalOf(path)).toContain('under Own channels')
  expect(valueOf(await readFollowers(path))).toMatchObject({ takenFor: 'X account overview', count: 'gains', refusals: [], days: [{ on: '2026-07-14', count: 3 }, { on: '2026-07-15', count: 2 }] })
})

it('reads TikTok’s followers where their days have a year, and says why not where they have none', async () => {
  const header = 'Date,Followers,Difference in followers from previous day\n'
  expect(valueOf(await readFollowers(temporaryFile('Followers.csv', `${header}2026-08-10,120,2\n2026-08-11,119,-1\n`)))).toMatchObject({ takenFor: 'TikTok followers', count: 'totals', days: [{ on: '2026-08-10', count: 120 }, { count: 119 }] })
  const yearless = temporaryFile('Followers.csv', `${header}August 10,120,2\n`)
  expect(await readFollowers(yearless)).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('without a year') } })
  expect(await refusalOf(yearless)).toContain('without a year')
})
