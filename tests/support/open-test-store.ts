import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import type { ReadImport } from '../../src/imports/reading'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import type { Client } from '../../src/shared/rpc/contract'
import { createWorkbook } from '../../src/store/open'
import { openStore, type Restored, type Store } from '../../src/store/store'

/** Where the program's own files lie in a source tree. */
export const resourcesDir = resolve(import.meta.dirname, '../../resources')

/** A private folder that is removed when the test ends. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TestStore {
  readonly client: Client<typeof contract>
  readonly store: Store
  readonly file: string
  readonly folder: string
}

interface TestStoreOptions {
  readonly file?: string
  readonly currency?: string
  readonly isSample?: boolean
  readonly now?: () => Date
  readonly readImport?: ReadImport
  /** The file is a backup that was just put in the place of another. */
  readonly restored?: Restored
  /** Backups are made by themselves, and copied there. */
  readonly secondPlace?: string
  /** Told of each defect beside its being thrown. */
  readonly onDefect?: (reference: string) => void
}

const made: { folder: string | null } = { folder: null }

/** An empty workbook that this process made once: to make one takes more than twice what it takes to open one. */
const emptyWorkbook = (): string => {
  if (made.folder !== null) return join(made.folder, 'empty.rapport')
  const folder = mkdtempSync(join(tmpdir(), 'rapport-empty-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'empty.rapport')
  valueOf(createWorkbook(file, { name: 'Test', currency: 'EUR', isSample: false }, new Date()))
  made.folder = folder
  return file
}

/** Tests write what happened in the first half of 2026, which a clock that has not come so far calls days that are to come. */
const behind = Math.max(0, Date.parse('2026-07-01T12:00:00Z') - Date.now())

const usualNow = (): Date => new Date(Date.now() + behind)

/** Opens a fresh workbook, or an existing one, in this process; closed when the test ends. Defects are thrown, not logged. */
export const openTestStore = async ({ file, currency = 'EUR', isSample = false, now = usualNow, readImport = readAny, restored, secondPlace, onDefect }: TestStoreOptions = {}): Promise<TestStore> => {
  const folder = temporaryFolder()
  const stagingDir = join(folder, 'staging')
  mkdirSync(stagingDir)
  const path = file ?? join(folder, 'test.rapport')
  const isCopied = file === undefined && currency === 'EUR' && !isSample
  if (isCopied) copyFileSync(emptyWorkbook(), path)
  const defects: unknown[] = []
  const opened = await openStore({
    file: path,
    ...(file === undefined && !isCopied && { create: { name: 'Test', currency, isSample } }),
    stagingDir,
    resourcesDir,
    readImport,
    unpackArchive,
    onDefect: (reference, _path, error) => {
      defects.push(error)
      onDefect?.(reference)
    },
    now,
    ...(restored && { restored }),
    ...(secondPlace !== undefined && { secondPlace, isBackedUp: true }),
  })
  if (!opened.ok) throw new Error(opened.error.sentence)
  const store = opened.value
  onTestFinished(() => store.close())
  const request: Store['request'] = async (call) => {
    const response = await store.request(call)
    if (response.kind === 'defect') throw defects.at(-1) ?? new Error(`Defect in ${call.path}`)
    return response
  }
  return { client: createClient(contract, { ...store, request }), store, file: path, folder }
}

/** The value of a result that must be ok. */
export const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(`Failed: ${JSON.stringify(result.error)}`)
  return result.value
}
