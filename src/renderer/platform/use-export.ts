import { useRef } from 'react'
import type { JobCall } from '../../shared/rpc/contract'
import { t } from '../../shared/kernel/words'
import { showDefect, showMessage } from '../ui/toasts'
import { type RunningJob, useJob } from './queries'
import { useSaveOutput } from './use-save-output'

interface RunningExport<I> extends Omit<RunningJob<I, unknown>, 'start'> {
  /** Makes the file and puts it where the person wants it. While one is being made, nothing is begun. */
  readonly save: (input: I) => void
}

/** Runs a job that makes a file for the person. That it was stopped is told; a refusal is the caller's to tell. */
export const useExport = <I, E extends { readonly type: string }>(call: JobCall<I, { readonly id: string; readonly fileName: string }, E>, refused: (failure: E) => void = () => undefined): RunningExport<I> => {
  const saveOutput = useSaveOutput()
  // Also while the person is asked where the file goes, when the job has ended.
  const isBusy = useRef(false)
  const { start, ...job } = useJob(call)
  const save = async (input: I): Promise<void> => {
    const made = await start(input)
    if (made?.ok === true) return saveOutput(made.value)
    if (made?.error.type === 'Cancelled') return showMessage(t`Stopped. No file was made.`)
    if (made !== null) refused(made.error)
  }
  return {
    ...job,
    save: (input) => {
      if (isBusy.current) return
      isBusy.current = true
      void save(input)
        .catch(showDefect)
        .finally(() => {
          isBusy.current = false
        })
    },
  }
}
