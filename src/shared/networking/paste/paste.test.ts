import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Day } from '../../kernel/day'
import { analyseSentiment } from '../sentiment/analyse'
import { proposeFromPaste } from './paste'
import { readWhen } from './when'

// A Tuesday.
const today = Day.parse('2026-03-31')
const ours = ['@juniper.salt', 'juniper_salt', 'Juniper & Salt', 'Mara Juniper', 'mara@juniper.example']
const propose = (text: string) => {
  const { people, platform, type, direction, on, said } = proposeFromPaste(text, today, ours)
  const { label } = analyseSentiment(said)
  return { people: people.map(({ name }) => name), platform, type, direction, on, label }
}

describe('a paste from', () => {
  it('LinkedIn comments', () => {
    const text = `Ada Albers
  • 2nd
Editor at The Slow Table | Food, craft and slow living
2d

What a wonderful glaze! We love your plates.

Like

3
Reply

1 reply
Juniper & Salt
Author
1,204 followers
1d
Thank you so much, Ada!
Like
Reply`
    expect(propose(text)).toEqual({ people: ['Ada Albers'], platform: 'linkedin', type: 'comment', direction: 'mutual', on: '2026-03-30', label: 'positive' })
    expect(proposeFromPaste(text, today, ours).note).toBe('Ada Albers: What a wonderful glaze! We love your plates.\nJuniper & Salt: Thank you so much, Ada!')
  })

  it('LinkedIn comments with the profiles’ lines and somebody one follows', () => {
    const text = 'Like\nlike\n5\n\nReply\n8 Replies\n8 Replies on Juniper & Salt’s comment\nView Ada Albers’s profile\nAda Albers\n • 3rd+\nEditor at The Slow Table\n1d\n\nJuniper & Salt what a wonderful glaze!\n\nLike\nlike\n1\n\nReply\nView Tomasz Kowalski’s profile\nTomasz Kowalski\n • Following\nBuyer | Haus Nord | Ceramics\n23h\n\nAda Albers I agree.\n…more\nComment image, no alternative text available\n\nLike\n\nReply'
    expect(propose(text)).toMatchObject({ people: ['Ada Albers', 'Tomasz Kowalski'], platform: 'linkedin', type: 'comment', on: '2026-03-31' })
    expect(proposeFromPaste(text, today, ours).note).toBe('Ada Albers: Juniper & Salt what a wonderful glaze!\nTomasz Kowalski: Ada Albers I agree.')
  })

  it('LinkedIn comments with the degree in the line of the name', () => {
    expect(propose('Tomasz Kowalski • 3rd+\nBuyer at Haus Nord\n1w\nInteresting. Do you ship to Poland?\nLike\nReply')).toMatchObject({ people: ['Tomasz Kowalski'], platform: 'linkedin', direction: 'incoming', on: '2026-03-24' })
    expect(proposeFromPaste('Tomasz Kowalski • 3rd+\nBuyer at Haus Nord\n1w\nInteresting.\nLike\nReply', today).isDayAbout).toBe(true)
  })

  it('LinkedIn messages', () => {
    expect(propose('MAR 14\nAda Albers sent the following message at 6:22 PM\nView Ada’s profile\nAda Albers\nCould you send samples for the autumn issue?')).toMatchObject({ people: ['Ada Albers'], platform: 'linkedin', type: 'message', direction: 'incoming', on: '2026-03-14' })
  })

  it('LinkedIn messages with name and time above each, which is how Slack writes them, too', () => {
    const text = 'Ada Albers sent the following messages at 6:22 PM\nView Ada’s profile\nAda Albers  6:22 PM\nCould you send samples?'
    expect(propose(text)).toMatchObject({ people: ['Ada Albers'], platform: 'linkedin', type: 'message', direction: 'incoming' })
    expect(proposeFromPaste(text, today, ours).note).toBe('Could you send samples?')
  })

  it('Facebook comments', () => {
    expect(propose('Chiara Bianchi\nTop fan\nTerrible, my mug arrived broken and nobody answers.\n3d\nLike\nReply\n2\nGoran Demir\nSame here, very disappointed\n2d\nLike\nReply')).toEqual({ people: ['Chiara Bianchi', 'Goran Demir'], platform: 'facebook', type: 'comment', direction: 'incoming', on: '2026-03-29', label: 'negative' })
  })

  it('Facebook comments in German', () => {
    expect(propose('Sören Schäfer\nWunderschöne Teller, ich liebe sie!\n2 Tage\nGefällt mir\nAntworten')).toEqual({ people: ['Sören Schäfer'], platform: 'facebook', type: 'comment', direction: 'incoming', on: '2026-03-29', label: 'positive' })
  })

  it('Instagram comments', () => {
    const text = 'elif.makes\nIn love with this blue 😍\n2d3 likesReply\n'.replace('2d3 likesReply', '2d 3 likes Reply') + 'juniper.salt\n@elif.makes thank you!\n1d Reply'
    expect(propose(text)).toEqual({ people: ['elif.makes'], platform: 'instagram', type: 'comment', direction: 'mutual', on: '2026-03-30', label: 'positive' })
    expect(proposeFromPaste(text, today, ours).people).toEqual([{ name: 'elif.makes', handle: '@elif.makes' }])
  })

  it('Instagram comments, of which a number that opens the words is nobody', () => {
    expect(propose('20 bowls arrived\n2d Reply\nada_makes Lovely\n1d Reply').people).toEqual(['ada_makes'])
  })

  it('X', () => {
    expect(propose('Hana Tanaka\n@hana_bakes\n·\nMar 14\nThe speckled bowl by @juniper_salt is the best thing in my kitchen\n3\n12\n1.2K')).toEqual({ people: ['Hana Tanaka'], platform: 'x', type: 'mention', direction: 'incoming', on: '2026-03-14', label: 'positive' })
    expect(propose('Hana Tanaka @hana_bakes · 3h\nReplying to @juniper_salt\nIs the glaze safe in the dishwasher?\nJuniper & Salt @juniper_salt · 1h\nYes, it is.')).toMatchObject({ people: ['Hana Tanaka'], platform: 'x', type: 'reply', direction: 'mutual', on: '2026-03-31' })
  })

  it('Bluesky and Mastodon, the age below the handle or above the name', () => {
    expect(propose('Hana Tanaka\n\u202a@hana.bsky.social\u202c\n·\n2d\nI love the blue bowl by @juniper.salt\n3\n12')).toEqual({ people: ['Hana Tanaka'], platform: 'bluesky', type: 'mention', direction: 'incoming', on: '2026-03-29', label: 'positive' })
    const text = '2d\nHana Tanaka\n@hana@mastodon.social\nIs the glaze safe?\n1d\nJuniper & Salt\n@juniper_salt@mastodon.social\nYes, it is.'
    expect(propose(text)).toMatchObject({ people: ['Hana Tanaka'], platform: 'mastodon', type: 'reply', direction: 'mutual', on: '2026-03-30' })
    expect(proposeFromPaste(text, today, ours)).toMatchObject({ people: [{ handle: '@hana@mastodon.social' }], note: 'Hana Tanaka: Is the glaze safe?\nJuniper & Salt: Yes, it is.' })
  })

  it('Bluesky, name and handle in one line and the age on the next', () => {
    const text = 'Hana Tanaka\nIf you use this glaze\nhana.bsky.social \u202a@hana.bsky.social\u202c\n· 19h\nOne day every kiln was blue.\n\nJuniper & Salt @juniper.salt.bsky.social\n· 2d\nWas it?'
    expect(proposeFromPaste(text, today, ['@juniper.salt.bsky.social'])).toMatchObject({ platform: 'bluesky', direction: 'mutual', on: '2026-03-31', people: [{ name: 'hana.bsky.social', handle: '@hana.bsky.social' }], note: 'hana.bsky.social: One day every kiln was blue.\nJuniper & Salt: Was it?' })
  })

  it('YouTube comments, in English and German', () => {
    const text = '@annapots\n2 days ago\nI love this glaze, where can I buy it?\n\n12\n\nReply\n\n1 reply\n@juniper.salt\n1 day ago (edited)\nIn our shop!\n\nReply'
    expect(propose(text)).toEqual({ people: ['annapots'], platform: 'youtube', type: 'comment', direction: 'mutual', on: '2026-03-30', label: 'positive' })
    expect(proposeFromPaste(text, today, ours)).toMatchObject({ people: [{ name: 'annapots', handle: '@annapots' }], note: 'annapots: I love this glaze, where can I buy it?\njuniper.salt: In our shop!' })
    expect(propose('@töpferin\nvor 2 Tagen\nWunderschön, ich liebe es!\nAntworten')).toMatchObject({ people: ['töpferin'], platform: 'youtube', on: '2026-03-29' })
  })

  it('a long comment that begins as a link of LinkedIn does', () => {
    const words = `View Ada’s profile ${'and read what she wrote of it '.repeat(8)}twice`
    expect(proposeFromPaste(`Bruno Neu\n • 3rd+\nEditor\n1d\n\n${words}\n\nLike\n\nReply`, today, []).note).toBe(words)
  })

  it('Reddit comments', () => {
    const text = 'u/potterfan avatar\npotterfan\n•\n3d ago\nTerrible, the handle broke after a day.\n\nUpvote\n12\n\nDownvote\n\nReply\n\nAward\n\nShare\n\nu/juniper_salt avatar\njuniper_salt\nOP\n•\n2d ago\nWe are sorry. We send another.\n\nUpvote\n3'
    expect(propose(text)).toEqual({ people: ['potterfan'], platform: 'reddit', type: 'comment', direction: 'mutual', on: '2026-03-29', label: 'negative' })
    expect(proposeFromPaste(text, today, ours)).toMatchObject({ people: [{ name: 'potterfan', handle: 'u/potterfan' }], note: 'potterfan: Terrible, the handle broke after a day.\njuniper_salt: We are sorry. We send another.' })
  })

  it('a whole page of Reddit: the post, an advertisement, moderators, a comment that was deleted', () => {
    const text = 'Go to Pottery\nr/Pottery\n•\n20d ago\nclay_person\n\nWhich glaze is this?\nQuestion\nI found a bowl.\n\nUpvote\n2\n\nDownvote\n\n7\nGo to comments\n\nShare\n\nPromote Post\nu/kiln_seller avatar\nkiln_seller\n•\nAd\n\nBuy kilns.\nLearn More\nJoin the conversation\n\nSort by:\n\nBest\n\nComments Section\nu/AutoModerator avatar\nAutoModerator\nMOD\n•\n Stickied comment\n•\n4 mo. ago\nRead the rules.\n\nUpvote\nVote\nDownvote\n\nReply\nreply\n\nShare\nShare\n\n[deleted]\n•\n19d ago\n\nTerrible.\n1\nu/potterfan avatar\npotterfan\nKeeper of kilns\n•\n19d ago\nIt is celadon.\n\nUpvote\n2\n\nDownvote\n\nReply\n\nShare\n\nu/clay_person avatar\nclay_person\nOP\n•\n18d ago\nThanks!'
    const { people, platform, note, on } = proposeFromPaste(text, today, [])
    expect(people.map(({ name }) => name)).toEqual(['clay_person', 'AutoModerator', 'potterfan'])
    expect({ platform, on }).toEqual({ platform: 'reddit', on: '2026-03-13' })
    expect(note).toBe('clay_person: Which glaze is this?\nQuestion\nI found a bowl.\nAutoModerator: Read the rules.\npotterfan: It is celadon.\nclay_person: Thanks!')
  })

  it('words of a comment that Reddit writes below a post, on YouTube and in a comment of Reddit', () => {
    expect(proposeFromPaste('@adaalbers\n2 days ago\nPromote Post\nJoin the conversation\nor be quiet.\n12\nReply', today, []).note).toBe('Promote Post\nJoin the conversation\nor be quiet.')
    expect(proposeFromPaste('u/potterfan avatar\npotterfan\n•\n3d ago\nJoin the conversation\nor be quiet.\n\nUpvote\n\nCommunity Info Section\nr/Pottery\n12 online', today, []).note).toBe('Join the conversation\nor be quiet.')
  })

  it('an e-mail with its head', () => {
    const text = 'From: "Ines García" <ines@haus-nord.example>\nSent: Saturday, 14 March 2026 18:22\nTo: Mara Juniper <mara@juniper.example>\nSubject: Window display\n\nHello Mara,\nwe would be happy to have you in the spring window.\n\nOn Fri, 13 Mar 2026 at 10:00, Mara Juniper <mara@juniper.example> wrote:\n> Shall we?'
    expect(propose(text)).toEqual({ people: ['Ines García'], platform: 'email', type: 'email', direction: 'incoming', on: '2026-03-14', label: 'positive' })
    expect(proposeFromPaste(text, today, ours)).toMatchObject({ people: [{ handle: 'ines@haus-nord.example' }], note: 'Window display\nHello Mara,\nwe would be happy to have you in the spring window.' })
  })

  it('a German e-mail, and one of ours', () => {
    expect(propose('Von: Theo Weber <theo@example.com>\nGesendet: 14.03.2026 18:22\nAn: mara@juniper.example\nBetreff: Rechnung\n\nDanke!')).toMatchObject({ people: ['Theo Weber'], on: '2026-03-14', platform: 'email' })
    expect(propose('From: Mara Juniper <mara@juniper.example>\nDate: 14 March 2026\nTo: Ada <ada@example.com>\nSubject: Samples\n\nThey are on their way.')).toMatchObject({ people: [], direction: 'outgoing' })
  })

  it('a quoted e-mail below our answer', () => {
    expect(propose('Gladly!\n\nOn Mar 14, 2026, at 6:22 PM, Ada Albers <ada@example.com> wrote:\n> Can we talk on Monday?')).toMatchObject({ people: ['Ada Albers'], direction: 'mutual', on: '2026-03-14', platform: 'email' })
  })

  it('WhatsApp, with days as people there write them', () => {
    expect(propose('[14.03.26, 18:22:10] Ada Albers: Der Krug ist leider kaputt angekommen\nSehr schade\n[14.03.26, 18:25:00] Mara Juniper: Das tut mir leid!')).toMatchObject({ people: ['Ada Albers'], platform: 'whatsapp', direction: 'mutual', on: '2026-03-14' })
    expect(propose('14/03/2026, 18:22 - Ada Albers: Lovely, thank you')).toMatchObject({ on: '2026-03-14', direction: 'incoming', label: 'positive' })
    expect(propose('3/4/26, 6:22 PM - Ada Albers: Lovely')).toMatchObject({ on: '2026-03-04' })
    // Third of April or fourth of March: nobody can tell, so nothing is said.
    expect(propose('3/4/26, 18:22 - Ada Albers: Lovely')).toMatchObject({ people: ['Ada Albers'], on: null })
  })

  it('Slack', () => {
    expect(propose('Ada Albers  10:14 AM\nHey, is the kiln opening public?\nMara Juniper  10:20 AM\nYes, come by')).toMatchObject({ people: ['Ada Albers'], platform: 'slack', type: 'message', direction: 'mutual' })
    expect(propose('Yesterday\nAda Albers\n  10:14 AM\nHey, is the kiln opening public?')).toMatchObject({ people: ['Ada Albers'], platform: 'slack', on: '2026-03-30' })
    expect(propose('Ada Albers [6:22 PM]\nSee you there')).toMatchObject({ people: ['Ada Albers'], platform: 'slack' })
  })

  it('Slack, where somebody answers with a day, or with words that begin like a month', () => {
    for (const answer of ['Tuesday', 'May 3', 'Maybe 3']) expect(propose(`Ada Albers  10:14 AM\nHow many, and when?\nBruno  10:20 AM\n${answer}`)).toMatchObject({ people: ['Ada Albers', 'Bruno'] })
    for (const answer of ['Maybe 4', 'Tuesday']) expect(proposeFromPaste(`Ada Albers  10:14 AM\nThree bowls\n${answer}`, today)).toMatchObject({ note: `Three bowls\n${answer}`, on: null })
    expect(proposeFromPaste('Ada Albers  10:14 AM\nThree bowls\nYesterday\nNew\nBruno  10:20 AM\nFine', today)).toMatchObject({ note: 'Ada Albers: Three bowls\nBruno: Fine', on: '2026-03-30' })
  })

  it('Discord', () => {
    expect(propose('potter_anna — Yesterday at 6:22 PM\nI hate this glaze, it is awful\nBruno — Today at 09:01\nTry it at 1,240 °C')).toMatchObject({ people: ['potter_anna', 'Bruno'], platform: 'discord', type: 'message', on: '2026-03-31', direction: 'incoming' })
    expect(propose('potter_anna — 14/03/2026 18:22\nhello')).toMatchObject({ on: '2026-03-14' })
  })

  it('anywhere else is the note alone', () => {
    expect(proposeFromPaste('Remember the blue bowls.', today)).toMatchObject({ people: [], platform: null, direction: null, on: null, note: 'Remember the blue bowls.' })
    expect(proposeFromPaste('', today)).toMatchObject({ people: [], note: '' })
  })
})

