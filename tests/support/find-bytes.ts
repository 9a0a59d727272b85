import { existsSync, readFileSync } from 'node:fs'

/** Where a word stands in the workbook's bytes, in any spelling a file may have it in. */
export const findBytes = (file: string, word: string): string[] =>
  [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path)).flatMap((path) => {
    const bytes = readFileSync(path)
    const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')
    return [word.toLowerCase(), Buffer.from(word, 'utf16le').toString('latin1').toLowerCase()].flatMap((spelling) => (lower.includes(Buffer.from(spelling, 'latin1')) ? [`${path}: ${spelling}`] : []))
  })
