import type { FileHandle } from '../../shared/imports/file-handle'
import type { ImportBatchId, ImportOptions, ImportPreview, ImportQuestion, LeftOutFile, OwnListKind, Receipt } from '../../shared/imports/import'
import { plural, t } from '../../shared/kernel/words'
import type { Arrival } from '../platform/import-inbox'
import { defaultOptions } from './import-answers'
import { bringsNothing } from './receipt-view'

/** Lists that the wizard hands on to an import of their own. */
export type OwnList = Extract<OwnListKind, 'posts' | 'deals'>

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
  | { readonly kind: 'refused'; readonly sentence: string; readonly line: number | null; readonly canRetry: boolean; readonly belongsTo: OwnList | null }
  /** A list of our own that was imported where it goes. `new`: not seen yet among all imports. */
  | { readonly kind: 'asOwnList'; readonly list: OwnList; readonly batch: ImportBatchId; readonly standing: 'new' | 'kept' | 'undone' }
  | { readonly kind: 'cancelled' }

export interface QueuedFile {
  readonly file: FileHandle
  /** The folder or archive it was found in. Empty: it came by itself. */
  readonly within: string
  /** Whether it has been looked into for files. */
  readonly isOpened: boolean
  readonly options: ImportOptions
  /** The person said import, and how it is to be read, at once: it goes once it is read, unless it asks or brings nothing. */
  readonly isOrdered?: boolean
  /** What stands typed as its ad account and that it was not read with yet. Null: nothing else than what it was read with. */
  readonly typedAccount: string | null
  readonly stage: FileStage
}

export interface ImportQueue {
  readonly files: readonly QueuedFile[]
  /** The file on screen. Null: the queue is empty. */
  readonly selected: string | null
  /** What was found with the files and is not taken up. */
  readonly leftOut: readonly LeftOutFile[]
}

export const emptyQueue: ImportQueue = { files: [], selected: null, leftOut: [] }

export type QueueAction =
  | ({ readonly type: 'added' } & Arrival)
  /** Looked into: in its place come the files it holds, itself perhaps among them. */
  | ({ readonly type: 'opened'; readonly id: string } & Arrival)
  | { readonly type: 'selected'; readonly id: string }
  | { readonly type: 'staged'; readonly id: string; readonly stage: FileStage }
  /** Read again under other options. */
  | { readonly type: 'answered'; readonly id: string; readonly options: ImportOptions }
  /** An ad account is typed and not confirmed. */
  | { readonly type: 'typed'; readonly id: string; readonly account: string }
  | { readonly type: 'asked'; readonly id: string; readonly questions: readonly ImportQuestion[] }
  | { readonly type: 'ordered'; readonly ids: readonly string[] }
  | { readonly type: 'removed'; readonly id: string }

const withFile = (queue: ImportQueue, id: string, change: (queued: QueuedFile) => QueuedFile): ImportQueue => ({
  ...queue,
  files: queue.files.map((queued) => (queued.file.id === id ? change(queued) : queued)),
})

/** What has to be said of lists of our own since their imports were undone, or done again, whoever pressed what. */
export const restaged = ({ files }: ImportQueue, receipts: readonly Pick<Receipt, 'batch'>[]): readonly QueueAction[] =>
  files.flatMap(({ file, stage }): QueueAction[] => {
    if (stage.kind !== 'asOwnList') return []
    const isKept = receipts.some(({ batch }) => batch === stage.batch)
    // The receipts may have been read before this one came.
    const standing = isKept ? 'kept' : stage.standing === 'kept' ? 'undone' : stage.standing
    return standing === stage.standing ? [] : [{ type: 'staged', id: file.id, stage: { ...stage, standing } }]
  })

/** Whether a file can be imported as it stands: read, and nothing left to settle. */
export const isReady = ({ stage }: QueuedFile): boolean => stage.kind === 'ready' && stage.preview.questions.length === 0

/** Whether importing it would change anything. */
export const isWorthImporting = (queued: QueuedFile): boolean => isReady(queued) && queued.stage.kind === 'ready' && !bringsNothing(queued.stage.preview.receipt)

const answered = (queued: QueuedFile, options: ImportOptions, isOrdered: boolean): QueuedFile => ({ ...queued, options, isOrdered, typedAccount: null, stage: { kind: 'waiting' } })

/** The ad account that a file was read with. */
export const accountOf = ({ account }: ImportOptions, { receipt }: ImportPreview): string => account ?? receipt.account

/** The options with the ad account that is typed; the very same ones where it is what the file was read with. */
export const optionsAsTyped = (options: ImportOptions, preview: ImportPreview, typedAccount: string | null): ImportOptions => {
  const account = typedAccount?.trim() ?? accountOf(options, preview)
  return account === accountOf(options, preview) ? options : { ...options, account: account === '' ? null : account }
}

/** A file whose ad account was just typed is read with it first. */
const ordered = (queued: QueuedFile): QueuedFile => {
  const { stage, options, typedAccount } = queued
  if (stage.kind !== 'ready') return queued
  const asTyped = optionsAsTyped(options, stage.preview, typedAccount)
  return asTyped === options ? { ...queued, stage: { kind: 'ordered', preview: stage.preview } } : answered(queued, asTyped, true)
}

