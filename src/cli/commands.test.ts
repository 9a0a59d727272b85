import { describe, expect, it } from 'vitest'
import { importOptions } from './commands'

describe('days asked for on the command line', () => {
  it('are refused where they end before they begin, instead of showing an empty stretch', () => {
    expect(() => importOptions({ from: '2026-10-05', to: '2026-10-01' })).toThrow('--to 2026-10-01 lies before --from 2026-10-05.')
    expect(importOptions({ from: '2026-10-05', to: '2026-10-05' })).toMatchObject({ from: '2026-10-05', to: '2026-10-05' })
  })
})
