import type { FileHandle, ImportOptions, ImportPreview, ImportQuestion, Receipt } from '../../shared/imports/import'
import { defaultOptions } from './import-answers'

/** Where one file stands on its way in. */
export type FileStage =
  /** Its turn to be read has not come. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready'; readonly preview: ImportPreview }
  /** The person said import; it goes as soon as the one before is through. */
  | { readonly kind: 'ordered'; readonly preview: ImportPreview }
  | { readonly kind: 'importing'; readonly preview: ImportPreview }
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'undone'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly sentence: string; readonly line: number | null; readonly canRetry: boolean }
  | { readonly kind: 'cancelled' }

export interface QueuedFile {
  readonly file: FileHandle
  readonly options: ImportOptions
  readonly stage: FileStage
}

export interface ImportQueue {
  readonly files: readonly QueuedFile[]
  /** The file on screen. Null: the queue is empty. */
  readonly selected: string | null
}

export const emptyQueue: ImportQueue = { files: [], selected: null }

export type QueueAction =
  | { readonly type: 'added'; readonly files: readonly FileHandle[] }
  | { readonly type: 'selected'; readonly id: string }
  | { readonly type: 'staged'; readonly id: string; readonly stage: FileStage }
  /** Read again under other options. */
  | { readonly type: 'answered'; readonly id: string; readonly options: ImportOptions }
  | { readonly type: 'asked'; readonly id: string; readonly questions: readonly ImportQuestion[] }
  | { readonly type: 'ordered'; readonly ids: readonly string[] }
  | { readonly type: 'removed'; readonly id: string }

const withFile = (queue: ImportQueue, id: string, change: (queued: QueuedFile) => QueuedFile): ImportQueue => ({
  ...queue,
  files: queue.files.map((queued) => (queued.file.id === id ? change(queued) : queued)),
})

/** Whether a file can be imported as it stands: read, and nothing left to settle. */
export const isReady = ({ stage }: QueuedFile): boolean => stage.kind === 'ready' && stage.preview.questions.length === 0

/** The queue after something happened. */
export const reduceQueue = (queue: ImportQueue, action: QueueAction): ImportQueue => {
  switch (action.type) {
    case 'added': {
      const known = new Set(queue.files.map(({ file }) => file.id))
      const files = [...queue.files, ...action.files.filter(({ id }) => !known.has(id)).map((file): QueuedFile => ({ file, options: defaultOptions, stage: { kind: 'waiting' } }))]
      return { files, selected: queue.selected ?? files[0]?.file.id ?? null }
    }
    case 'selected':
      return { ...queue, selected: action.id }
    case 'staged':
      return withFile(queue, action.id, (queued) => ({ ...queued, stage: action.stage }))
    case 'answered':
      return withFile(queue, action.id, (queued) => ({ ...queued, options: action.options, stage: { kind: 'waiting' } }))
    case 'asked':
      return withFile(queue, action.id, (queued) =>
        'preview' in queued.stage ? { ...queued, stage: { kind: 'ready', preview: { ...queued.stage.preview, questions: [...action.questions] } } } : queued,
      )
    case 'ordered':
      return action.ids.reduce((after, id) => withFile(after, id, (queued) => (queued.stage.kind === 'ready' ? { ...queued, stage: { kind: 'ordered', preview: queued.stage.preview } } : queued)), queue)
    case 'removed': {
      const files = queue.files.filter(({ file }) => file.id !== action.id)
      return { files, selected: queue.selected === action.id ? (files[0]?.file.id ?? null) : queue.selected }
    }
  }
}

/** What the one worker does next: what was ordered goes before what has to be read, the file on screen before the others. */
export const nextTask = ({ files, selected }: ImportQueue): { readonly kind: 'read' | 'import'; readonly queued: QueuedFile } | null => {
  if (files.some(({ stage }) => stage.kind === 'reading' || stage.kind === 'importing')) return null
  const ordered = files.find(({ stage }) => stage.kind === 'ordered')
  if (ordered !== undefined) return { kind: 'import', queued: ordered }
  const waiting = files.find(({ file, stage }) => file.id === selected && stage.kind === 'waiting') ?? files.find(({ stage }) => stage.kind === 'waiting')
  return waiting === undefined ? null : { kind: 'read', queued: waiting }
}

/** Where a file stands, in a word or two. */
export const stageText = ({ stage }: QueuedFile): string => {
  switch (stage.kind) {
    case 'waiting':
      return 'Waiting'
    case 'reading':
      return 'Being read'
    case 'ready':
      return stage.preview.questions.length === 0 ? 'Ready' : stage.preview.questions.length === 1 ? '1 question' : `${stage.preview.questions.length} questions`
    case 'ordered':
      return 'Next in turn'
    case 'importing':
      return 'Being imported'
    case 'done':
      return 'Imported'
    case 'undone':
      return 'Undone'
    case 'refused':
      return 'Refused'
    case 'cancelled':
      return 'Stopped'
  }
}
