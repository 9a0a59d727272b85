import { auditStep } from './audit/audit-step'
import type { StoreContext } from './context'

/** Runs the work of a job in one transaction that can be undone by its step, and notes on the record what that is for, as a command does. `undoStep` null: nothing was changed. */
export const inJournal = <T>(context: StoreContext, label: string, run: () => T): { readonly value: T; readonly undoStep: number | null } => {
  const { transaction, journal, now } = context
  return transaction(() => {
    journal.begin()
    try {
      const value = run()
      const undoStep = journal.finish(label, now().toISOString())
      if (undoStep !== null) auditStep(context, undoStep, null)
      return { value, undoStep }
    } finally {
      journal.stop()
    }
  })
}
