import type { Receipt } from '../../shared/imports/import'
import type { ErrorOf, InvalidInput } from '../../shared/rpc/contract'
import type { TimedProgress } from '../../shared/rpc/progress'
import type { importContract } from '../../shared/imports/import.contract'
import { plural, t } from '../../shared/kernel/words'
import type { RapportClient } from '../platform/client'
import { showDefect, showMessage, showStopped, showWork } from '../ui/toasts'
import { emptyQueue, type FileStage, type ImportQueue, nextTask, type QueueAction, type QueuedFile, reduceQueue } from './import-queue'

export interface ImportSessionState {
  readonly queue: ImportQueue
  /** Of the file that is being read or imported. */
  readonly progress: TimedProgress | null
}

/** Files on their way in. It lives beside the screens, so that leaving the wizard neither stops an import nor loses its receipt. */
export interface ImportSession {
  readonly read: () => ImportSessionState
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (action: QueueAction) => void
  /** Stops the file that is being read or imported; the workbook stays as it was. */
  readonly stopCurrent: () => void
  readonly undo: (id: string, receipt: Receipt) => Promise<void>
  /** Forgets everything when another workbook is open than before. */
  readonly belongTo: (workbook: string) => void
}

type ReadFailure = ErrorOf<(typeof importContract)['preview']> | InvalidInput | { readonly type: 'Cancelled' }
type RunFailure = ErrorOf<(typeof importContract)['run']> | InvalidInput | { readonly type: 'Cancelled' }

const brokenSentence = t`Something went wrong while this file was read. Nothing was imported.`

/** Where a file stands after it could not be read or imported. */
const stageOfFailure = (failure: ReadFailure | Exclude<RunFailure, { readonly type: 'ImportNeedsAnswer' }>): FileStage => {
  switch (failure.type) {
    case 'Cancelled':
      return { kind: 'cancelled' }
    case 'ImportRefused':
      return { kind: 'refused', sentence: failure.sentence, line: failure.line, canRetry: false, belongsTo: failure.belongsTo === 'posts' || failure.belongsTo === 'deals' ? failure.belongsTo : null }
    case 'FileNotFound':
      return { kind: 'refused', sentence: t`The file is no longer at hand. Nothing was imported; choose it again.`, line: null, canRetry: false, belongsTo: null }
    case 'FileChanged':
      return { kind: 'refused', sentence: t`The file has changed since it was read. Nothing was imported; read it again to see what it holds now.`, line: null, canRetry: true, belongsTo: null }
    case 'InvalidInput':
      return { kind: 'refused', sentence: failure.issues.map(({ message }) => message).join(' '), line: null, canRetry: true, belongsTo: null }
  }
}

const createSession = (client: RapportClient): ImportSession => {
  const listeners = new Set<() => void>()
  let state: ImportSessionState = { queue: emptyQueue, progress: null }
  let current: AbortController | null = null
  let workbook: string | null = null
  /** Names of files that were imported since the wizard was left, until that is told. */
  let untold: string[] = []

  const set = (next: ImportSessionState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const reduce = (action: QueueAction): void => set({ ...state, queue: reduceQueue(state.queue, action) })
  const stage = (id: string, next: FileStage): void => reduce({ type: 'staged', id, stage: next })
  const jobOptions = (controller: AbortController) => ({ onProgress: (progress: TimedProgress) => set({ ...state, progress }), signal: controller.signal })
  const broken = (id: string) => (error: unknown) => {
    showDefect(error)
    stage(id, { kind: 'refused', sentence: brokenSentence, line: null, canRetry: true, belongsTo: null })
  }

  const openFile = ({ file }: QueuedFile, controller: AbortController): Promise<void> => {
    stage(file.id, { kind: 'reading' })
    return client.import.unpack({ file: file.id }, jobOptions(controller)).then((result) => (result.ok ? reduce({ type: 'opened', id: file.id, ...result.value }) : stage(file.id, stageOfFailure(result.error))))
  }

  const readFile = ({ file, options }: QueuedFile, controller: AbortController): Promise<void> => {
    stage(file.id, { kind: 'reading' })
    return client.import
      .preview({ file: file.id, options }, jobOptions(controller))
      .then((result) => stage(file.id, result.ok ? { kind: 'ready', preview: result.value } : stageOfFailure(result.error)))
  }

  /** Tells of all files together that were imported one after the other. */
  const tellDone = (): void => {
    const [first] = untold
    if (first !== undefined) showMessage(untold.length === 1 ? t`${first} is in the workbook.` : t`${plural(untold.length, { one: '# file is', other: '# files are' })} in the workbook.`)
    untold = []
  }

  const importFile = ({ file, options, stage: before }: QueuedFile, controller: AbortController): Promise<void> => {
    if (before.kind !== 'ordered') return Promise.resolve()
    stage(file.id, { kind: 'importing', preview: before.preview })
    return client.import.run({ file: file.id, options, sha256: before.preview.receipt.sha256 }, jobOptions(controller)).then((result) => {
      if (result.ok) stage(file.id, { kind: 'done', receipt: result.value })
      else if (result.error.type === 'ImportNeedsAnswer') reduce({ type: 'asked', id: file.id, questions: result.error.questions })
      else stage(file.id, stageOfFailure(result.error))
      // Whoever has left the wizard does not see it there.
      if (listeners.size > 0) {
        untold = []
        return
      }
      if (result.ok) untold.push(file.name)
      else if (result.error.type !== 'Cancelled') showMessage(t`${file.name} was not imported. “Import files” says why.`, 'failed')
      if (nextTask(state.queue)?.kind !== 'import') tellDone()
    })
  }

  /** Works on one file at a time until nothing is left to do. */
  const pump = (): void => {
    if (current !== null) return
    const task = nextTask(state.queue)
    if (task === null) return
    const controller = new AbortController()
    current = controller
    set({ ...state, progress: null })
    const work = task.kind === 'import' ? importFile(task.queued, controller) : task.kind === 'open' ? openFile(task.queued, controller) : readFile(task.queued, controller)
    void work.catch(broken(task.queued.file.id)).finally(() => {
      current = null
      pump()
    })
  }

  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch: (action) => {
      reduce(action)
      pump()
    },
    stopCurrent: () => current?.abort(),
    undo: (id, receipt) => {
      const { batch } = receipt
      return batch === null
        ? Promise.resolve()
        : showWork(t`Undoing the import`, (options) => client.import.undo({ id: batch }, options)).then(
            (result) => {
              if (result.ok || result.error.type === 'BatchNotFound') {
                stage(id, { kind: 'undone', receipt })
                showMessage(t`The import of ${receipt.file} is undone. The workbook is as if it had never been imported.`)
              } else if (result.error.type === 'Cancelled') showStopped()
            },
            (error: unknown) => showDefect(error),
          )
    },
    belongTo: (name) => {
      if (workbook !== null && workbook !== name) {
        current?.abort()
        untold = []
        set({ queue: emptyQueue, progress: null })
      }
      workbook = name
    },
  }
}

const sessions = new WeakMap<RapportClient, ImportSession>()

/** The one import session of a window. */
export const importSession = (client: RapportClient): ImportSession => {
  const known = sessions.get(client)
  if (known !== undefined) return known
  const made = createSession(client)
  sessions.set(client, made)
  return made
}

