import { join, resolve } from 'node:path'
import { contract } from '../shared/contract'
import { t } from '../shared/kernel/words'
import { createClient } from '../shared/rpc/client'
import type { Client } from '../shared/rpc/contract'
import { createSecondPlaces } from '../store/second-places'
import { createWorkspace, type Workspace } from '../store/workspace'
import { dataDir } from './data-dir'
import { programPaths } from './paths'
import { RefusedError } from './usage'

export interface Session {
  readonly client: Client<typeof contract>
  readonly workspace: Workspace
  /** Turns to aborted when the person presses Ctrl-C. */
  readonly signal: AbortSignal
}

/** Details of a defect, on stderr where RAPPORT_DEBUG is set. */
export const tellDefect = (reference: string, path: string, text: string): void => {
  if (process.env['RAPPORT_DEBUG'] !== undefined) console.error(`defect ${reference} in ${path}\n${text}`)
}

/** A workspace for this process. */
export const makeWorkspace = ({ isBackedUp = false } = {}): Workspace =>
  createWorkspace({
    isBackedUp,
    temporaryDir: dataDir('staging'),
    secondPlaces: createSecondPlaces(join(dataDir(), 'second-places.json')),
    ...programPaths,
    onDefect: tellDefect,
  })

/** What the terminal and the starter pass on of one Ctrl-C arrives within this time. */
const sameStopMilliseconds = 1000

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type StopSignal = (typeof stopSignals)[number]

/** Calls `stop` when this process is asked to end; the function it answers with takes that back. A second Ctrl-C, by a person who will not wait, ends at once. */
export const onStop = (stop: (signal: StopSignal) => void): (() => void) => {
  let first: number | null = null
  const receive = (signal: StopSignal): void => {
    if (first === null) {
      first = performance.now()
      stop(signal)
    } else if (performance.now() - first > sameStopMilliseconds) process.exit(130)
  }
  for (const signal of stopSignals) process.on(signal, receive)
  return () => {
    for (const signal of stopSignals) process.removeListener(signal, receive)
  }
}

/** Opens a workbook, works on it and closes it, whatever happens. */
export const withWorkbook = async <T>(path: string, run: (session: Session) => Promise<T>): Promise<T> => {
  const workspace = makeWorkspace()
  const abort = new AbortController()
  const forget = onStop(() => abort.abort())
  try {
    const opened = await workspace.open(resolve(path))
    if (!opened.ok) throw new RefusedError(`${opened.error.sentence} (${path})\n${opened.error.advice.join('\n')}`)
    return await run({ client: createClient(contract, workspace), workspace, signal: abort.signal })
  } finally {
    await workspace.close()
    forget()
  }
}

/** Makes a chosen file known to the store. */
export const admit = async ({ workspace }: Session, path: string): Promise<string> => {
  const handle = await workspace.store()?.admitFile(resolve(path))
  if (handle == null) throw new RefusedError(t`There is no readable file “${path}”.`)
  return handle.id
}

