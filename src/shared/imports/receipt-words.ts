import { platformNames } from '../kernel/platform'
import { t } from '../kernel/words'
import type { Receipt, SourcePlatform } from './import'

export const importPlatformNames: Readonly<Record<SourcePlatform, string>> = { ...platformNames, generic: t`Any other table`, outlook: t`Outlook`, vcard: t`Contact cards` }

/** Whose file it is, in words: Google's contacts are no ads. */
export const sourceName = ({ platform, subject }: Pick<Receipt, 'platform' | 'subject'>): string => (subject === 'deals' ? t`Deals` : platform === 'google' && subject === 'people' ? t`Google` : importPlatformNames[platform])

/** What the comparison with a file's own summary came to, in a word. */
export const agreements = { agrees: t`✓ agrees`, differs: t`✗ differs`, none: t`none in the file` } as const

/** What the comparison of a file's rows with its own summary came to; `none`: it has none. */
export const agreementOf = ({ reconciled }: Pick<Receipt, 'reconciled'>): keyof typeof agreements => (reconciled === null ? 'none' : reconciled ? 'agrees' : 'differs')
