import { useEffect, useSyncExternalStore } from 'react'
import type { FileHandle } from '../../shared/imports/file-handle'
import type { LeftOutFile } from '../../shared/imports/import'

/** A file on its way in, and the folder or archive it was found in. */
interface ArrivedFile {
  readonly file: FileHandle
  /** Empty: it was chosen or dropped by itself. */
  readonly within: string
}

/** What was dropped or chosen at one time. */
export interface Arrival {
  readonly files: readonly ArrivedFile[]
  /** What was found with them and is not taken up. */
  readonly leftOut: readonly LeftOutFile[]
}

const nothing: Arrival = { files: [], leftOut: [] }

/** Files that were dropped or chosen and wait for the import wizard. */
let waiting: Arrival = nothing
const listeners = new Set<() => void>()

const change = (next: Arrival): void => {
  waiting = next
  for (const listener of listeners) listener()
}

export const addToInbox = ({ files, leftOut }: Arrival): void => change({ files: [...waiting.files, ...files], leftOut: [...waiting.leftOut, ...leftOut] })

/** Files that were chosen one by one. */
export const arrivalOf = (handles: readonly FileHandle[]): Arrival => ({ files: handles.map((file) => ({ file, within: '' })), leftOut: [] })

/** Takes everything that waits. */
export const takeInbox = (): Arrival => {
  const taken = waiting
  if (taken !== nothing) change(nothing)
  return taken
}

export const useInbox = (): Arrival =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )

type TakeFile = (file: FileHandle) => void

/** Who on the screen imports tables of its own kind, the last one first. */
let takers: readonly TakeFile[] = []

/** Lets rows that are pasted on this screen come here, rather than to the import wizard. `take` stays the same from one drawing to the next. */
export const usePastedRows = (take: TakeFile): void =>
  useEffect(() => {
    takers = [take, ...takers]
    return () => {
      takers = takers.filter((one) => one !== take)
    }
  }, [take])

/** Where rows that are pasted now go. Null: to the import wizard. */
export const takerOfPaste = (): TakeFile | null => takers[0] ?? null
