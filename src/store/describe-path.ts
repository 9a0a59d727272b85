import { basename, dirname } from 'node:path'

/** The folder a workbook lies in and its name, for titles and lists. */
export const describePath = (file: string): { readonly fileName: string; readonly folder: string } => ({ fileName: basename(file), folder: dirname(file) })
