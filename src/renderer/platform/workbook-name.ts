import { createContext } from 'react'

/** What the open workbook is called. Null: nobody knows yet. */
export const WorkbookName = createContext<string | null>(null)
