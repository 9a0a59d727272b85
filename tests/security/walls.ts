import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What stands between the window and everything else, as it was agreed: a change of it is a change of this file, for a reviewer to see. Tests compare it with what really stands there. */
const Walls = z.object({
  contentSecurityPolicy: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
  /** What only the browser host adds: no page of the desktop opens another. */
  browserHeaders: z.record(z.string(), z.string()),
  /** Electron channels that main answers, and those it only hears. */
  channels: z.object({ handled: z.array(z.string()), heard: z.array(z.string()) }),
  /** Functions that the page has beside the web's own. */
  bridge: z.array(z.string()),
  /** Permissions by the names that pages ask them under. */
  permissions: z.object({ granted: z.array(z.string()), refused: z.array(z.string()) }),
})

export const walls = Walls.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'walls.json'), 'utf8')))
