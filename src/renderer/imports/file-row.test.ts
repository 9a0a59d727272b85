import { expect, it } from 'vitest'
import german from '../../locales/de.json'
import { speak } from '../../shared/kernel/language'
import { ImportBatchId } from '../../shared/imports/import'
import { fileNote, fileRow, leftOutSentences, queueSentence } from './file-row'
import type { FileStage, QueuedFile } from './import-queue'
import { defaultOptions } from './import-answers'

const queued = (stage: FileStage): QueuedFile => ({ file: { id: 'some-file', name: 'a.csv', size: 1 }, within: '', isOpened: true, typedAccount: null, options: defaultOptions, stage })
const refused = (belongsTo: 'posts' | null): QueuedFile => queued({ kind: 'refused', sentence: 'No table.', line: 3, canRetry: false, belongsTo })

it('says why a file is not imported, and where a list of posts goes', () => {
  expect(fileRow(refused(null))).toEqual({ takenFor: '', why: '', outcome: 'No table. (line 3)' })
  expect(fileRow(refused('posts')).takenFor).toBe('A list of posts')
  expect(fileRow(queued({ kind: 'asOwnList', list: 'posts', batch: ImportBatchId.parse(3), standing: 'new' }))).toMatchObject({ takenFor: 'A list of posts', outcome: expect.stringContaining('were imported') })
  expect(fileRow(queued({ kind: 'asOwnList', list: 'posts', batch: ImportBatchId.parse(3), standing: 'undone' }))).toMatchObject({ outcome: expect.stringContaining('taken back') })
})

it('counts what is ready, open and left', () => {
  expect(queueSentence([queued({ kind: 'waiting' }), refused(null)], 0)).toBe('2 files: 1 file is still to be read, 1 is not imported and does not hold up the others.')
  expect(queueSentence([refused('posts'), refused('posts'), refused(null)], 0)).toBe('3 files: 2 are lists of posts, 1 is not imported and does not hold up the others.')
})

it('counts files in German, too', () => {
  try {
    speak('de', german)
    expect(queueSentence([queued({ kind: 'waiting' }), queued({ kind: 'waiting' })], 0)).toBe('2 Dateien: 2 Dateien sind noch zu lesen.')
  } finally {
    speak('en')
  }
})

it('names files that are left out for one reason together', () => {
  const pictures = Array.from({ length: 7 }, (_, index) => ({ name: `${index}.png`, why: 'No export.' }))
  expect(leftOutSentences([...pictures, { name: 'x.zip', why: 'Damaged.' }])).toEqual(['7 files are left out (0.png, 1.png, 2.png, 3.png, 4.png …). No export.', 'x.zip is left out. Damaged.'])
})

it('tells files of one name apart by where they were found, else by their size, else by their order', () => {
  const one = (id: string, size: number, within = ''): QueuedFile => ({ ...queued({ kind: 'waiting' }), file: { id, name: 'report.csv', size }, within })
  const notes = (...files: readonly QueuedFile[]): readonly string[] => files.map((each) => fileNote(each, files))
  expect(notes(one('first-file', 1200))).toEqual([''])
  expect(notes(one('first-file', 1200, 'May'), one('second-file', 1200, 'June'))).toEqual(['May', 'June'])
  expect(notes(one('first-file', 1200), one('second-file', 1300))).toEqual(['1.2\u00A0kB', '1.3\u00A0kB'])
  expect(notes(one('first-file', 900), one('second-file', 900), one('third-file', 20))).toEqual(['900\u00A0bytes · 1 of 2', '900\u00A0bytes · 2 of 2', '20\u00A0bytes'])
})
