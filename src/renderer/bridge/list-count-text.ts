import type { ListCount } from '../../shared/bridge/contact-audience.contract'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'

/** Who is in a list and who is not, a sentence for each. */
export const listCountText = ({ found, objected, withoutConsent, withoutEmail, people }: ListCount): string =>
  [
    t`${numberText(people)} of ${plural(found, { one: '# contact', other: '# contacts' })} can be in the list.`,
    ...(objected === 0 ? [] : [t`${plural(objected, { one: 'One has objected.', other: '# have objected.' })}`]),
    ...(withoutConsent === 0 ? [] : [t`${plural(withoutConsent, { one: 'One has no consent to this that holds.', other: '# have no consent to this that holds.' })}`]),
    ...(withoutEmail === 0 ? [] : [t`${plural(withoutEmail, { one: 'One has no e-mail address.', other: '# have no e-mail address.' })}`]),
  ].join(' ')
