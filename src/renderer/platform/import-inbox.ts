import { useSyncExternalStore } from 'react'
import type { FileHandle } from '../../shared/imports/import'

/** Files that were dropped or chosen and wait for the import wizard. */
let waiting: readonly FileHandle[] = []
const listeners = new Set<() => void>()

const change = (next: readonly FileHandle[]): void => {
  waiting = next
  for (const listener of listeners) listener()
}

export const addToInbox = (files: readonly FileHandle[]): void => change([...waiting, ...files])

/** Takes everything that waits. */
export const takeInbox = (): readonly FileHandle[] => {
  const taken = waiting
  if (taken.length > 0) change([])
  return taken
}

export const useInbox = (): readonly FileHandle[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
