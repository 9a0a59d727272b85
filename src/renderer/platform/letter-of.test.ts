import { expect, it } from 'vitest'
import { letterOf } from './letter-of'

it.each([
  ['Z', 'KeyY', 'z'], ['a', 'KeyQ', 'a'], ['я', 'KeyZ', 'z'], ['Ζ', 'KeyZ', 'z'], ['ש', 'KeyA', 'a'], ['ö', 'Semicolon', 'ö'], ['ж', 'Semicolon', 'ж'], ['.', 'Slash', '.'], ['ArrowLeft', 'ArrowLeft', 'arrowleft'],
] as const)('%s of the key %s is %s', (key, code, letter) => expect(letterOf({ key, code })).toBe(letter))