/** Put at a stage; what was ordered before it was read goes on from there by itself. */
const staged = (queued: QueuedFile, stage: FileStage): QueuedFile => {
  if (stage.kind === 'reading') return { ...queued, stage }
  const next = { ...queued, stage, isOrdered: false }
  return queued.isOrdered === true && isWorthImporting(next) ? ordered(next) : next
}

/** Whether nothing more is expected of the person, so that what comes next may take its place on the screen. */
const isSettled = ({ stage: { kind } }: QueuedFile): boolean => kind === 'done' || kind === 'undone' || kind === 'asOwnList' || kind === 'cancelled' || kind === 'refused'

/** The queue after something happened. */
export const reduceQueue = (queue: ImportQueue, action: QueueAction): ImportQueue => {
  switch (action.type) {
    case 'added': {
      const known = new Set(queue.files.map(({ file }) => file.id))
      const added = action.files.filter(({ file }) => !known.has(file.id)).map(({ file, within }): QueuedFile => ({ file, within, isOpened: false, options: defaultOptions, typedAccount: null, stage: { kind: 'waiting' } }))
      const onScreen = queue.files.find(({ file }) => file.id === queue.selected)
      const isFree = onScreen === undefined || isSettled(onScreen)
      return { files: [...queue.files, ...added], selected: (isFree ? added[0]?.file.id : undefined) ?? queue.selected, leftOut: queue.files.length === 0 ? action.leftOut : [...queue.leftOut, ...action.leftOut] }
    }
    case 'opened': {
      const files = queue.files.flatMap((queued) =>
        queued.file.id === action.id
          ? action.files.map(({ file, within }): QueuedFile => ({ file, within: [queued.within, within].filter((part) => part !== '').join('/'), isOpened: true, options: queued.options, typedAccount: null, stage: { kind: 'waiting' } }))
          : [queued],
      )
      const isThere = files.some(({ file }) => file.id === queue.selected)
      return { files, selected: isThere ? queue.selected : (action.files[0]?.file.id ?? files[0]?.file.id ?? null), leftOut: [...queue.leftOut, ...action.leftOut] }
    }
    case 'selected':
      return { ...queue, selected: action.id }
    case 'staged':
      return withFile(queue, action.id, (queued) => staged(queued, action.stage))
    case 'answered':
      return withFile(queue, action.id, (queued) => answered(queued, action.options, false))
    case 'typed':
      return withFile(queue, action.id, (queued) => ({ ...queued, typedAccount: action.account }))
    case 'asked':
      return withFile(queue, action.id, (queued) =>
        'preview' in queued.stage ? { ...queued, stage: { kind: 'ready', preview: { ...queued.stage.preview, questions: [...action.questions] } } } : queued,
      )
    case 'ordered':
      return action.ids.reduce((after, id) => withFile(after, id, ordered), queue)
    case 'removed': {
      const files = queue.files.filter(({ file }) => file.id !== action.id)
      return { ...queue, files, selected: queue.selected === action.id ? (files[0]?.file.id ?? null) : queue.selected }
    }
  }
}

/** What the one worker does next: what was ordered goes before what has to be read, the file on screen before the others; before a file is read it is looked into. */
export const nextTask = ({ files, selected }: ImportQueue): { readonly kind: 'open' | 'read' | 'import'; readonly queued: QueuedFile } | null => {
  if (files.some(({ stage }) => stage.kind === 'reading' || stage.kind === 'importing')) return null
  const first = files.find(({ stage }) => stage.kind === 'ordered')
  if (first !== undefined) return { kind: 'import', queued: first }
  const waiting = files.find(({ file, stage }) => file.id === selected && stage.kind === 'waiting') ?? files.find(({ stage }) => stage.kind === 'waiting')
  return waiting === undefined ? null : { kind: waiting.isOpened ? 'read' : 'open', queued: waiting }
}

/** What such a list is, in words. */
export const ownListNames: Readonly<Record<OwnList, string>> = { posts: t`A list of posts`, deals: t`A list of deals` }

/** Where a file stands, in a word or two. */
export const stageText = ({ stage }: QueuedFile): string => {
  switch (stage.kind) {
    case 'waiting':
      return t`Waiting`
    case 'reading':
      return t`Being read`
    case 'ready':
      if (stage.preview.questions.length > 0) return t`${plural(stage.preview.questions.length, { one: '# question', other: '# questions' })}`
      if (!bringsNothing(stage.preview.receipt)) return t`Ready`
      return stage.preview.receipt.rows.unchanged === 0 ? t`Nothing to import` : t`Nothing new`
    case 'ordered':
      return t`Next in turn`
    case 'importing':
      return t`Being imported`
    case 'done':
      return t`Imported`
    case 'undone':
      return t`Undone`
    case 'refused':
      return stage.belongsTo === null ? t`Not imported` : ownListNames[stage.belongsTo]
    case 'asOwnList':
      return stage.standing === 'undone' ? t`Undone` : stage.list === 'posts' ? t`Imported as posts` : t`Imported as deals`
    case 'cancelled':
      return t`Stopped`
  }
}
