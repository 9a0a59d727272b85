import { EventEmitter } from 'node:events'
import { beforeEach, expect, it, vi } from 'vitest'
import type { WindowState } from './window-state'

const quit = vi.hoisted(() => vi.fn<() => void>())
const showMessageBox = vi.hoisted(() => vi.fn<(window: unknown, options: { readonly message: string }) => Promise<{ readonly response: number }>>())
const fake = vi.hoisted((): { made: unknown } => ({ made: null }))

/** What this file asks of a window and its page, done by nobody. */
class FakeWindow extends EventEmitter {
  readonly did: string[] = []
  zoomLevel = 0
  isShown = false
  readonly webContents = Object.assign(new EventEmitter(), {
    setZoomLevel: (level: number) => void (this.zoomLevel = level),
    getZoomLevel: () => this.zoomLevel,
    reload: () => void this.did.push('reload'),
    forcefullyCrashRenderer: () => void this.did.push('end the page'),
  })

  constructor(readonly options: { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number }) {
    super()
    fake.made = this
  }

  maximize = (): void => void this.did.push('maximize')
  show = (): void => void this.did.push(`show at zoom ${this.zoomLevel}`)
  destroy = (): void => void this.did.push('destroy')
  loadURL = (url: string): Promise<void> => Promise.resolve(void this.did.push(url))
  isDestroyed = (): boolean => false
  isFocused = (): boolean => true
  isMaximized = (): boolean => this.did.includes('maximize')
  getNormalBounds = () => ({ x: 7, y: 8, width: 900, height: 700 })
}

vi.mock('electron', () => ({
  app: { isPackaged: true, quit },
  BrowserWindow: FakeWindow,
  dialog: { showMessageBox },
  // With a bar of the system's above.
  screen: { getDisplayMatching: () => ({ workArea: { x: 0, y: 25, width: 1440, height: 875 } }) },
}))
vi.mock('electron-log/main', () => ({ default: { error: () => undefined, warn: () => undefined } }))

const { openWindow } = await import('./window')

const usual: WindowState = { x: 100, y: 100, width: 900, height: 700, isMaximized: false, zoomLevel: 0 }

const open = (changes: Partial<WindowState> = {}) => {
  const kept: WindowState[] = []
  openWindow({ state: () => ({ ...usual, ...changes }), keep: (state) => void kept.push(state) })
  return { window: fake.made as FakeWindow, kept }
}

/** Answers of the person, in order; and what was asked. */
const answering = (...responses: readonly number[]): readonly string[] => {
  const asked: string[] = []
  let next = 0
  showMessageBox.mockImplementation((_window, { message }) => {
    asked.push(message)
    return Promise.resolve({ response: responses[next++] ?? 0 })
  })
  return asked
}

/** Lets what waits for an answer go on. */
const answered = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  quit.mockReset()
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

it.each([
  [{}, true], [{ x: 1339 }, true], [{ x: 1340 }, false], [{ x: -799 }, true], [{ x: -800 }, false], [{ y: 15 }, true], [{ y: 14 }, false], [{ y: 839 }, true], [{ y: 840 }, false], [{ x: undefined }, false], [{ y: undefined }, false],
])('a window is as large as it was last, and where it was if enough of its head can be seen there: at %o %s', (changes, isThere) => {
  const { width, height, x, y } = { ...usual, ...changes }
  const { options } = open(changes).window
  expect([options.width, options.height, options.x, options.y]).toEqual([width, height, ...(isThere ? [x, y] : [undefined, undefined])])
})

it('a window is shown as it was last, grows with the wheel by the step of the menu, and keeps how it is when it closes', () => {
  const { window, kept } = open({ isMaximized: true, zoomLevel: 1.5 })
  window.emit('ready-to-show')
  expect(window.did).toEqual(['maximize', 'app://rapport/', 'show at zoom 1.5'])
  for (const direction of ['in', 'out', 'out']) window.webContents.emit('zoom-changed', {}, direction)
  window.emit('close')
  expect(kept).toEqual([{ x: 7, y: 8, width: 900, height: 700, isMaximized: true, zoomLevel: 1 }])
  expect(open().window.did).toEqual(['app://rapport/'])
})

it('a page that ends again within a minute is drawn by itself no more: from the start, or the program is quit', async () => {
  const { window } = open()
  const asked = answering(0, 0, 1)
  const crash = async (reason: string): Promise<void> => {
    window.webContents.emit('render-process-gone', {}, { reason })
    await answered()
  }
  await crash('clean-exit')
  expect([asked, window.did]).toEqual([[], ['app://rapport/']])
  await crash('crashed')
  await vi.advanceTimersByTimeAsync(60_000)
  await crash('oom')
  expect([asked.length, window.did]).toEqual([2, ['app://rapport/', 'reload', 'reload']])
  await vi.advanceTimersByTimeAsync(59_999)
  await crash('crashed')
  expect([asked.at(-1), quit.mock.calls.length]).toEqual(['The window met a bug again.', 1])
  answering(0)
  await crash('crashed')
  expect([window.did.at(-1), quit.mock.calls.length]).toEqual(['app://rapport/', 1])
})

it('whoever waits for a page that does not answer is asked again after half a minute, and may quit', async () => {
  const { window } = open()
  const asked = answering(0, 2)
  window.emit('unresponsive')
  await vi.advanceTimersByTimeAsync(29_999)
  expect([asked.length, window.did]).toEqual([1, ['app://rapport/']])
  await vi.advanceTimersByTimeAsync(1)
  expect([asked.length, window.did.at(-1)]).toEqual([2, 'destroy'])
})

it.each([['responsive', 'window'], ['closed', 'window'], ['render-process-gone', 'page']])('nobody is asked again about a page once it is %s', async (event, of) => {
  const { window } = open()
  const asked = answering()
  window.emit('unresponsive')
  await answered()
  ;(of === 'window' ? window : window.webContents).emit(event, {}, { reason: 'clean-exit' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.length).toBe(1)
})

it('a page that does not answer while another program is in front is asked about once the window is', async () => {
  const { window } = open()
  const asked = answering()
  window.isFocused = () => false
  window.emit('unresponsive')
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked.length).toBe(0)
  window.isFocused = () => true
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked.length).toBe(1)
})
