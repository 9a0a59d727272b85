import { z } from 'zod'
import { keepInFile, readKeptFile } from '../store/kept-file'

/** Where the window was last; x and y in the points of the screens together, absent before it was ever placed. */
const WindowState = z.object({ x: z.int().optional(), y: z.int().optional(), width: z.int().positive(), height: z.int().positive(), isMaximized: z.boolean(), zoomLevel: z.number() })
export type WindowState = z.infer<typeof WindowState>

const Kept = z.object({ window: WindowState })

const first: WindowState = { width: 1320, height: 860, isMaximized: false, zoomLevel: 0 }

export interface WindowKeeper {
  readonly state: () => WindowState
  readonly keep: (state: WindowState) => void
}

/** Kept in a private file of the host's. One that cannot be read is as none; where none can be written, the next window opens where this one did. */
export const createWindowKeeper = (path: string): WindowKeeper => ({
  state: () => readKeptFile(path, Kept)?.window ?? first,
  // A disk that takes no note must not stand in the way of closing.
  keep: (window) => void keepInFile(path, { window }),
})
