import { describe, expect, it } from 'vitest'
import { ImportBatchId, ImportPreview } from '../../shared/imports/import'
import { answerQuestion, defaultOptions, mapColumn } from './import-answers'
import { emptyQueue, type ImportQueue, isReady, nextTask, reduceQueue, restaged, stageText } from './import-queue'

const file = (id: string) => ({ id, name: `${id}.csv`, size: 10 })
const arrived = (...ids: string[]) => ({ files: ids.map((id) => ({ file: file(id), within: '' })), leftOut: [] })
const totals = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }
const preview = ImportPreview.parse({
  recognisedBy: [], encoding: 'utf-8', delimiter: ',', sheets: [], headerLine: 1, columns: [], sample: [], questions: [],
  receipt: {
    batch: null, file: 'a', sha256: 'x', platform: 'meta', kind: '', currency: 'EUR', grain: 'day', from: null, to: null, account: '', breakdown: '', rows: { read: 0, added: 0, changed: 0, unchanged: 0, refused: 0, totals: 0 },
    totals, fileTotals: null, reconciled: null, refusals: [], warnings: [], importedAt: null,
  },
})
const question = { id: 'decimal', option: 'decimal' as const, text: '', choices: [] }
const unopened: ImportQueue = reduceQueue(emptyQueue, { type: 'added', ...arrived('first-file', 'second-file') })
const two: ImportQueue = ['first-file', 'second-file'].reduce((queue, id) => reduceQueue(queue, { type: 'opened', id, ...arrived(id) }), unopened)

