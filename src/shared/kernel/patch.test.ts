import { expect, it } from 'vitest'
import { applyPatch, patchBetween } from './patch'

it('sends what was changed and nothing else, a field that was emptied too', () => {
  const opened = { name: 'Autumn', owner: 'Mara', budgetMinor: 500_00, tags: ['a'] }
  const patch = patchBetween<{ name: string; owner: string; budgetMinor: number | null; tags: string[] }>(opened, { ...opened, budgetMinor: null, tags: ['a', 'b'] })
  expect(patch).toEqual({ budgetMinor: null, tags: ['a', 'b'] })
  expect(applyPatch({ ...opened, owner: 'Ada' }, patch)).toEqual({ name: 'Autumn', owner: 'Ada', budgetMinor: null, tags: ['a', 'b'] })
})
