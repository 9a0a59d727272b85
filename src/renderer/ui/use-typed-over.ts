import { useState } from 'react'
import { applyPatch, patchBetween } from '../../shared/kernel/patch'

interface TypedOver<T> {
  readonly typed: T
  readonly type: (part: Partial<T>) => void
  /** Whether something typed is not what is saved. */
  readonly isTyped: boolean
  /** For what was saved: it stands in the fields as the workbook has it. What was typed since stays. */
  readonly settle: (as: T) => void
}

/** What is typed over what is saved. A change from elsewhere, such as an undo, shows in each field that nobody has typed in. `from`: what stands typed already. */
export const useTypedOver = <T extends object>(saved: T, from: T = saved): TypedOver<T> => {
  const [known, setKnown] = useState(saved)
  const [typed, setTyped] = useState(from)
  if (JSON.stringify(known) !== JSON.stringify(saved)) {
    setKnown(saved)
    setTyped(applyPatch(saved, patchBetween(known, typed)))
  }
  return {
    typed,
    type: (part) => setTyped((now) => ({ ...now, ...part })),
    isTyped: JSON.stringify(typed) !== JSON.stringify(saved),
    settle: (as) => setTyped((now) => applyPatch(as, patchBetween(typed, now))),
  }
}