describe('the import queue', () => {
  it('shows the first file and takes none twice', () => {
    expect(two.selected).toBe('first-file')
    expect(reduceQueue(two, { type: 'added', ...arrived('second-file') }).files).toHaveLength(2)
  })

  it('shows what comes next where the file on screen is through, and leaves one that waits for the person', () => {
    const next = { type: 'added', ...arrived('third-file') } as const
    expect(reduceQueue(reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview } }), next).selected).toBe('first-file')
    const through = reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'cancelled' } })
    expect(reduceQueue(through, next).selected).toBe('third-file')
    expect(reduceQueue(through, { type: 'added', files: [], leftOut: [] }).selected).toBe('first-file')
  })

  it('follows the import of a list of posts, whoever undoes it or does it again', () => {
    const [batch, other] = [ImportBatchId.parse(7), ImportBatchId.parse(6)]
    const imported = reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'asOwnList', list: 'posts', batch, standing: 'new' } })
    const follow = (queue: ImportQueue, batches: readonly ImportBatchId[]): ImportQueue => restaged(queue, batches.map((each) => ({ batch: each }))).reduce(reduceQueue, queue)
    // Imports that were read before it came say nothing of it.
    expect(follow(imported, [other])).toBe(imported)
    const kept = follow(imported, [batch, other])
    expect(kept.files.map(stageText)).toEqual(imported.files.map(stageText))
    const undone = follow(kept, [other])
    expect(undone.files.map(stageText)).toEqual(['Undone', 'Waiting'])
    expect(follow(undone, [other])).toBe(undone)
    expect(follow(undone, [batch]).files).toEqual(kept.files)
  })

  it('looks into a file before it is read, and puts what it holds in its place', () => {
    expect(nextTask(unopened)).toMatchObject({ kind: 'open', queued: { file: { id: 'first-file' } } })
    const opened = reduceQueue(unopened, { type: 'opened', id: 'first-file', files: ['inner-one', 'inner-two'].map((id) => ({ file: file(id), within: 'first-file.zip' })), leftOut: [{ name: 'logo.png', why: 'No.' }] })
    expect(opened).toMatchObject({ selected: 'inner-one', files: [{ file: { id: 'inner-one' }, within: 'first-file.zip' }, { file: { id: 'inner-two' } }, { file: { id: 'second-file' } }], leftOut: [{ name: 'logo.png' }] })
    expect(nextTask(opened)).toMatchObject({ kind: 'read', queued: { file: { id: 'inner-one' } } })
  })

  it('reads the file on screen first, one at a time', () => {
    const looking = reduceQueue(two, { type: 'selected', id: 'second-file' })
    expect(nextTask(looking)).toMatchObject({ kind: 'read', queued: { file: { id: 'second-file' } } })
    expect(nextTask(reduceQueue(looking, { type: 'staged', id: 'second-file', stage: { kind: 'reading' } }))).toBeNull()
  })

  it('imports what was ordered with how it is to be read, unless it asks or brings nothing', () => {
    const options = { ...defaultOptions, account: 'Second shop' }
    const typed = reduceQueue(reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview } }), { type: 'typed', id: 'first-file', account: 'Second shop' })
    const waiting = reduceQueue(typed, { type: 'ordered', ids: ['first-file'] })
    expect(nextTask(waiting)).toMatchObject({ kind: 'read', queued: { options } })
    const reading = reduceQueue(waiting, { type: 'staged', id: 'first-file', stage: { kind: 'reading' } })
    const bringing = { ...preview, receipt: { ...preview.receipt, rows: { ...preview.receipt.rows, read: 1, added: 1 } } }
    const read = (as: ImportPreview): ImportQueue => reduceQueue(reading, { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview: as } })
    expect(read(bringing).files[0]?.stage.kind).toBe('ordered')
    expect(read(preview).files[0]?.stage.kind).toBe('ready')
    const asking = read({ ...bringing, questions: [question] })
    expect(asking.files[0]?.stage.kind).toBe('ready')
    // Answered, it waits for the press again.
    const answered = reduceQueue(asking, { type: 'answered', id: 'first-file', options })
    expect(reduceQueue(answered, { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview: bringing } }).files[0]?.stage.kind).toBe('ready')
  })

  it('reads a file again whose ad account was typed just before all were imported, and imports it then', () => {
    const bringing = { ...preview, receipt: { ...preview.receipt, account: 'Main', rows: { ...preview.receipt.rows, read: 1, added: 1 } } }
    const ready = { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview: bringing } } as const
    const typed = (account: string): ImportQueue => reduceQueue(reduceQueue(two, ready), { type: 'typed', id: 'first-file', account })
    const pressed = reduceQueue(typed('Second shop'), { type: 'ordered', ids: ['first-file'] })
    expect(nextTask(pressed)).toMatchObject({ kind: 'read', queued: { file: { id: 'first-file' }, options: { account: 'Second shop' } } })
    expect(reduceQueue(pressed, ready).files[0]).toMatchObject({ stage: { kind: 'ordered' }, typedAccount: null })
    for (const same of ['Main', ' Main ']) expect(reduceQueue(typed(same), { type: 'ordered', ids: ['first-file'] }).files[0]?.stage.kind).toBe('ordered')
    expect(reduceQueue(typed(''), { type: 'ordered', ids: ['first-file'] }).files[0]).toMatchObject({ options: { account: null }, isOrdered: true })
  })

  it('has what is left out of what came last where nothing is to be imported', () => {
    const leftOut = [{ name: 'logo.png', why: 'No.' }]
    const nothing = reduceQueue(emptyQueue, { type: 'added', files: [], leftOut })
    expect(nothing.leftOut).toEqual(leftOut)
    expect(reduceQueue(nothing, { type: 'added', ...arrived('third-file') }).leftOut).toEqual([])
    expect(reduceQueue(two, { type: 'added', files: [], leftOut }).leftOut).toEqual(leftOut)
  })

  it('imports what was ordered before it reads on', () => {
    const ready = reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview } })
    const ordered = reduceQueue(ready, { type: 'ordered', ids: ['first-file', 'second-file'] })
    expect(nextTask(ordered)).toMatchObject({ kind: 'import', queued: { file: { id: 'first-file' } } })
    expect(ordered.files[1]?.stage.kind).toBe('waiting')
  })

  it('goes on with the others when one is refused', () => {
    const refused = reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'refused', sentence: 'Empty.', line: null, canRetry: false, belongsTo: null } })
    expect(nextTask(refused)).toMatchObject({ kind: 'read', queued: { file: { id: 'second-file' } } })
  })

  it('reads again when a question is answered', () => {
    const asked = reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'ready', preview: { ...preview, questions: [question] } } })
    const [first] = asked.files
    expect(first === undefined ? '' : stageText(first)).toBe('1 question')
    expect(first !== undefined && isReady(first)).toBe(false)
    const options = answerQuestion(defaultOptions, question, ',')
    expect(options).toMatchObject({ decimal: ',' })
    const answered = reduceQueue(asked, { type: 'answered', id: 'first-file', options: options ?? defaultOptions })
    expect(nextTask(answered)).toMatchObject({ kind: 'read', queued: { options: { decimal: ',' } } })
  })

  it('shows a question that came up only while importing', () => {
    const importing = reduceQueue(two, { type: 'staged', id: 'first-file', stage: { kind: 'importing', preview } })
    const asked = reduceQueue(importing, { type: 'asked', id: 'first-file', questions: [question] })
    expect(asked.files[0]?.stage).toMatchObject({ kind: 'ready', preview: { questions: [{ id: 'decimal' }] } })
  })

  it('selects another file when the one on screen is taken out', () => {
    expect(reduceQueue(two, { type: 'removed', id: 'first-file' })).toMatchObject({ selected: 'second-file', files: [{ file: { id: 'second-file' } }] })
  })
})

describe('an answer', () => {
  it('goes into the option its question names', () => {
    expect(answerQuestion(defaultOptions, { id: 'totals-differ', option: 'accepted' }, 'totals-differ')).toMatchObject({ accepted: ['totals-differ'] })
    expect(answerQuestion(defaultOptions, { id: 'q', option: 'currency' }, ' eur ')).toMatchObject({ currency: 'EUR' })
  })

  it('is none when the value is no answer', () => {
    expect(answerQuestion(defaultOptions, { id: 'q', option: 'currency' }, 'euro')).toBeNull()
    expect(answerQuestion(defaultOptions, { id: 'q', option: 'currency' }, 'eue')).toBeNull()
    expect(answerQuestion(defaultOptions, { id: 'q', option: 'dateOrder' }, 'sideways')).toBeNull()
    expect(answerQuestion(defaultOptions, { id: 'q', option: 'account' }, ' ')).toBeNull()
  })

  it('maps one column and leaves the others as they were read', () => {
    const columns = [{ index: 0, header: 'Day', field: 'day' as const, isPinned: false, format: '', proof: '' }, { index: 1, header: 'Cost', field: 'ignored' as const, isPinned: false, format: '', proof: '' }]
    expect(mapColumn(defaultOptions, columns, 1, 'spend')).toMatchObject({ platform: 'generic', mapping: { '0': 'day', '1': 'spend' } })
  })
})
