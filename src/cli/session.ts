import { join, resolve } from 'node:path'
import { contract } from '../shared/contract'
import { createClient } from '../shared/rpc/client'
import type { Client } from '../shared/rpc/contract'
import { createWorkspace, type Workspace } from '../store/workspace'
import { dataDir, programPaths } from './paths'
import { RefusedError } from './usage'

export interface Session {
  readonly client: Client<typeof contract>
  readonly workspace: Workspace
  /** Turns to aborted when the person presses Ctrl-C. */
  readonly signal: AbortSignal
}

/** A workspace for this process; details of defects go to stderr when RAPPORT_DEBUG is set. */
export const makeWorkspace = (): Workspace =>
  createWorkspace({
    temporaryDir: join(dataDir(), 'staging'),
    ...programPaths,
    onDefect: (reference, path, text) => {
      if (process.env['RAPPORT_DEBUG'] !== undefined) console.error(`defect ${reference} in ${path}\n${text}`)
    },
  })

/** Opens a workbook, works on it and closes it, whatever happens. */
export const withWorkbook = async <T>(path: string, run: (session: Session) => Promise<T>): Promise<T> => {
  const workspace = makeWorkspace()
  const abort = new AbortController()
  const stop = (): void => abort.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const opened = await workspace.open(resolve(path))
    if (!opened.ok) throw new RefusedError(`${opened.error.sentence} (${path})\n${opened.error.advice.join('\n')}`)
    return await run({ client: createClient(contract, workspace), workspace, signal: abort.signal })
  } finally {
    await workspace.close()
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}

/** Makes a chosen file known to the store. */
export const admit = async ({ workspace }: Session, path: string): Promise<string> => {
  const handle = await workspace.store()?.admitFile(resolve(path))
  if (handle == null) throw new RefusedError(`There is no readable file “${path}”.`)
  return handle.id
}

