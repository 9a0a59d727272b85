import type { Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'

/** To which day results are known, where no warning says it already. */
export const dataToNote = ({ dataTo, warnings }: { readonly dataTo: Day | null; readonly warnings: readonly string[] }): readonly string[] => {
  const note = dataTo === null ? null : t`Data to ${dayText(dataTo)}.`
  return note === null || warnings.some((warning) => warning.startsWith(note)) ? [] : [note]
}
