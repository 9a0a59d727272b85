import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'

/** Bytes as people say them, in powers of ten; number and unit stay on one line. */
export const bytesText = (bytes: number): string => {
  const units = [t`bytes`, 'kB', 'MB', 'GB', 'TB'] as const
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${numberText((bytes / 1000 ** power), { maximumFractionDigits: power === 0 ? 0 : 1 })}\u00A0${units[power]}`
}
