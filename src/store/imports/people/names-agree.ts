import { nameSimilarity, nameSkeleton, normalName, similarFrom } from '../../../shared/networking/duplicate'

/** How each word of a name ends: Martin and Martina sound almost alike, and may live together. */
const endingsOf = (name: string): string => normalName(name).split(' ').map((word) => word.slice(-1)).sort().join('')

const soundAlike = (left: string, right: string): boolean => nameSkeleton(left) !== '' && nameSkeleton(left) === nameSkeleton(right) && endingsOf(left) === endingsOf(right) && nameSimilarity(left, right) >= similarFrom

/** Whether one name is a part of the other, initials standing for words: `A. Albers` of `Dr. Ada Albers`. */
const isPartOf = (left: string, right: string): boolean => {
  const [some = [], more = []] = [normalName(left).split(' '), normalName(right).split(' ')].sort((a, b) => a.length - b.length)
  const initials = some.filter((word) => !more.includes(word))
  const rest = more.filter((word) => !some.includes(word))
  return some.length - initials.length > 0 && initials.every((initial) => rest.some((word) => (initial.length === 1 || word.length === 1) && word[0] === initial[0]))
}

/**
 * Whether two names with one phone, e-mail address or profile can be one person's: a surname in common proves nothing, families share them. They sound and end alike, or one is
 * a part of the other, or one is no name but an address.
 */
export const namesAgree = (left: string, right: string): boolean => /[@\d]/.test(left) || /[@\d]/.test(right) || isPartOf(left, right) || soundAlike(left, right)
