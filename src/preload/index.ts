import { contextBridge, ipcRenderer, webUtils } from 'electron'

// Text in, text out; no event object and no path reaches the page.
contextBridge.exposeInMainWorld(
  'rapport',
  Object.freeze({
    request: (text: string): Promise<string> => ipcRenderer.invoke('rapport:request', text),
    onEvent: (listener: (text: string) => void): (() => void) => {
      const receive = (_event: unknown, text: unknown): void => listener(String(text))
      ipcRenderer.on('rapport:event', receive)
      return () => {
        ipcRenderer.removeListener('rapport:event', receive)
      }
    },
    fileFor: (file: File): Promise<string | null> => ipcRenderer.invoke('rapport:file', webUtils.getPathForFile(file)),
  }),
)
