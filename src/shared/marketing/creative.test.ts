import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { countCharacters, CreativeFields, creativeOfAds, VariantFields, variantProblems } from './creative'
import { placementLimits } from './placement-limits'
import { sameLinks, TypedUtmConvention, UtmConvention, utmLink, utmMarks, utmWord } from './utm'

const problems = (fields: Partial<z.input<typeof VariantFields>>) => variantProblems(VariantFields.parse({ platform: 'meta', ...fields })).map(({ severity, field }) => `${severity} ${field}`)

describe('the limits of a placement', () => {
  it('refuse what the platform refuses and advise against what it cuts off', () => {
    expect(problems({ platform: 'google', placement: 'search', headline: 'x'.repeat(30), description: 'x'.repeat(90) })).toEqual([])
    expect(problems({ platform: 'google', placement: 'search', headline: 'x'.repeat(31), description: 'x'.repeat(91) })).toEqual(['refused headline', 'refused description'])
    expect(problems({ platform: 'linkedin', placement: 'feed', body: 'x'.repeat(151) })).toEqual(['advised body'])
    expect(problems({ platform: 'linkedin', placement: 'feed', body: 'x'.repeat(601) })).toEqual(['refused body'])
    expect(problems({ body: 'x'.repeat(500) })).toEqual(['advised body'])
    expect(problems({ platform: 'other', placement: 'feed', body: 'x'.repeat(5000) })).toEqual([])
  })

  it('know ratios and lengths', () => {
    expect(problems({ placement: 'story', width: 1080, height: 1920 })).toEqual([])
    expect(problems({ placement: 'story', width: 1080, height: 1080 })).toEqual(['advised size'])
    expect(problems({ placement: 'feed', width: 1080, height: 1350 })).toEqual([])
    expect(problems({ placement: 'feed', width: 1200, height: 628 })).toEqual([])
    expect(problems({ platform: 'tiktok', seconds: 4.9 })).toEqual(['refused seconds'])
    expect(problems({ platform: 'tiktok', seconds: 60 })).toEqual([])
    expect(problems({ platform: 'tiktok', seconds: 61 })).toEqual(['refused seconds'])
  })

  it('count as the platform does: signs, not code units, and wide letters twice where it says so', () => {
    expect(countCharacters('Grüße 🎉', false)).toBe(7)
    expect([countCharacters('陶器 sale', false), countCharacters('陶器 sale', true)]).toEqual([7, 9])
    expect(problems({ platform: 'google', placement: 'search', headline: '陶'.repeat(16) })).toEqual(['refused headline'])
  })

  it('tell a thousand characters as every other count is told', () => {
    expect(variantProblems(VariantFields.parse({ platform: 'linkedin', placement: 'feed', body: 'x'.repeat(1234) })).map(({ sentence }) => sentence)).toEqual(['The text has 1,234 characters; 600 are allowed.'])
  })

  it('name their source and the day it was read, one for each placement', () => {
    expect(placementLimits.filter(({ source, readOn }) => source === '' || !/^\d{4}-\d{2}-\d{2}$/.test(readOn))).toEqual([])
    const keys = placementLimits.flatMap(({ platform, placements }) => placements.map((placement) => `${platform} ${placement}`))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a marked link', () => {
  const convention = UtmConvention.parse({ source: '{platform}', medium: 'paid_social', campaign: '{campaign}', content: '{creative}_{variant}', term: '', separator: '_' })
  const values = { platform: 'meta', placement: 'feed', campaign: 'Frühjahr 2026: Töpfe & Schalen!', creative: 'Ofen', variant: '' }

  it('follows the convention, and leaves out what is empty', () => {
    expect(utmMarks(convention, values)).toEqual([
      { name: 'utm_source', value: 'meta' }, { name: 'utm_medium', value: 'paid_social' }, { name: 'utm_campaign', value: 'fruhjahr_2026_topfe_schalen' }, { name: 'utm_content', value: 'ofen' },
    ])
    expect(utmWord('  Größe--XL / 陶器 ', '-')).toBe('grosse-xl-陶器')
    expect(utmWord('GRÖẞE', '-')).toBe('grosse')
    expect(utmMarks({ ...convention, separator: '-', content: 'x {unknown} {constructor} {__proto__} {variant}', campaign: '' }, { ...values, variant: 'Blue One' })).toMatchObject([{}, { value: 'paid-social' }, { name: 'utm_content', value: 'x-blue-one' }])
  })

  it('is not left without a mark by a slip of the pen in a word in braces', () => {
    expect(TypedUtmConvention.safeParse(convention).data).toEqual(convention)
    for (const slip of ['{campagin}', '{creative', 'variant}', '{{campaign}}', '{}']) {
      expect(TypedUtmConvention.safeParse({ ...convention, campaign: slip }).error?.issues).toMatchObject([{ path: ['campaign'], message: expect.stringMatching(/^In braces stands one of \{platform\}/) }])
    }
  })

  it('keeps everything else of the address and replaces marks that were there', () => {
    const link = (url: string) => utmLink(url, [{ name: 'utm_source', value: 'meta' }, { name: 'utm_content', value: 'a b&c' }])
    expect(link('https://example.com')).toBe('https://example.com?utm_source=meta&utm_content=a%20b%26c')
    expect(link('https://example.com/shop?size=a%2Fb&UTM_Source=old&q=1?2#top#x')).toBe('https://example.com/shop?size=a%2Fb&q=1?2&utm_source=meta&utm_content=a%20b%26c#top#x')
    expect(utmLink('https://example.com/?', [])).toBe('https://example.com/')
  })

  it('is the same after it was marked twice, and parses to its marks', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (url, campaign, creative) => {
        const marks = utmMarks(convention, { ...values, campaign, creative })
        const marked = utmLink(url, marks)
        expect(utmLink(marked, marks)).toBe(marked)
        for (const { name, value } of marks) expect(new URL(marked).searchParams.getAll(name)).toEqual([value])
        expect(new URL(marked).hash).toBe(new URL(url).hash)
      }),
    )
  })

  it('is told apart from the others, or not', () => {
    const links = [{ id: 1, url: 'a' }, { id: 2, url: 'b' }, { id: 3, url: 'a' }]
    expect(sameLinks(links).map((group) => group.map(({ id }) => id))).toEqual([[1, 3]])
    for (const wrong of ['javascript:alert(1)', 'example.com', 'https:// x', 'https://']) expect(CreativeFields.safeParse({ name: 'x', landingUrl: wrong }).success).toBe(false)
  })
})

