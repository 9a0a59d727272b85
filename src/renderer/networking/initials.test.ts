import { expect, test } from 'vitest'
import { initialsOf } from './initials'

test('initials are letters of the first and the last word, whatever stands around them', () => {
  expect(['Ada Albers', 'Ada', 'Émile van Castellanos', 'Ada Albers (Kiln)', '“Mo” Weber', 'محمد الأحمد (2)', '🎉 Ada', ' … '].map(initialsOf)).toEqual(['AA', 'A', 'ÉC', 'AK', 'MW', 'م2', 'A', '?'])
})
