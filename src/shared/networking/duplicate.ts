import { z } from 'zod'
import { sortName } from '../kernel/sort-name'
import { FoundContact } from './contact'

/** Why two contacts may be one person, the surest reason first. */
export const DuplicateReason = z.enum(['email', 'handle', 'name_organization', 'name'])
export type DuplicateReason = z.infer<typeof DuplicateReason>

const Side = FoundContact.omit({ isArchived: true }).extend({ hasPhoto: z.boolean() })

/** Two contacts that may be one person, with every reason. */
export const DuplicatePair = z.object({
  first: Side,
  second: Side,
  /** `shared`: what both have, as it is compared. */
  reasons: z.array(z.object({ kind: DuplicateReason, shared: z.string() })),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

/**
 * An e-mail address as it is compared: lower case, its domain in one spelling, without a `+tag`; for Gmail, whose servers ignore them,
 * also without dots and under one domain.
 */
export const normalEmail = (email: string): string => {
  const text = email.normalize('NFKC').trim().toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 1) return text
  const local = text.slice(0, at).replace(/\+.*$/, '') || text.slice(0, at)
  const domain = text.slice(at + 1).replace(/\.$/, '')
  return domain === 'gmail.com' || domain === 'googlemail.com' ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${domain}`
}

/** A handle as it is compared: without its `@`, in lower case. */
export const normalHandle = (platform: string, handle: string): string => `${platform}:${handle.normalize('NFKC').trim().replace(/^@/, '').toLowerCase()}`

/** Digits of a phone number that country code, leading zeros and spaces do not change: the last nine. Null: too few digits to tell one phone from another. */
export const phoneTail = (phone: string): string | null => {
  const digits = phone.normalize('NFKC').replaceAll(/\(0\)|\D/g, '')
  return digits.length < 7 ? null : digits.slice(-9)
}

/** Cyrillic and Greek letters in Latin ones, as passports and platforms commonly write them; by sound, not by a standard. */
const latin: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
  ђ: 'd', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'i', φ: 'f', χ: 'h', ψ: 'ps', ω: 'o',
}

/** Most names have nothing to be spelt in another way: they are taken apart in a third of the time. */
const isPlain = (name: string): boolean => /^[ -~]*$/.test(name)

const wordsOf = (name: string): string[] => (isPlain(name) ? name.toLowerCase().match(/[a-z\d]+/g) : [...sortName(name)].map((letter) => latin[letter] ?? letter).join('').match(/[\p{L}\p{N}]+/gu))?.sort() ?? []

/** A name as it is compared exactly: its words without accents, in Latin letters where they have some, in one order. */
export const normalName = (name: string): string => wordsOf(name).join(' ')

/**
 * The bones of a name: what is left when sounds that are heard or written in several ways are made one and vowels inside words go
 * (`Katherine Smith` and `Smyth, Catharine` are both `ktrn smt`). Names of one skeleton are looked at together. Empty: too little is left to say anything.
 */
export const nameSkeleton = (name: string): string => {
  const words = wordsOf(name).map((word) => {
    const bones = word.replaceAll(/ph/g, 'f').replaceAll(/[ck]+h?|q/g, 'k').replaceAll(/[yj]/g, 'i').replaceAll(/th/g, 't').replaceAll(/[sz]+/g, 's').replaceAll(/w/g, 'v')
    return bones.slice(0, 1) + bones.slice(1).replaceAll(/[aeiouh]/g, '').replaceAll(/(.)\1+/gu, '$1')
  })
  const text = words.sort().join(' ')
  return [...text].length < 4 || words.length < 2 ? '' : text
}

/** Every two letters that stand beside each other, with the space around a name, as one number each; in order. */
const letterPairs = (text: string): readonly number[] => {
  const pairs: number[] = []
  let before = 32
  for (const letter of `${text} `) {
    const code = letter.codePointAt(0) ?? 0
    // No letter has a number of 2 ** 21 or more.
    pairs.push(before * 2 ** 21 + code)
    before = code
  }
  return pairs.sort((left, right) => left - right)
}

/** How alike two names are, 0 to 1: twice the letter pairs they share over all they have (Dice), each compared as `normalName`. */
export const nameSimilarity = (left: string, right: string): number => {
  const [a, b] = [letterPairs(normalName(left)), letterPairs(normalName(right))]
  let shared = 0
  for (let [first, second] = [0, 0]; first < a.length && second < b.length; ) {
    const difference = (a[first] ?? 0) - (b[second] ?? 0)
    if (difference === 0) shared += 1
    if (difference <= 0) first += 1
    if (difference >= 0) second += 1
  }
  return (2 * shared) / (a.length + b.length)
}

/** From here on two names of one skeleton count as similar. */
export const similarFrom = 0.55

interface KeyedContact {
  readonly name: string
  readonly organization: string
  readonly emails: readonly string[]
  readonly handles: readonly { readonly platform: string; readonly handle: string }[]
}

/** A name with its organisation, as they are compared. Null: one of them says nothing. */
export const organizationKey = (name: string, organization: string): string | null => {
  const exact = organization === '' ? '' : normalName(name)
  return exact === '' ? null : `${exact} · ${normalName(organization)}`
}

/** Everything under which a contact can be found again as another's double. */
export const duplicateKeys = ({ name, organization, emails, handles }: KeyedContact): { readonly kind: DuplicateReason; readonly key: string }[] => {
  const skeleton = nameSkeleton(name)
  const exact = normalName(name)
  const withOrganization = organizationKey(name, organization)
  const keys = [
    ...emails.map((email) => ({ kind: 'email' as const, key: normalEmail(email) })),
    ...handles.map(({ platform, handle }) => ({ kind: 'handle' as const, key: normalHandle(platform, handle) })),
    ...(withOrganization === null ? [] : [{ kind: 'name_organization' as const, key: withOrganization }]),
    ...(skeleton === '' ? [] : [{ kind: 'name' as const, key: skeleton }]),
    // A name of one word in a script without Latin letters, only as a whole.
    ...(skeleton === '' && [...exact].length > 1 && !/\p{Script=Latin}/u.test(exact) ? [{ kind: 'name' as const, key: exact }] : []),
  ]
  return [...new Map(keys.map((one) => [JSON.stringify(one), one])).values()]
}
