import { useSyncExternalStore } from 'react'

/**
 * What this computer remembers of its person by a name, such as the density of rows. A browser that was told to keep nothing of pages throws when asked;
 * then it lasts as long as the window.
 */
const inWindow = new Map<string, string>()

/** Null: nothing was kept by this name. */
export const readKept = (name: string): string | null => {
  try {
    return localStorage.getItem(name) ?? inWindow.get(name) ?? null
  } catch {
    return inWindow.get(name) ?? null
  }
}

export const keepHere = (name: string, value: string): void => {
  inWindow.set(name, value)
  try {
    localStorage.setItem(name, value)
  } catch {
    // It is kept in the window.
  }
}

/** Something that is kept, for screens that show it. */
export interface KeptSetting<T extends string | number> {
  readonly read: () => T
  readonly set: (text: string) => void
  readonly use: () => T
  /** Hears of each change; answers with the function that ends it. */
  readonly onChange: (listener: () => void) => () => void
}

/** A setting of this computer by its name; `parse` makes it of what is kept, and says what it is where nothing is (null). */
export const keptSetting = <T extends string | number>(name: string, parse: (text: string | null) => T): KeptSetting<T> => {
  const listeners = new Set<() => void>()
  const read = (): T => parse(readKept(name))
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    read,
    onChange,
    set: (text) => {
      keepHere(name, text)
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(onChange, read),
  }
}
