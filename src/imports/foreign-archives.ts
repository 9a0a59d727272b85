import { wholeWorkbookSentence } from '../shared/imports/file-names'
import { t } from '../shared/kernel/words'

/** Archives that hold no exports: spreadsheets of another make than XLSX, and whole workbooks of ours. By a file that only they hold, and how it begins. */
const foreignArchives: readonly { readonly entry: RegExp; readonly sentence: string }[] = [
  { entry: /^mimetype:application\/vnd\.oasis\.opendocument\./, sentence: t`This is an OpenDocument file (.ods), as LibreOffice saves them. Open it there, save it as XLSX or as CSV in UTF-8, and import that.` },
  { entry: /^Index\/Document\.iwa:/, sentence: t`This is a file of Apple Numbers. Open it there, export it as XLSX (Excel) or as CSV in UTF-8, and import that.` },
  { entry: /^xl\/workbook\.bin:/, sentence: t`This is a binary Excel file (.xlsb). Open it in Excel, save it as XLSX, and import that.` },
  { entry: /^(?:.*\/)?manifest\.json:\s*\{\s*"format":\s*"rapport-archive"/, sentence: wholeWorkbookSentence },
]

/** What is said of the whole archive of an entry that only such an archive has. Null: it is none of theirs. `head`: the entry's first bytes, where they are known. */
export const foreignArchive = (name: string, head: Uint8Array | null): string | null => {
  const start = `${name}:${head === null ? '' : Buffer.from(head.subarray(0, 100)).toString('latin1')}`
  return foreignArchives.find(({ entry }) => entry.test(start))?.sentence ?? null
}
