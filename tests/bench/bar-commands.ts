import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../../src/shared/contract'
import { analyseSentiment } from '../../src/shared/networking/sentiment/analyse'
import { createClient } from '../../src/shared/rpc/client'
import { openStore } from '../../src/store/store'
import type { BenchOptions } from './bench-store'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { boundLine, type Line, ratioLine } from './lines'
import { alternate, median, processorTime, valueOf } from './measure'

/** The mood of a long text, read on the store's thread as it is logged: processor time of 100 KB. */
const sentimentBar = async (): Promise<Line> => {
  const text = "The talk was really good, but I don't think the food was worth it. ".repeat(1500)
  const times: number[] = []
  for (let round = 0; round < 20; round += 1) times.push(await processorTime(() => analyseSentiment(text)))
  return boundLine('N7', 'sentiment of a text of 100 KB, processor time', median(times), 'ms', 50)
}

/** F7 in the store itself: one interaction logged and on disk, against the least that a disk must be asked. */
export const commandBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const { folder, root } = options
  const file = copyOf(await largeWorkbook(largeSizes(options.share)), join(folder, 'commands.rapport'))
  const opened = await openStore({ file, stagingDir: folder, resourcesDir: join(root, 'resources'), readImport: () => Promise.resolve({ ok: false, error: { type: 'Cancelled' } }), unpackArchive: () => Promise.resolve({ ok: false, error: { type: 'Cancelled' } }) })
  if (!opened.ok) throw new Error(opened.error.sentence)
  const client = createClient(contract, opened.value)
  const descriptor = openSync(join(folder, 'blocks'), 'w')
  const block = Buffer.alloc(4096, 1)
  const log = await alternate(
    async (round) => valueOf(await client.networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-07-01', people: [{ id: (1000 + round) }] })),
    () => {
      writeSync(descriptor, block)
      fdatasyncSync(descriptor)
    },
    100,
  )
  closeSync(descriptor)
  await opened.value.close()
  return [ratioLine('F7', 'log an interaction, acknowledged by the store', log, '4 KiB written and synced', 2), await sentimentBar()]
}
