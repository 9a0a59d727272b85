import { expect, it } from 'vitest'
import { terminalText } from './terminal-text'

it('lets no name of a file give the terminal orders', () => {
  expect(terminalText('a\u001b]0;owned\u0007.csv\u009b2J\r: left out.\n\tline 2')).toBe('a\ufffd]0;owned\ufffd.csv\ufffd2J\ufffd: left out.\n\tline 2')
})
