import { numberText } from '../kernel/language'
import { platformNames } from '../kernel/platform'
import { t } from '../kernel/words'
import { dealAmountText } from '../marketing/deal-amounts'
import type { Receipt, SourcePlatform } from './import'
import { ownFigureNames } from './own-figure-names'

export const importPlatformNames: Readonly<Record<SourcePlatform, string>> = { ...platformNames, generic: t`Any other table`, outlook: t`Outlook`, vcard: t`Contact cards` }

/** Whose file it is, in words: Google's contacts are no ads. */
export const sourceName = ({ platform, subject }: Pick<Receipt, 'platform' | 'subject'>): string => (subject === 'deals' ? t`Deals` : platform === 'google' && subject === 'people' ? t`Google` : importPlatformNames[platform])

/** What the comparison with a file's own summary came to, in a word. */
export const agreements = { agrees: t`✓ agrees`, differs: t`✗ differs`, none: t`none in the file` } as const

/** What the comparison of a file's rows with its own summary came to; `none`: it has none. */
export const agreementOf = ({ reconciled }: Pick<Receipt, 'reconciled'>): keyof typeof agreements => (reconciled === null ? 'none' : reconciled ? 'agrees' : 'differs')

/** What a file of people, posts, followers or deals comes to, in lines. None: it tells nothing of the kind, or is about ad results, which have totals. */
export const ownSumLines = ({ people, amounts, sums }: Pick<Receipt, 'people' | 'amounts' | 'sums'>): readonly string[] => {
  if (people !== null)
    return [t`contacts: ${numberText(people.contactsAdded)} added, ${numberText(people.contactsChanged)} changed; interactions: ${numberText(people.interactionsAdded)} added, ${numberText(people.interactionsChanged)} changed; ${numberText(people.owedReplies)} wait for a reply`]
  return [...amounts.map(dealAmountText), ...(sums.length === 0 ? [] : [sums.map(({ figure, sum }) => `${ownFigureNames[figure]}: ${numberText(sum)}`).join(', ')])]
}
