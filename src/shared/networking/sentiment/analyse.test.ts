import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseSentiment } from './analyse'
import { english } from './lexicons/english'
import { score } from './score'

const label = (text: string): string | null => analyseSentiment(text).label
const why = (text: string, word: string): string | undefined => analyseSentiment(text).words.find((deciding) => deciding.text === word)?.why

describe('English', () => {
  it.each([
    ['The meeting was really helpful, thank you!', 'positive'],
    ['The meeting was not helpful.', 'negative'],
    ["I don't think this was a good idea.", 'negative'],
    ["She never replied to my message.", 'negative'],
    ["The link doesn't work.", 'negative'],
    ["Don't waste your time with them.", 'negative'],
    ['We had no problems at all with them.', 'positive'],
    ['It is not just good, it is what we were looking for.', 'positive'],
    ['The food was nice, but the talk was a disaster.', 'negative'],
    ['Although the talk was boring, we loved the people.', 'positive'],
    ['She works at Acme and lives in Leeds.', 'neutral'],
    ['We met at the trade fair on Monday.', 'neutral'],
  ])('%s is %s', (text, expected) => expect(label(text)).toBe(expected))

  it('strengthens by degree, capitals and exclamation marks', () => {
    const compound = (text: string): number => analyseSentiment(text).compound ?? 0
    const plain = compound('The talk was good.')
    for (const stronger of ['The talk was very good.', 'The talk was GOOD.', 'The talk was good!', 'The talk was goooood and good.']) expect(compound(stronger)).toBeGreaterThan(plain)
    expect(compound('The talk was kind of good.')).toBeLessThan(plain)
  })

  it('says what acted on a word', () => {
    expect(why('The talk was not very good.', 'good')).toBe('strengthened by “very”, turned round by “not”')
    expect(why('It was good, but the place was awful.', 'awful')).toBe('counts more after a contrast')
  })

  it('marks a word without the marks around it', () => expect(analyseSentiment('It was “(good)”, I think.').words).toMatchObject([{ text: 'good', start: 9, end: 13 }]))

  it('does not carry a negation into the next sentence', () => expect(label('He did not come. Great evening!')).toBe('positive'))
})

describe('the rules of VADER', () => {
  const compound = (text: string): number => Number(score(text, english).compound.toFixed(4))

  // Source: the examples of vaderSentiment’s README by C. J. Hutto and of NLTK’s how-to of its port, with the scores that they print.
  it.each([
    ['VADER is smart, handsome, and funny.', 0.8316], ['VADER is smart, handsome, and funny!', 0.8439], ['VADER is very smart, handsome, and funny.', 0.8545], ['VADER is VERY SMART, handsome, and FUNNY.', 0.9227],
    ['VADER is VERY SMART, handsome, and FUNNY!!!', 0.9342], ['VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!', 0.9469], ['VADER is not smart, handsome, nor funny.', -0.7424], ['The book was good.', 0.4404],
    ["At least it isn't a horrible book.", 0.431], ['The book was only kind of good.', 0.3832], ['The plot was good, but the characters are uncompelling and the dialog is not great.', -0.7042], ['A really bad, horrible book.', -0.8211],
    ['Today sux!', -0.4199], ['Today SUX!', -0.5461], ["Today kinda sux! But I'll get by, lol", 0.2228], ['Make sure you :) or :D today!', 0.8633], [':) and :D', 0.7925],
  ])('give %s %d, as published', (text, published) => expect(compound(text)).toBe(published))

  it('count a word of degree less the further it is away, no more than four exclamation marks, and question marks from the second on', () => {
    const strength = (text: string): number => score(text, english).words[0]?.valence ?? Number.NaN
    const [plain, ...further] = ['It was good.', 'It was very good.', 'It was very much good.', 'It was very much then good.'].map(strength)
    expect(further.map((valence) => Number((valence - (plain ?? 0)).toFixed(5)))).toEqual([0.293, 0.27835, 0.2637])
    const [four, five, more] = ['!!!!', '!!!!!', '!!!!!!!!!'].map((marks) => compound(`It was good${marks}`))
    expect([five, more]).toEqual([four, four])
    // 1.9 ÷ √(1.9² + 15), and with 2 × 0.18, 3 × 0.18 and at most 0.96 more of it.
    expect(['?', '??', '???', '????', '?????'].map((marks) => compound(`It was good${marks}`))).toEqual([0.4404, 0.504, 0.533, 0.594, 0.594])
  })
})

