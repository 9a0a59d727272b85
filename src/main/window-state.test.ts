import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { createWindowKeeper } from './window-state'

const place = { x: -40, y: 10, width: 900, height: 700, isMaximized: true, zoomLevel: 0.5 }
const first = { width: 1320, height: 860, isMaximized: false, zoomLevel: 0 }

describe('the window’s place', () => {
  it('is where it was last, for the next start too', () => {
    const file = join(temporaryFolder(), 'config.json')
    expect(createWindowKeeper(file).state()).toEqual(first)
    createWindowKeeper(file).keep(place)
    expect(createWindowKeeper(file).state()).toEqual(place)
  })

  it.each(['', '{', '[]', 'null', '{"window":{"width":"wide"}}', '{"window":{"width":0,"height":0,"isMaximized":false,"zoomLevel":0}}'])('is as at first where the file says %s', (content) => {
    const file = join(temporaryFolder(), 'config.json')
    writeFileSync(file, content)
    expect(createWindowKeeper(file).state()).toEqual(first)
  })

  it('does not stand in the way of closing where nothing can be written', () => {
    expect(() => createWindowKeeper(join(temporaryFolder(), 'absent', 'config.json')).keep(place)).not.toThrow()
  })
})
