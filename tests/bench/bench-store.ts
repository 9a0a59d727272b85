import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import type { Client } from '../../src/shared/rpc/contract'
import { startStore, type StoreThread } from '../../src/store/thread'

export interface BenchOptions {
  /** The share of the large workbook that is used. */
  readonly share: number
  /** A folder for this run, removed after it. */
  readonly folder: string
  readonly root: string
  /** The folder of an Electron that runs here. Null: there is none, or no display for it. */
  readonly electron: string | null
  readonly chromium: string | null
  /** LibreOffice's program. Null: not installed. */
  readonly soffice: string | null
  /** The built export-once.ts. */
  readonly exportOnce: string
}

interface BenchStore {
  readonly client: Client<typeof contract>
  readonly store: StoreThread
}

/** Opens a workbook as the product does: in the built store's own thread. `isNew`: an empty one. */
export const openBenchStore = async ({ folder, root }: BenchOptions, file: string, { isNew = false } = {}): Promise<BenchStore> => {
  const entry = (name: string): URL => pathToFileURL(join(root, 'out', 'main', name))
  const started = await startStore({
    file,
    ...(isNew && { create: { name: 'Bench', currency: 'EUR', isSample: false } }),
    stagingDir: mkdtempSync(join(folder, 'staging-')),
    resourcesDir: join(root, 'resources'),
    storeWorker: entry('store-worker.cjs'),
    importWorker: entry('import-worker.cjs'),
    onDefect: (_reference, path, text) => console.error(path, text),
  })
  if (!started.ok) throw new Error(started.error.sentence)
  return { client: createClient(contract, started.value), store: started.value }
}