describe('the creative of an ad', () => {
  const of = (adName: string, ...names: readonly string[]) => creativeOfAds(names.map((name) => ({ name })))(adName)?.name ?? null

  it('is the one whose name stands in that of the ad, word by word', () => {
    expect(of('2026-03_META_plates-stacked_b', 'Plates, stacked', 'Stall in the snow')).toBe('Plates, stacked')
    expect(of('Café – Größe 2', 'cafe grosse')).toBe('cafe grosse')
    expect(of('冬のセール_feed', '冬のセール')).toBe('冬のセール')
    expect(of('Platesstacked', 'Plates, stacked')).toBeNull()
    expect(of('Stacked plates', 'Plates, stacked')).toBeNull()
    expect(of('', 'Plates')).toBeNull()
    expect(of('Plates', '–')).toBeNull()
  })

  it('is the longest of those that stand in each other, and none where one cannot tell', () => {
    expect(of('Snow at night 1', 'Snow', 'Snow at night', 'At night')).toBe('Snow at night')
    expect(of('Snow by day', 'Snow', 'Snow at night')).toBe('Snow')
    expect(of('Snow and plates', 'Snow', 'Plates')).toBeNull()
    expect(of('Snow', 'Snow', 'SNOW!')).toBeNull()
    expect(of('Snow at night', 'Snow', 'Snow at night', 'snow at night')).toBeNull()
  })
})
