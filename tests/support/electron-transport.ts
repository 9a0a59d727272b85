import { join } from 'node:path'
import { createClient } from '../../src/shared/rpc/client'
import type { Event, Response, Transport } from '../../src/shared/rpc/wire'
import { hostContract } from '../../src/shared/workbook/host.contract'
import { launch } from './launch'
import { valueOf } from './open-test-store'
import type { Connected } from './transports'

/** The preload's bridge, as the page sees it. */
interface Bridge {
  readonly request: (text: string) => Promise<string>
  readonly onEvent: (listener: (text: string) => void) => void
}

/** A real window of the built app: every call goes through the page's own bridge, main and the store's thread. */
export const electronWindow = async (): Promise<Connected> => {
  const { page, folder, answerDialogs, close } = await launch('desktop')
  const listeners = new Set<(event: Event) => void>()
  await page.exposeFunction('heardByTest', (text: string) => {
    // Main sends events of the contract and of its menu; nobody uses the menu here.
    for (const listener of listeners) listener(JSON.parse(text) as Event)
  })
  await page.evaluate(() => {
    // Both are there: the preload put one in place, the line above the other.
    const own = globalThis as unknown as { rapport: Bridge; heardByTest: (text: string) => void }
    own.rapport.onEvent((text) => own.heardByTest(text))
  })
  const transport: Transport = {
    request: async (request) => {
      const text = await page.evaluate((sent) => (globalThis as unknown as { rapport: Bridge }).rapport.request(sent), JSON.stringify(request))
      // Main answers in the project's own words.
      return JSON.parse(text) as Response
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const { host } = createClient({ host: hostContract }, transport)
  answerDialogs({ save: [join(folder, 'contract.rapport')] })
  valueOf(await host.create({ name: 'Contract', currency: 'EUR' }))
  return {
    transport,
    // A path reaches main by a dialog only.
    admitFile: async (path) => {
      answerDialogs({ openMany: [path] })
      return valueOf(await host.chooseImportFiles({}))[0]?.id ?? ''
    },
    close,
  }
}
