import { useEffect, useRef } from 'react'
import type { AdviceOverview } from '../../shared/marketing/advice/advice.contract'
import type { Progress } from '../../shared/rpc/contract'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'

interface Fitting {
  readonly isRunning: boolean
  readonly progress: Progress | null
  readonly cancel: () => void
  readonly start: () => void
}

/** Learns from results by itself whenever they are others than those that were learned from; once for each state of them, so that a cancel holds. */
export const useFit = (overview: AdviceOverview | undefined): Fitting => {
  const client = useClient()
  const { start, cancel, isRunning, progress } = useJob(client.marketing.advice.fit)
  const attempted = useRef('')
  const question = overview?.question
  const state = overview === undefined ? '' : JSON.stringify([overview.question, overview.dataVersion])
  const isNeeded = overview !== undefined && overview.fit?.isCurrent !== true
  useEffect(() => {
    if (question === undefined || !isNeeded || attempted.current === state) return
    attempted.current = state
    void start({ question })
  }, [question, isNeeded, state, start])
  return { isRunning, progress, cancel, start: () => { if (question !== undefined) void start({ question }) } }
}
