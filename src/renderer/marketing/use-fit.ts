import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import type { AdviceOverview } from '../../shared/marketing/advice/advice.contract'
import type { TimedProgress } from '../../shared/rpc/progress'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'
import { showMessage } from '../ui/toasts'

interface Fitting {
  readonly isRunning: boolean
  /** Whether the last attempt came to nothing: a person may try again. */
  readonly hasStopped: boolean
  readonly progress: TimedProgress | null
  readonly cancel: () => void
  readonly start: () => void
}

/** Learns from results by itself whenever they are others than those that were learned from; once for each state of them, so that a cancel holds. */
export const useFit = (overview: AdviceOverview | undefined): Fitting => {
  const client = useClient()
  const { start, cancel, isRunning, progress } = useJob(client.marketing.advice.fit)
  const attempted = useRef('')
  const [hasStopped, setHasStopped] = useState(false)
  const learn = useCallback(
    async (asked: AdviceQuestion): Promise<void> => {
      setHasStopped(false)
      const result = await start({ question: asked })
      setHasStopped(result?.ok !== true)
      if (result?.ok === false && result.error.type === 'Cancelled') showMessage(t`Stopped. Nothing new was learned from the results.`)
    },
    [start],
  )
  const question = overview?.question
  const state = overview === undefined ? '' : JSON.stringify([overview.question, overview.dataVersion])
  const isNeeded = overview !== undefined && overview.fit?.isCurrent !== true
  useEffect(() => {
    if (question === undefined || !isNeeded || attempted.current === state) return
    attempted.current = state
    void learn(question)
  }, [question, isNeeded, state, learn])
  return { isRunning, hasStopped, progress, cancel, start: () => { if (question !== undefined) void learn(question) } }
}
