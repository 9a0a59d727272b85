import { parentPort, workerData } from 'node:worker_threads'
import { speakIn } from '../locales/speak-in'
import { isSound } from './copy-workbook'
import type { FitReply, FitWorkerData } from './marketing/fit-in-worker'
import type { SalvageReply, SalvageWorkerData } from './salvage/salvage-in-worker'
import type { CheckWorkerData, StoreWorkerData } from './thread'

const port = parentPort
if (port === null) throw new Error('Meant to be started as a worker thread')

// Written by `startStore`, in this same build.
const data = workerData as StoreWorkerData | CheckWorkerData | FitWorkerData | SalvageWorkerData

/** Fits what was asked and ends. */
const fit = async ({ fit: request, cancelFlag }: FitWorkerData): Promise<void> => {
  const { runFit } = await import('./marketing/fit-in-worker')
  const send = (message: FitReply): void => port.postMessage(message)
  send({ kind: 'result', fit: runFit(request, { report: (progress) => send({ kind: 'progress', progress }), isCancelled: () => Atomics.load(cancelFlag, 0) === 1 }) })
}

/** Reads a damaged workbook and ends. */
const salvage = async ({ damaged, target, cancelMemory }: SalvageWorkerData): Promise<void> => {
  const { salvageWorkbook } = await import('./salvage/salvage')
  const send = (message: SalvageReply): void => port.postMessage(message)
  const flag = new Int32Array(cancelMemory)
  send({ kind: 'result', result: salvageWorkbook(damaged, target, new Date(), { report: (progress) => send({ kind: 'progress', progress }), isCancelled: () => Atomics.load(flag, 0) === 1 }) })
}

/** Loaded only here: it takes half a second, which a check of a copy, before every large import, need not wait for. */
const serve = async (data: StoreWorkerData): Promise<void> => {
  const { serveStore } = await import('./serve-store')
  await serveStore(port, data)
}

/** Modules keep words of the language that is spoken when they are loaded. */
const speaking = async (data: StoreWorkerData | FitWorkerData | SalvageWorkerData): Promise<void> => {
  await speakIn(data.language)
  if ('fit' in data) await fit(data)
  else if ('damaged' in data) await salvage(data)
  else await serve(data)
}

if ('check' in data) port.postMessage(isSound(data.check))
else void speaking(data)
