import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import type { Interaction } from '../../shared/networking/interaction'
import type { analyseSentiment } from '../../shared/networking/sentiment/analyse'
import type { SentimentLabel, SentimentReading } from '../../shared/networking/sentiment/sentiment'

/** Null until it is loaded: the word lists of both languages are a tenth of what a start would load, and nobody waits for them. */
let analyse: typeof analyseSentiment | null = null

const subscribe = (onLoad: () => void): (() => void) => {
  let isLive = true
  if (analyse === null)
    void import('../../shared/networking/sentiment/analyse').then((module) => {
      analyse = module.analyseSentiment
      if (isLive) onLoad()
    })
  return () => {
    isLive = false
  }
}

/** How a text reads, drawn when the window has nothing else to do. Null: not read yet. */
export const useReading = (text: string): SentimentReading | null => {
  const loaded = useDeferredValue(useSyncExternalStore(subscribe, () => analyse))
  return useMemo(() => loaded?.(text) ?? null, [loaded, text])
}

/** How an interaction went, as a person said, else as its note reads. Null: neither, or not read yet. */
export const useSentiment = ({ note, sentiment }: Pick<Interaction, 'note' | 'sentiment'>): SentimentLabel | null => {
  const reading = useReading(sentiment === null ? note : '')
  return sentiment ?? reading?.label ?? null
}
