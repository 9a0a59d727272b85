import { auditStep } from './audit/audit-step'
import type { StoreContext } from './context'

/** Runs the work of a job in one transaction that can be undone by its step, and notes on the record what that is for, as a command does. Null: nothing was changed. */
export const inJournal = (context: StoreContext, label: string, run: () => void): number | null => {
  const { transaction, journal, now } = context
  return transaction(() => {
    journal.begin()
    try {
      run()
      const step = journal.finish(label, now().toISOString())
      if (step !== null) auditStep(context, step, null)
      return step
    } finally {
      journal.stop()
    }
  })
}
