import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { communityHealthReport } from '../../shared/reports/community-report'

/** A workbook on 31 March 2026 with one community, and what Ada said there as often as asked. */
const openWith = async (notes: Readonly<Record<string, number>>) => {
  const { client } = await openTestStore({ now: () => new Date('2026-03-31T12:00:00') })
  const communityId = valueOf(await client.networking.community.add({ name: 'Makers', platform: 'discord' })).id
  const { id } = valueOf(await client.networking.contact.add({ name: 'Ada' }))
  for (const [note, times] of Object.entries(notes)) {
    for (let each = 0; each < times; each += 1) valueOf(await client.networking.interaction.log({ type: 'comment', direction: 'incoming', on: '2026-03-10', communityId, note, people: [{ id }] }))
  }
  return { client, communityId }
}

it('tells the sentiment of a community that its page tells, of notes and of people, and why there is none', async () => {
  const { client, communityId } = await openWith({ 'I love this bowl': 8, 'This bowl is awful': 2 })
  const answer = valueOf(await client.report.communityHealth({}))
  const { sentiment } = valueOf(await client.networking.community.health({ id: communityId, ...answer.days }))
  expect(answer.rows[0]?.sentiment).toEqual(sentiment)
  const { sections = [], definitions } = communityHealthReport.toDocument(answer)
  const table = sections.find(({ heading }) => heading === 'Sentiment')?.table
  expect(table?.rows[0]?.cells.map(({ value }) => value)).toEqual(['Makers', 8, 0, 2, 0, 60, null])
  expect(table?.rows[0]?.cells.at(-1)).toMatchObject({ reason: 'Only 1 of at least 10 readings.' })
  expect(table?.total?.cells.map(({ value }) => value)).toEqual(['All', 8, 0, 2, 0, 60, null])
  expect(definitions.map(({ label }) => label)).toEqual(expect.arrayContaining(['Net sentiment', 'Net sentiment by person']))
})

it('says nothing of sentiment where nobody said anything', async () => {
  const { client } = await openWith({})
  expect(communityHealthReport.toDocument(valueOf(await client.report.communityHealth({}))).sections).toEqual([])
})
