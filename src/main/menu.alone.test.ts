import { expect, it, vi } from 'vitest'
import { speakIn } from '../locales/speak-in'

interface Item {
  readonly role?: string
  readonly label?: string
  readonly enabled?: boolean
  readonly accelerator?: string
  readonly submenu?: readonly Item[]
  readonly click?: () => void
}

vi.mock('electron', () => ({ app: { name: 'Rapport', isPackaged: true }, Menu: { buildFromTemplate: (template: unknown) => template } }))

const { buildMenu } = await import('./menu')

/** All choices of the menu, and what was sent by those that were chosen. */
const menuOf = (isOpen: boolean) => {
  const [sent, opened]: [string[], string[]] = [[], []]
  const recent = [{ id: 'a', fileName: 'Salt & Co. & Sons', folder: 'Q&A', exists: true }, { id: 'b', fileName: 'Gone', folder: 'Disk', exists: false }]
  // The template, as Electron is replaced above.
  const menu = buildMenu({ isOpen, send: (command) => void sent.push(command), recent, openRecent: (id) => void opened.push(id) }) as unknown as readonly Item[]
  return { menus: menu, items: menu.flatMap(({ submenu }) => submenu ?? []), sent, opened }
}

/** The names of what the first menu holds, with `role` for what the system does. */
const firstOn = (platform: NodeJS.Platform): readonly string[] => {
  const before = Object.getOwnPropertyDescriptor(process, 'platform') ?? {}
  Object.defineProperty(process, 'platform', { ...before, value: platform })
  const { menus } = menuOf(true)
  Object.defineProperty(process, 'platform', before)
  return menus[0]?.submenu?.flatMap(({ role, label }) => role ?? label ?? []) ?? []
}

it('a workbook opened lately is called by its name and folder, ampersands and all, and opened only while it is there', () => {
  const { items, opened } = menuOf(false)
  const lately = items.find(({ label }) => label === 'Open Recent')
  expect(lately?.enabled).toBe(true)
  expect(lately?.submenu?.map(({ label, enabled }) => [label, enabled])).toEqual([['Salt && Co. && Sons — Q&&A', true], ['Gone — Disk', false]])
  lately?.submenu?.[0]?.click?.()
  expect(opened).toEqual(['a'])
})

it('no key of the menu chooses two things, and each choice is sent under a name of its own', () => {
  const { items, sent } = menuOf(true)
  const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
  expect(keys.length).toBeGreaterThan(10)
  expect(new Set(keys).size).toBe(keys.length)
  const choices = items.filter(({ click }) => click !== undefined)
  for (const { click } of choices) click?.()
  expect(choices.length).toBeGreaterThan(20)
  expect(new Set(sent).size).toBe(choices.length)
})

it('on macOS the settings and the end of the program are under its name, elsewhere under File', () => {
  expect(firstOn('darwin')).toEqual(['about', 'Settings…', 'services', 'hide', 'hideOthers', 'unhide', 'quit'])
  const file = firstOn('win32')
  expect(file.slice(0, 2)).toEqual(['New Workbook…', 'Open Workbook…'])
  expect(file.slice(-2)).toEqual(['Settings…', 'quit'])
})

it('what is undone is the text’s own until a workbook is open', () => {
  const [undo, redo] = [['Undo', 'edit.undo'], ['Redo', 'edit.redo']] as const
  const closed = menuOf(false)
  expect(closed.items.filter(({ role }) => role === 'undo' || role === 'redo')).toHaveLength(2)
  const { items, sent } = menuOf(true)
  expect(items.filter(({ role }) => role === 'undo' || role === 'redo')).toEqual([])
  for (const [label] of [undo, redo]) items.find((item) => item.label === label)?.click?.()
  expect(sent).toEqual([undo[1], redo[1]])
})

it('what the system does is named in the language that is spoken, but for English, which it has itself', async () => {
  const copy = () => menuOf(true).items.find(({ role }) => role === 'copy')
  expect(copy()).toEqual({ role: 'copy' })
  expect(menuOf(true).menus.at(-2)).toEqual({ role: 'windowMenu' })
  await speakIn('de')
  expect(copy()).toEqual({ role: 'copy', label: 'Kopieren' })
  expect(menuOf(true).menus.at(-2)).toMatchObject({ role: 'window', submenu: [{ role: 'minimize' }, { role: 'close', label: 'Fenster schließen' }] })
})
