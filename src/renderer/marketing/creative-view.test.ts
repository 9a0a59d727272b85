import { afterEach, expect, it } from 'vitest'
import { speak } from '../../shared/kernel/language'
import { VariantFields } from '../../shared/marketing/creative'
import { assetText } from './creative-view'

afterEach(() => speak('en'))

it('says how long a film is as the language writes it', () => {
  const film = VariantFields.parse({ platform: 'meta', asset: 'kiln.mp4', width: 1080, height: 1920, seconds: 8.5 })
  expect(assetText(film)).toBe('kiln.mp4, 1080 × 1920, 8.5 s')
  speak('de')
  expect(assetText(film)).toBe('kiln.mp4, 1080 × 1920, 8,5 s')
})
