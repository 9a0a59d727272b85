import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { Contact } from '../../shared/networking/contact'
import { Day } from '../../shared/kernel/day'
import { formatCell } from '../../shared/reports/format'
import { fieldName, personalDataDocument } from './personal-data-document'
import { type PersonalData, statements } from '../networking/personal-data-export'

it('has a name for all that is kept about a person', () => {
  const { prepare } = openMarketingContext()
  const listed = Object.values(statements).flatMap((sql) => prepare(sql).columns().map(({ name }) => name))
  const ownParts = new Set(['handles', 'emails', 'phones', 'tags', 'custom', 'groupId', 'organizationId', 'hasPhoto', 'state'])
  const own = Object.keys(Contact.shape).filter((field) => !ownParts.has(field))
  expect(listed.length).toBeGreaterThan(80)
  expect([...listed, ...own].filter((field) => fieldName(field) === field)).toEqual([])
})

it('says in words what is kept, and leaves out what only we understand', async () => {
  const { client: { networking } } = await openTestStore({ now: () => new Date('2026-03-05T10:00:00Z') })
  const { id } = valueOf(await networking.contact.add({ name: 'Ada', howMet: 'At the fair', birthday: '--04-15', handles: [{ platform: 'instagram', handle: 'ada', url: '' }] }))
  const none: Omit<PersonalData, 'exportedOn' | 'contact' | 'photo'> = {
    customFields: [], memberships: [], levelMoves: [], interactions: [], followUps: [], consents: [], posts: [], advocate: [], dismissedAlerts: [], stages: [], deals: [], sources: [], dealSources: [], recommendations: [], campaignAnswers: [],
    proposals: [], imports: [], importedInteractions: [], refusedRows: [],
  }
  const { table } = personalDataDocument({
    ...none,
    exportedOn: Day.parse('2026-03-05'),
    contact: valueOf(await networking.contact.get({ id })),
    photo: null,
    interactions: [{ on: '2026-03-01', type: 'message', direction: 'incoming', platform: 'linkedin', minutes: 1200, community: null, note: 'Hello', sentiment: 'positive', otherPeople: 0, needsNoReply: 1 }],
    consents: [{ purpose: 'Newsletter', basis: 'legitimate_interest', source: 'the form', wording: '', givenOn: '2026-02-01', withdrawnOn: '2026-02-03' }],
    posts: [{ on: null, kind: 'user_generated', platform: 'tiktok', permission: 'granted', saidSentiment: 'negative' }],
    deals: [{ name: 'Bowls', on: '2026-01-01', status: 'won', amountMinor: 123_456, currency: 'EUR', customer: '', note: '' }],
    levelMoves: [{ community: 'Makers', on: '2026-01-02', from: 4, to: 1 }],
    dismissedAlerts: [{ kind: 'came_back', on: '2026-01-03' }],
    imports: [{ platform: 'linkedin', on: '2026-01-04T10:00:00.000Z', said: '{"fields":{"howMet":"At the fair","birthday":"1990-04-15"},"handles":[{"platform":"x","handle":"ada","url":""}]}', cameByImport: 1 }],
    importedInteractions: [{ platform: 'linkedin', on: '2026-01-04T10:00:00.000Z', said: '["message","incoming","2026-01-02","linkedin","Hi"]' }],
  }, 'Brand')
  const lines = table.rows.map(({ cells }) => cells.map((cell) => formatCell(cell)).join(' | '))
  expect(lines).toEqual([
    'Contact | Name | Ada',
    'Contact | Birthday | --04-15',
    'Contact | How we met | At the fair',
    `Contact | Number | ${id}`,
    'Contact | Added | 5 Mar 2026',
    'Contact | Interactions | 0',
    'Handle | Instagram | ada',
    'Level | 2 Jan 2026 | Community: Makers · From: Explorer · To: Ambassador',
    'Interaction | 1 Mar 2026 | Type: Message · Direction: from them · Platform: LinkedIn · Minutes: 1,200 · Note: Hello · Sentiment: Positive · No reply needed: Yes',
    'Consent | 1 Feb 2026 | Purpose: Newsletter · Ground: Legitimate interest · Source: the form · Withdrawn on: 3 Feb 2026',
    'Post |  | Kind: With our product · Platform: TikTok · Permission: Granted · Sentiment as corrected: Negative',
    'Dismissed alert | 3 Jan 2026 | Kind: Came back',
    'Deal | 1 Jan 2026 | Name: Bowls · Status: Won · Amount: 1,234.56 EUR',
    'Said by an import | 4 Jan 2026 | Platform: LinkedIn · How we met: At the fair · Birthday: 15 Apr 1990 · Platform: X · Handle: ada · Came by this import: Yes',
    'Interaction in an import | 4 Jan 2026 | Platform: LinkedIn · Type: Message · Direction: from them · Day: 2 Jan 2026 · Platform: LinkedIn · Note: Hi',
  ])
})
