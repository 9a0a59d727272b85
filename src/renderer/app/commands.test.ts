import { expect, it } from 'vitest'
import { appRoutes } from '../../../tests/support/app-routes'
import { fuzzyScore } from '../ui/fuzzy'
import { appCommands, commandPaths } from './commands'

it('leads to every screen that is not of a single thing', () => {
  const led = new Set(Object.values(commandPaths))
  // Where a report is one by its name, each has a command of its own; an import begins with its files.
  expect(appRoutes.filter((path) => !path.includes('$') && path !== '/imports/new' && !led.has(path))).toEqual([])
})

it.each(['backups', 'restore', 'language', 'currency', 'locked copy'])('leads whoever types “%s” to the settings, where it is', (typed) => {
  const found = appCommands.filter(({ label, also = '' }) => fuzzyScore(label, typed) !== null || fuzzyScore(also, typed) !== null)
  expect(found.map(({ id }) => id)).toContain('go.settings')
})

it('leads whoever types “erase” to where that is told of, and not to what only has these letters somewhere', () => {
  const found = appCommands.filter(({ label, also = '' }) => fuzzyScore(label, 'erase') !== null || fuzzyScore(also, 'erase') !== null)
  expect(found.map(({ id }) => id)).toEqual(['go.privacy'])
})
