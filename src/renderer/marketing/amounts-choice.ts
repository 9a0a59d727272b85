import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { AmountsSearch } from './marketing-search'

/** The choice that stands for a question. `main`: the currency that no currency means. Null: it is not known by name. */
export const choiceOfAmounts = ({ currency, onlyCurrency }: AmountsSearch, main: Currency | null): string => {
  const own = currency ?? main
  return [onlyCurrency === 'yes' ? 'only' : 'all', ...(own === null ? [] : [own])].join(' ')
}

/** The question that a choice stands for. */
export const amountsOfChoice = (choice: string, main: Currency | null): AmountsSearch => {
  const [which, currency] = choice.split(' ')
  return { currency: currency === main ? undefined : currency, onlyCurrency: which === 'only' ? 'yes' : undefined }
}

/** Every choice: amounts of all currencies in one, then those of one alone. */
export const amountsOptions = (currencies: readonly Currency[], main: Currency | null): readonly { readonly value: string; readonly label: string }[] => {
  const known = [...new Set([...(main === null ? [] : [main]), ...currencies])]
  const [mainInOne, mainAlone] = main === null ? [[{ value: 'all', label: t`All, in the main one` }], [{ value: 'only', label: t`Only the main one` }]] : [[], []]
  return [...mainInOne, ...known.map((currency) => ({ value: `all ${currency}`, label: t`All, in ${currency}` })), ...mainAlone, ...known.map((currency) => ({ value: `only ${currency}`, label: t`Only ${currency}` }))]
}
