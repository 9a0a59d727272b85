import { useSyncExternalStore } from 'react'
import type { z } from 'zod'

/**
 * What this computer was told to remember and did not: a browser that keeps nothing of pages throws when asked, as does one that is full. It lasts as long as
 * the window.
 */
const inWindow = new Map<string, string>()

/** What this computer remembers of its person by a name, such as the density of rows. Null: nothing was kept by this name. */
export const readKept = (name: string): string | null => {
  try {
    return inWindow.get(name) ?? localStorage.getItem(name)
  } catch {
    return null
  }
}

export const keepHere = (name: string, value: string): void => {
  try {
    localStorage.setItem(name, value)
    inWindow.delete(name)
  } catch {
    inWindow.set(name, value)
  }
}

/** What was kept as JSON, as its schema has it; `none` where nothing was, or where what stands there is something else, since it may be anything. */
export const parseKept = <T>(kept: string | null, schema: z.ZodType<T>, none: T): T => {
  if (kept === null) return none
  try {
    return schema.safeParse(JSON.parse(kept)).data ?? none
  } catch {
    return none
  }
}

/** Something that is kept, for screens that show it. */
interface KeptSetting<T extends string | number> {
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
