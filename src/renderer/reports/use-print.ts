import { useCallback, useEffect, useState } from 'react'

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
  return { isPrinting, print: useCallback(() => setIsPrinting(true), []) }
}