describe('German', () => {
  it.each([
    ['Das Treffen war wirklich sehr schön, vielen Dank!', 'positive'],
    ['Das Treffen war nicht schön.', 'negative'],
    ['Das gefällt mir nicht.', 'negative'],
    ['Das ist keine gute Idee.', 'negative'],
    ['Er hat nie geantwortet.', 'negative'],
    ['Die tollen Leute haben uns begeistert.', 'positive'],
    ['Der Vortrag war gut, aber die Veranstaltung war eine Katastrophe.', 'negative'],
    ['Ich habe am Montag mit ihr gesprochen.', 'neutral'],
    ['Das war ein schoenes Gespraech mit euch.', 'positive'],
  ])('%s is %s', (text, expected) => expect(analyseSentiment(text)).toMatchObject({ language: 'de', label: expected }))
})

it('emoticons with a line for a mouth are read as they are written, in either language and alone; the letters beside it alone are none', () => {
  const read = (text: string) => analyseSentiment(text).words.map(({ text: word, valence }) => [word, valence])
  expect([read('That is the table *_*'), read('Das ist der Tisch *_*')]).toEqual([[['*_*', 1.2]], [['*_*', 1.2]]])
  expect([read('They met at the table -_-'), read('Wir waren am Tisch -_-'), read('-_-')]).toEqual([[['-_-', -1.3]], [['-_-', -1.3]], [['-_-', -1.3]]])
  expect([read('This was what they said o_o'), read('The file has columns o o and 0 o')]).toEqual([[['o_o', -0.5]], []])
})

describe('letters', () => {
  it('in two pieces, as files from a Mac have them, are read as whole ones, and marked where they stand', () => {
    const text = 'Das Gerät ist schön, und der Käse für alle war hässlich!'.normalize('NFD')
    const { language, words } = analyseSentiment(text)
    expect([language, words.map(({ text: word, start, end }) => [word.normalize('NFC'), text.slice(start, end) === word])]).toEqual(['de', [['schön', true], ['hässlich', true]]])
  })

  it('that only look bold, as posts have them, are read as plain ones', () => {
    const bold = (text: string): string => text.replaceAll(/[a-z]/g, (letter) => String.fromCodePoint(0x1d5ee + letter.charCodeAt(0) - 97))
    const text = `we had a ${bold('wonderful')} evening, “${bold('great')}” with all of you`
    expect(analyseSentiment(text)).toMatchObject({ language: 'en', label: 'positive', words: [{ text: bold('wonderful') }, { text: bold('great') }] })
  })

  it.each(['இந்த தட்டுகள் மிகவும் அழகாக உள்ளன', 'ეს თეფშები ძალიან ლამაზია', 'এই থালাগুলো খুব সুন্দর'])('of another alphabet are another language: %s', (text) => expect(analyseSentiment(text).reason).toBe('unsupported_language'))
})

describe('what cannot be read', () => {
  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['ok', 'too_short_for_language'],
    ['Anna Schmidt', 'too_short_for_language'],
    ['@anna https://example.org/good/great', 'too_short_for_language'],
    ['Très bien, merci beaucoup pour votre aide', 'unsupported_language'],
    ['Excelente trabajo, muchas gracias a todos', 'unsupported_language'],
    ['Отличная работа, спасибо', 'unsupported_language'],
    ['素晴らしい 仕事 です', 'unsupported_language'],
  ])('%j has no label: %s', (text, reason) => expect(analyseSentiment(text)).toEqual({ language: null, label: null, compound: null, words: [], reason }))

  it('does not guess where two languages are as strong', () => expect(analyseSentiment('the end ist nahe').language).toBeNull())

  it('reads emoji alone without a language', () => {
    expect(analyseSentiment('❤️👍🏽')).toMatchObject({ language: null, label: 'positive', reason: 'emoji_only' })
    expect(analyseSentiment('😡')).toMatchObject({ label: 'negative' })
  })

  it('tells a text that says nothing from one that was not read', () => expect(analyseSentiment('We talked on the phone.')).toEqual({ language: 'en', label: 'neutral', compound: 0, words: [], reason: 'no_deciding_words' }))
})

