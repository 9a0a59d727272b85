import { z } from 'zod'
import { groupBy } from '../kernel/group-by'
import { numberText } from '../kernel/language'
import { plainText } from '../kernel/sort-name'
import { t } from '../kernel/words'

const Pattern = z.string().trim().max(200)

/** How a workbook's links are marked. Words in braces are filled in: {platform}, {placement}, {campaign}, {creative}, {variant}. An empty pattern leaves its mark out. */
export const UtmConvention = z.object({
  source: Pattern.min(1, t`Every link names its source`),
  medium: Pattern,
  campaign: Pattern,
  content: Pattern,
  term: Pattern,
  /** What stands between words. */
  separator: z.enum(['-', '_', '+']),
})
export type UtmConvention = z.infer<typeof UtmConvention>

/** Of words in braces only those that something is filled in for; a slip of the pen would leave a mark out of every link, or stand in it as it is. */
const typed = (pattern: typeof Pattern) => pattern.refine((text) => !/[{}]/.test(text.replaceAll(/\{(?:platform|placement|campaign|creative|variant)\}/g, '')), t`In braces stands one of {platform}, {placement}, {campaign}, {creative}, {variant}`)

/** The convention as it is typed. */
export const TypedUtmConvention = UtmConvention.extend({ source: typed(UtmConvention.shape.source), medium: typed(Pattern), campaign: typed(Pattern), content: typed(Pattern), term: typed(Pattern) })

/** What is filled in for the words in braces. */
interface UtmValues {
  readonly platform: string
  readonly placement: string
  readonly campaign: string
  readonly creative: string
  readonly variant: string
}

const markNames = ['source', 'medium', 'campaign', 'content', 'term'] as const

/** A name as analytics tools keep it apart: lower case, letters and digits, one separator between words. Other alphabets stay as they are. */
export const utmWord = (text: string, separator: string): string => {
  const words = plainText(text).normalize('NFC').split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '').join(separator)
}

/** One mark: its pattern with the words filled in. A word that is empty takes its separator with it. */
const fill = (pattern: string, values: UtmValues, separator: string): string => {
  // The braces hold one of the names, or nothing is known of them.
  const known = new Map<string, string>(Object.entries(values))
  const filled = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => utmWord(known.get(name) ?? '', separator))
  return filled.split(/[\s_+-]+/).filter((word) => word !== '').join(separator)
}

/** The marks of a link by the convention, in the usual order; empty ones are left out. */
export const utmMarks = (convention: UtmConvention, values: UtmValues): readonly { readonly name: string; readonly value: string }[] =>
  markNames.map((name) => ({ name: `utm_${name}`, value: fill(convention[name], values, convention.separator) })).filter(({ value }) => value !== '')

/** The landing page with its marks. Marks it already has are replaced; everything else of the address stays as it was typed. */
export const utmLink = (landingUrl: string, marks: readonly { readonly name: string; readonly value: string }[]): string => {
  const [address = '', ...fragments] = landingUrl.split('#')
  const [page = '', ...queries] = address.split('?')
  const names = new Set(marks.map(({ name }) => name))
  const kept = queries.join('?').split('&').filter((part) => part !== '' && !names.has((part.split('=')[0] ?? '').toLowerCase()))
  const query = [...kept, ...marks.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)].join('&')
  return `${page}${query === '' ? '' : `?${query}`}${fragments.length === 0 ? '' : `#${fragments.join('#')}`}`
}

/** Things whose links cannot be told apart in an analytics tool: the same marks on more than one. */
export const sameLinks = <T extends { readonly url: string }>(links: readonly T[]): readonly (readonly T[])[] => [...groupBy(links, ({ url }) => url).values()].filter((group) => group.length > 1)

/** Whether analytics can tell a link apart from `others`, which are the very same: `No, 3 alike`. */
export const toldApartText = (others: number): string => (others === 0 ? t`Yes` : t`No, ${numberText(others + 1)} alike`)
