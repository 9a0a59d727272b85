import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PostMeasure } from '../../src/imports/organic/post-format'
import { readFollowers } from '../../src/imports/organic/read-followers'
import { type PostFile, readPosts } from '../../src/imports/organic/read-posts'
import { valueOf } from '../support/open-test-store'
import { fixture, readImport, temporaryFile, temporarySheets, temporarySpreadsheet } from '../support/read-import'
import { hasRealData, realData, realDataTitle } from '../support/real-data'

const sumOf = ({ posts }: PostFile, measure: PostMeasure): number => posts.reduce((sum, { measures }) => sum + (measures[measure] ?? 0), 0)
const blanks = ({ posts }: PostFile, measure: PostMeasure): number => posts.filter(({ measures }) => measures[measure] === null).length

describe('lists of posts', () => {
  it('reads Business Suite: texts over several lines, ids as text, blanks as unknown', async () => {
    const file = valueOf(await readPosts(fixture('organic/business-suite.csv')))
    expect(file).toMatchObject({ totals: 0, refusals: [], warnings: [] })
    expect(file.posts[0]).toMatchObject({ line: 2, postId: '18012345678901234', publishedOn: '2026-03-27', text: 'Autumn is here 🍂\nCome and see', type: 'IG image', isPaid: null, measures: { views: 12_400, reach: 9876, likes: 321, saves: 40, impressions: null } })
    expect(file.posts[1]).toMatchObject({ publishedOn: '2026-04-02', text: 'Behind the scenes, "live"', measures: { reach: null, saves: null, shares: 0 } })
  })

  it('refuses a count that no post has, as of a column of ids', async () => {
    const file = valueOf(await readPosts(temporaryFile('posts.csv', readFileSync(fixture('organic/x-analytics.csv'), 'utf8').replace(/\b1000(?:\.0)?\b/, '1712345678901234'))))
    expect(file).toMatchObject({ posts: [], refusals: [{ reason: '“1712345678901234” is not a number of impressions.' }] })
  })

  it.each([['-', null], ['0', false], ['1', true], ['0.0', false]])('takes a post of X that was shown %s times for money as paid for: %s', async (shown, isPaid) => {
    const text = `Tweet id,Tweet permalink,Tweet text,time,impressions,promoted impressions\n1712345678901234567,https://twitter.com/acme/status/1712345678901234567,Hello,2026-03-27 06:08 +0000,9,${shown}\n`
    expect(valueOf(await readPosts(temporaryFile('posts.csv', text))).posts).toMatchObject([{ isPaid }])
  })

  it('names what it does not take over of a table of any program where something is in it, and takes a lifetime for no day', async () => {
    const { posts, refusals, warnings } = valueOf(await readPosts(temporaryFile('posts.csv', 'Post ID,Date,Text,Likes,Mood,Blank\na,Lifetime,Hello,5,glad,\n')))
    expect({ posts, refusals, warnings }).toMatchObject({ posts: [{ publishedOn: null }], refusals: [], warnings: ['Not taken over: Mood.'] })
  })

  it('refuses a count below nothing, and takes the longer of text and title', async () => {
    const { posts, refusals } = valueOf(await readPosts(temporaryFile('posts.csv', 'Post ID,Date,Title,Text,Likes\na,2026-03-27,Longer,Long,0\nb,2026-03-27,Long,Longer,5\nc,2026-03-27,x,y,-1\n')))
    expect(posts).toMatchObject([{ text: 'Longer', measures: { likes: 0 } }, { text: 'Longer' }])
    expect(refusals).toMatchObject([{ line: 4, reason: '“-1” is not a number of likes.' }])
  })

  it('reads X Analytics, whole numbers written with decimals', async () => {
    const { posts } = valueOf(await readPosts(fixture('organic/x-analytics.csv')))
    expect(posts).toMatchObject([{ postId: '1712345678901234567', publishedOn: '2026-03-27', measures: { impressions: 1000, likes: 11, comments: 2, shares: 3, link_clicks: 4, engagements: 40 } }])
  })

  it('leaves out the total that YouTube writes first', async () => {
    const file = valueOf(await readPosts(fixture('organic/youtube.csv')))
    expect(file.totals).toBe(1)
    expect(file.posts.map(({ postId, publishedOn, measures }) => [postId, publishedOn, measures.views])).toEqual([['dQw4w9WgXcQ', '2026-03-27', 1000], ['aaaaaaaaaaa', '2026-04-02', 500]])
  })

  it('does not use ids that a spreadsheet has rounded, refuses a row that cannot be read, and asks about dates', async () => {
    const text = readFileSync(fixture('organic/business-suite.csv'), 'utf8')
    const broken = valueOf(await readPosts(temporaryFile('posts.csv', text.replace('18012345678901234', '1.80123E+16').replace(',321,', ',many,'))))
    expect(broken).toMatchObject({ posts: [{ publishedOn: '2026-04-02' }], refusals: [{ line: 2, reason: '“many” is not a number of likes.' }] })
    expect(valueOf(await readPosts(temporaryFile('posts.csv', text.replace('18012345678901234', '1.80123E+16')))).warnings.join()).toContain('The id of one post was rounded')
    const contradiction = temporaryFile('posts.csv', `${text.trimEnd()}\n${(text.trimEnd().split('\n').at(-1) ?? '').replace(/\d\d\/\d\d\/2026/, '28/03/2026')}\n`)
    expect(await readPosts(contradiction)).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(/^The dates of the file contradict each other: “28\/03\/2026” on line \d+ has the day first, “03\/27\/2026” on line 2 the month\. Say which/) } })
    const ambiguous = temporaryFile('posts.csv', text.replace('03/27', '03/07'))
    expect(await readPosts(ambiguous)).toMatchObject({ ok: false, error: { type: 'ImportRefused' } })
    expect(valueOf(await readPosts(ambiguous, { dateOrder: 'MDY', decimal: 'auto' })).posts[0]?.publishedOn).toBe('2026-03-07')
  })

  it('says which other sheets have posts that it did not read, and reads the one that is named', async () => {
    const list = (id: string) => [['Post ID', 'Publish time', 'Reach'], [id, '2026-03-07', 5]]
    const path = await temporarySheets({ Notes: [['For the boss']], January: list('a1'), February: list('b2') })
    const first = valueOf(await readPosts(path))
    expect(first).toMatchObject({ posts: [{ postId: 'a1' }], warnings: ['Only the sheet “January” was read. There are posts on other sheets too (February): save each as a file of its own, and import that.'] })
    expect(valueOf(await readPosts(path, { dateOrder: 'auto', decimal: 'auto', sheet: 'February' }))).toMatchObject({ posts: [{ postId: 'b2' }], warnings: [] })
    expect(await readPosts(path, { dateOrder: 'auto', decimal: 'auto', sheet: 'March' })).toMatchObject({ ok: false, error: { sentence: 'The spreadsheet has no sheet named “March”.' } })
    const days = await temporarySheets({ Old: [['Date', 'Organic followers', 'Total followers'], ['2026-03-07', 1, 100]], New: [['Date', 'Organic followers', 'Total followers'], ['2026-03-08', 1, 200]] })
    expect(valueOf(await readFollowers(days, { dateOrder: 'auto', count: 'totals', sheet: 'New' })).days).toMatchObject([{ on: '2026-03-08', count: 200 }])
  })

  it('does not use ids that lie in a spreadsheet as rounded numbers: two posts would be one', async () => {
    const day = new Date('2026-01-15T00:00:00Z')
    const file = valueOf(await readPosts(await temporarySpreadsheet([['Post ID', 'Publish time', 'Description', 'Reach'], [17_991_234_567_890_100, day, 'a', 5], [17_991_234_567_890_100, day, 'b', 6], [1234, day, 'c', 7]])))
    expect(file.posts.map(({ postId }) => postId)).toEqual(['', '', '1234'])
    expect(file.warnings.join()).toContain('The ids of 2 posts were rounded')
  })

  it.each(['business-suite.csv', 'business-suite-german.csv', 'business-suite-spanish.csv', 'facebook.csv', 'x-analytics.csv', 'x-activity.csv', 'x-content.csv', 'youtube.csv', 'youtube-table-data.csv', 'youtube-german.csv', 'tiktok-content.csv'])('%s is not taken for ad results, whichever platform is named', async (name) => {
    for (const platform of ['auto', 'meta', 'x', 'linkedin', 'tiktok'] as const) await expect(readImport(fixture(`organic/${name}`), { platform })).rejects.toThrow('This is a list of posts')
  })

  it('followers by day are not taken for ad results', () => expect(readImport(temporaryFile('followers.csv', 'Date,Sponsored followers,Organic followers,Total followers\n09/01/2026,1,3,4\n'))).rejects.toThrow('These are followers by day'))

  it.each([['12.000', 12_000], ['12,000', 12_000], ['1.234', 1234], ['12000', 12_000]])('reads %s new followers as %i', async (text, count) => {
    expect(valueOf(await readFollowers(temporaryFile('followers.csv', `Date;Total new followers;Organic followers;Sponsored followers\n13.01.2026;${text};${text};0\n`))).days).toMatchObject([{ count, organic: count, sponsored: 0 }])
  })

  it('takes no time by the square of the hours in what should be a day: it is read where every other call waits', async () => {
    const since = process.threadCpuUsage()
    const rows = `https://x.com/a/status/1,"x${' 2026 10:00'.repeat(17_000)}\nx",words,1\n`.repeat(4)
    const file = valueOf(await readPosts(temporaryFile('posts.csv', `Link,Date,Text,Likes\n${rows}https://x.com/a/status/2,"Jan 2, 2026 10:00",words,1\n`)))
    expect(file.posts.map(({ publishedOn }) => publishedOn)).toEqual(['2026-01-02'])
    expect(file.refusals).toHaveLength(4)
    const { user, system } = process.threadCpuUsage(since)
    expect((user + system) / 1000).toBeLessThan(2000)
  })

  it('is not a list of ad results', async () => {
    expect(await readPosts(fixture('tiktok/ads.csv'))).toMatchObject({ ok: false })
  })
})

describe.skipIf(!hasRealData)(`posts of a Facebook page: ${realDataTitle}`, () => {
  it.each(['499fe7b', '26e7683'])('%s adds up to what was expected', async (version) => {
    const file = valueOf(await readPosts(join(realData, 'uci-facebook', version, 'dataset_Facebook.csv')))
    expect(file).toMatchObject({ totals: 0, refusals: [], warnings: [] })
    expect(file.posts).toHaveLength(500)
    expect(sumOf(file, 'reach')).toBe(6_951_680)
    expect(sumOf(file, 'impressions')).toBe(14_792_974)
    expect([sumOf(file, 'likes'), blanks(file, 'likes')]).toEqual([88_795, 1])
    expect([sumOf(file, 'shares'), blanks(file, 'shares')]).toEqual([13_524, 4])
    expect(sumOf(file, 'engagements')).toBe(106_060)
    const paid = file.posts.map(({ isPaid }) => isPaid)
    expect([true, false, null].map((value) => paid.filter((is) => is === value).length)).toEqual([139, 360, 1])
  })
})
