import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'

/** How many rows there are, and how many of them are loaded. Null: all. */
export const countedText = (count: string, loaded: number | null): string => (loaded === null ? count : `${count} · ${t`${numberText(loaded)} loaded; more come as you scroll`}`)
