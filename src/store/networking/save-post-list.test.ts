import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('tells every figure of the posts that a list finds, in its order; what is not known is blank', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { networking } = client
  const { id: ownHandleId } = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: 'kiln' }))
  valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', ownHandleId, on: '2026-03-02', text: '=Glaze, new', url: 'https://www.instagram.com/p/a', reach: 200, reactions: 10, comments: 0, clicks: 3, saidSentiment: 'positive' }))
  valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', ownHandleId, on: '2026-03-01', text: 'Old', impressions: 7 }))
  valueOf(await networking.post.add({ kind: 'mention', platform: 'x', on: null, text: 'They make cups', newAuthor: 'Ada', permission: 'asked', permissionOn: '2026-03-03' }))
  const save = async (asked: object): Promise<{ readonly fileName: string; readonly records: readonly string[] }> => {
    const { id, fileName } = valueOf(await networking.post.saveList({ format: 'csv', ...asked }))
    return { fileName, records: recordsOf(store, { id }) }
  }
  expect(await save({ direction: 'ascending' })).toEqual({
    fileName: 'Posts 2026-03-10.csv',
    records: [
      'Day,Text,Link,Kind,Platform,By,Reach,Impressions,Engagements,Reactions,Comments,Shares,Saves,Clicks,Views,Promoted impressions,Promoted engagements,Promoted clicks,ER reach,ER impressions,ER followers,Sentiment,Permission',
      '2026-03-01,Old,,Own,Instagram,kiln,,7,,,,,,,,,,,,,,,',
      "2026-03-02,\"'=Glaze, new\",https://www.instagram.com/p/a,Own,Instagram,kiln,200,,10,10,0,,,3,,,,,0.05,,,Positive,",
      ',They make cups,,Mention,X,Ada,,,,,,,,,,,,,,,,Neutral,Asked',
    ],
  })
  expect((await save({ kinds: ['own'], sort: 'reach' })).records.slice(1).map((record) => record.slice(0, 10))).toEqual(['2026-03-02', '2026-03-01'])
  expect((await save({ search: 'nowhere' })).records).toHaveLength(1)
})
