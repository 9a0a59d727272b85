import { expect, it, vi } from 'vitest'

interface Item {
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
  return { items: menu.flatMap(({ submenu }) => submenu ?? []), sent, opened }
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