describe('words for a day', () => {
  it.each([
    ['just now', '2026-03-31'], ['5m', '2026-03-31'], ['vor 3 Tagen', '2026-03-28'], ['Yesterday at 6:22 PM', '2026-03-30'], ['Gestern um 18:22', '2026-03-30'], ['Monday', '2026-03-30'], ['Tuesday', '2026-03-31'], ['Wednesday', '2026-03-25'],
    ['14. März 2026', '2026-03-14'], ['14 Mar', '2026-03-14'], ['Apr 14', '2025-04-14'], ['March 14, 2025 at 6:22 PM', '2025-03-14'], ['2026-03-14', '2026-03-14'], ['14.3.26', '2026-03-14'], ['Sat, 14 Mar 2026 18:22', '2026-03-14'],
    ['4 Sept', '2025-09-04'], ['3. Jänner 2026', '2026-01-03'], ['30 Feb', null], ['Maybe 3', null], ['12 market', null], ['Decision 5', null], ['hello', null], ['3/4/26', null], ['31', null],
    ['Mittwoch, 11. März 2026 14:02', '2026-03-11'], ['Mi., 11. März 2026 um 14:02 Uhr', '2026-03-11'], ['vor 5 Sekunden', '2026-03-31'],
  ])('%s', (text, on) => expect(readWhen(text, today)?.on ?? null).toBe(on))

  it('in numbers whose order is told, day and month alike too', () => expect((['monthFirst', 'dayFirst', null] as const).map((order) => readWhen('3/3/26', today, order)?.on)).toEqual(['2026-03-03', '2026-03-03', '2026-03-03']))

  it('29 February without its year, the day after a leap year', () => expect(['29 Feb', '28 Feb'].map((text) => readWhen(text, Day.parse('2025-01-10'))?.on)).toEqual(['2024-02-29', '2024-02-28']))
})

