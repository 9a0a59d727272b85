import { useCallback, useEffect, useState } from 'react'
import { printEvent } from '../platform/print-screen'

/** Puts on the page what only the printer is to see, asks for the printer, and takes it off again. */
export const usePrint = (): { readonly isPrinting: boolean; readonly print: () => void } => {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    if (!isPrinting) return undefined
    const end = (): void => setIsPrinting(false)
    window.addEventListener('afterprint', end)
    window.print()
    return () => window.removeEventListener('afterprint', end)
  }, [isPrinting])
  useEffect(() => {
    // The command to print, from anywhere, is this screen's own.
    const take = (event: Event): void => {
      event.preventDefault()
      setIsPrinting(true)
    }
    window.addEventListener(printEvent, take)
    return () => window.removeEventListener(printEvent, take)
  }, [])
  return { isPrinting, print: useCallback(() => setIsPrinting(true), []) }
}
