import { type ReactNode, useState } from 'react'
import type { TimedProgress } from '../../shared/rpc/progress'
import { JobProgress } from './JobProgress'
import type { ShowWork } from './toasts'

interface ShownWork {
  readonly show: ShowWork
  /** How far what was begun is, with a way to stop it. Null: nothing is on its way. */
  readonly shown: ReactNode
  /** Stops it, for a dialog that is left: what is on its way does not go on behind it. */
  readonly stop: () => void
}

/** Shows how far long work is where it was begun: in a dialog, whose keys reach nothing outside of it. */
export const useShownWork = (): ShownWork => {
  const [work, setWork] = useState<{ readonly label: string; readonly progress: TimedProgress | null; readonly asked: AbortController } | null>(null)
  return {
    show: (label, run) => {
      const asked = new AbortController()
      setWork({ label, progress: null, asked })
      return run({ signal: asked.signal, onProgress: (progress) => setWork({ label, progress, asked }) }).finally(() => setWork(null))
    },
    shown: work === null ? null : <JobProgress label={work.label} progress={work.progress} onCancel={() => work.asked.abort()} />,
    stop: () => work?.asked.abort(),
  }
}
