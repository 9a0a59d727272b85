import type { Event, Request, Response } from '../../shared/rpc/wire'
import { HostGoneError, type Transport } from '../../shared/rpc/wire'
import { FileHandle } from '../../shared/imports/file-handle'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'

/** What the preload script offers on the desktop: text in, text out, and nothing else. */
interface DesktopBridge {
  readonly request: (text: string) => Promise<string>
  readonly onEvent: (listener: (text: string) => void) => () => void
  /** A handle for a file the person dropped, as JSON; null when it is not a plain file. */
  readonly fileFor: (file: File) => Promise<string | null>
}

declare global {
  interface Window {
    readonly rapport?: DesktopBridge
  }
}

/** A choice from the native menu, by the name the palette uses for the same command. */
export interface MenuEvent {
  readonly kind: 'menu'
  readonly command: string
}

/** How the window reaches the rest of Rapport, on the desktop or in the browser. */
export interface Bridge {
  readonly transport: Transport
  readonly onMenu: (listener: (command: string) => void) => () => void
  /** Makes a dropped or chosen file known to the store. Refused: why, in a sentence about “it”. */
  readonly admitFile: (file: File) => Promise<Result<FileHandle, string>>
  /** Hands a finished output to the person where the host has no dialog for it. Null on the desktop: `host.saveOutput` does it. */
  readonly download: ((outputId: string, fileName: string) => Promise<void>) | null
}

export const notPlain = t`It is not a plain file that can be read.`

type HostEvent = Event | MenuEvent

/** Splits one stream of host events into those of the contract and those of the menu. */
export const splitEvents = (subscribe: (listener: (event: HostEvent) => void) => () => void): Pick<Bridge, 'onMenu'> & Pick<Transport, 'onEvent'> => ({
  onEvent: (listener) =>
    subscribe((event) => {
      if (event.kind !== 'menu') listener(event)
    }),
  onMenu: (listener) =>
    subscribe((event) => {
      if (event.kind === 'menu') listener(event.command)
    }),
})

export const desktopBridge = (desktop: DesktopBridge): Bridge => {
  // Both ends of this text are the project's own modules.
  const { onEvent, onMenu } = splitEvents((listener) => desktop.onEvent((text) => listener(JSON.parse(text) as HostEvent)))
  return {
    transport: {
      request: async (request: Request) => {
        const text = await desktop.request(JSON.stringify(request)).catch(() => {
          throw new HostGoneError()
        })
        return JSON.parse(text) as Response
      },
      onEvent,
    },
    onMenu,
    admitFile: async (file) => {
      const text = await desktop.fileFor(file)
      return text === null ? err(notPlain) : ok(FileHandle.parse(JSON.parse(text)))
    },
    download: null,
  }
}
