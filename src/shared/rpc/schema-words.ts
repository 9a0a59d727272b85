import type { z } from 'zod'
import { numberText } from '../kernel/language'
import { plural, t } from '../kernel/words'

type Issue = z.core.$ZodRawIssue

const tooBig = ({ origin, maximum, inclusive = true }: Issue & { readonly code: 'too_big' }): string => {
  const most = Number(maximum)
  if (origin === 'string') return t`At most ${plural(most, { one: '# character fits', other: '# characters fit' })} here`
  if (origin === 'array') return t`At most ${numberText(most)} fit here`
  return inclusive ? t`At most ${numberText(most)}` : t`Less than ${numberText(most)}`
}

const tooSmall = ({ origin, minimum, inclusive = true }: Issue & { readonly code: 'too_small' }): string => {
  const least = Number(minimum)
  if (origin === 'string') return least <= 1 ? t`Something has to stand here` : t`At least ${plural(least, { one: '# character', other: '# characters' })}`
  if (origin === 'array') return least <= 1 ? t`At least one belongs here` : t`At least ${numberText(least)} belong here`
  return inclusive ? t`At least ${numberText(least)}` : t`More than ${numberText(least)}`
}

/** What a schema says of a value that it does not take, where it has no words of its own: beside a field of the window, or in the terminal. */
export const schemaSentence = (issue: Issue): string => {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === '' ? t`Something has to stand here` : issue.expected === 'int' ? t`A whole number belongs here` : t`This does not belong here`
    case 'invalid_value':
      return t`Choose one of those offered`
    case 'invalid_format':
      return issue.format === 'url' ? t`An address begins with https://` : t`This is not written as it should be`
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return t`This does not belong here`
  }
}
