import { useState } from 'react'

/** What was known last, once it was known: of what was removed meanwhile, or while a backup is put in a workbook's place and none is open that could be asked. */
export const useKeptValue = <T>(value: T | undefined): T | undefined => {
  const [kept, setKept] = useState(value)
  if (value !== undefined && value !== kept) setKept(value)
  return value ?? kept
}
