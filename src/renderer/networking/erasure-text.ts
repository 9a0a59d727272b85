import { plural, t } from '../../shared/kernel/words'
import { daysInBackups, type Erasure } from '../../shared/networking/personal-data.contract'

/** What was done, in a sentence; it names nobody. */
export const erasureText = ({ erased, interactionsRemoved, backupsLeft }: Erasure): string =>
  `${t`Erased: ${plural(erased, { one: '# contact', other: '# contacts' })}, ${plural(interactionsRemoved, { one: '# interaction', other: '# interactions' })}.`}${backupsLeft > 0 ? ` ${t`${plural(backupsLeft, { one: 'One older backup still holds', other: '# older backups still hold' })} this for at most ${daysInBackups} days.`}` : ''}`
