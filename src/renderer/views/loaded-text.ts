import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'

/** What is said after how many rows there are, while not all are loaded. */
export const loadedText = (loaded: number | null): string => (loaded === null ? '' : t`, ${numberText(loaded)} loaded; more come as you scroll`)