it('takes any text without a throw, loses no word of what it cannot read, and names no day to come', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(fc.constantFrom('__proto__', 'constructor', 'Ada Albers', '2d', 'Like', '@ada', '·', '14/03/26, 18:22 - A: b', 'From: x@y.z', 'Subject: s', 'Mar 32', '  10:14 AM', '', '• 2nd', 'Apr 1', 'A — Today at 25:99', '@ada.bsky.social', '@ada@kiln.social', '2 days ago', '•', 'u/ada'), { maxLength: 12 }).map((lines) => lines.join('\n'))), (text) => {
      const { on, people, note } = proposeFromPaste(text, today)
      expect(on === null || on <= today).toBe(true)
      expect(people.every(({ name }) => name.trim() !== '')).toBe(true)
      if (people.length === 0 && on === null) expect(note).toBe(text.trim())
    }),
    { numRuns: 400 },
  ))

it('reads a mail whose head is endless in a moment', () => {
  for (const head of [`From: Ada ${'a@'.repeat(24_000)}\nDate: 3 Mar 2026`, `From: Ada <ada@example.org>\nDate: 3 Mar 2026 ${'• '.repeat(24_000)}x`]) {
    const since = process.cpuUsage()
    expect(proposeFromPaste(`${head}\nSubject: Bowls\n\nHello`, today).platform).toBe('email')
    const { user, system } = process.cpuUsage(since)
    expect((user + system) / 1000).toBeLessThan(1000)
  }
})

it.each(['On 14 Mar 2026, ', 'Ada — ', '•', 'Ada said'])('reads %s and endless blanks in a moment', (begins) => {
  const since = process.cpuUsage()
  const pasted = `${begins}${' '.repeat(49_000)}x`
  expect(proposeFromPaste(pasted, today).note).toBe(pasted)
  const { user, system } = process.cpuUsage(since)
  expect((user + system) / 1000).toBeLessThan(1000)
})