describe('emoji beside words', () => {
  it('count, and no negation turns them', () => {
    expect(label('I will be there 🎉')).toBe('positive')
    expect(label('I am not there yet 😢')).toBe('negative')
    expect(analyseSentiment('I am not there yet :(').words).toMatchObject([{ text: ':(', why: '' }])
  })
})

const pieces = fc.constantFrom('The talk was good.', "It doesn't work!", 'Although it rained,', 'but WE LOVED it', 'not', 'never', 'kind of', ':)', '😡', '👍🏽', 'Das war nicht schön.', 'aber', 'zwar', '...', '“', 'é', '\u0000', '\uD800', 'http://a.b', '#great', 'x'.repeat(100), 'soooo', "n't", '(', '10/10')
const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(pieces, { maxLength: 20 }).map((list) => list.join(' ')), fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')))

describe('any text', () => {
  it('has a bounded score, shares that add up, and words that lie in it in order', () =>
    fc.assert(
      fc.property(texts, (text) => {
        const { compound, label, words, language } = analyseSentiment(text)
        expect(compound === null).toBe(label === null)
        if (compound !== null) expect(Math.abs(compound)).toBeLessThanOrEqual(1)
        if (language === null && label !== null) expect(words.length).toBeGreaterThan(0)
        let before = 0
        for (const word of words) {
          expect(word.start).toBeGreaterThanOrEqual(before)
          expect(word.end).toBeGreaterThan(word.start)
          expect(text.slice(word.start, word.end)).toBe(word.text)
          expect(Number.isFinite(word.valence)).toBe(true)
          before = word.end
        }
        expect(before).toBeLessThanOrEqual(text.length)
        if (words.length > 0) expect(words.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      }),
      { numRuns: 1000 },
    ))

  it('reads the same sentences in any order without a change of sign where all agree', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(['The talk was great.', 'We loved the people!', 'Thank you so much.', 'It was a really good evening.'], { minLength: 1 }), (sentences) => {
        expect(label(sentences.join(' '))).toBe('positive')
      }),
    ))
})

/** Processor time of the quickest of five runs, in milliseconds. */
const quickestMs = (text: string): number => {
  const runs = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    analyseSentiment(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...runs)
}

/** How many times longer a text of 16 times the length takes; a few milliseconds for both, so that the clock's grain decides nothing. */
const growth = (textOf: (length: number) => string): number => (quickestMs(textOf(100_000)) + 5) / (quickestMs(textOf(6250)) + 5)

describe('time', () => {
  const fill = (unit: string) => (length: number): string => `the talk was not good and I think ${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}`
  const words = Array.from({ length: 20_000 }, (_, index) => ` wort${index.toString(36)}endes`).join('')
  /** Linear is at most 16; what grows with the square is about 256. */
  const atMost = 60

  it.each(["The talk was really good, but I don't think the food was worth it. ", 'Der Vortrag war wirklich gut, aber das Essen hat mir nicht gefallen. ', 'a', '!', '!?', '😡', "n't ", 'not ', 'although ', 'but ', 'kind of ', ':', '(', 'no good ', 'a.b,', '\u200D', 'not,', 'soooooooo', '. but ', "'", '-', '\uD83D'])('grows with the length alone for %j', (unit) => expect(growth(fill(unit))).toBeLessThan(atMost))

  it('is not held up by words that no list has', () => expect(growth((length) => `ich habe das ${words.slice(0, length)}`)).toBeLessThan(atMost))
})
