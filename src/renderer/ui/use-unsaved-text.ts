import { useEffect, useEffectEvent } from 'react'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'

interface UnsavedText {
  /** Whether something is typed that is not saved, nor on its way. */
  readonly isUnsaved: () => boolean
  /** Whether it is known already that it cannot be saved. */
  readonly isRefused: () => boolean
  /** Saves it where it is not, and waits for what is on its way; false where it could not be. */
  readonly save: () => Promise<boolean>
}

const onThisPage = new Set<() => Promise<boolean>>()

/** Saves whatever is typed on the page and not saved yet. False: some of it could not be, and that was told. */
export const saveTypedText = async (): Promise<boolean> => (await Promise.all([...onThisPage].map((save) => save()))).every(Boolean)

/** What is typed on a page and saves itself when the page is left: it is saved before its workbook is closed, and where it cannot be, the browser, or main, asks before the window goes. */
export const useUnsavedText = ({ isUnsaved, isRefused, save }: UnsavedText): void => {
  const trouble = useAnswer(useClient().status.of, {}).value?.trouble ?? null
  // Where only the reserve was used, everything is saved.
  const isTroubled = trouble !== null && trouble.code !== 'reserve_used'
  const isLost = useEffectEvent((): boolean => isUnsaved() && (isTroubled || isRefused()))
  const saveNow = useEffectEvent(save)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (isLost()) event.preventDefault()
    }
    const saveIt = (): Promise<boolean> => saveNow()
    window.addEventListener('beforeunload', ask)
    onThisPage.add(saveIt)
    return () => {
      window.removeEventListener('beforeunload', ask)
      onThisPage.delete(saveIt)
    }
  }, [])
}
