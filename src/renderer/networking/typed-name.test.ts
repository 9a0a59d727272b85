import { expect, it } from 'vitest'
import { isNameTyped } from './typed-name'

it.each([['Zoë Müller', 'Zoe\u0308 Mu\u0308ller'], ['Ada Albers', ' Ada\u00a0 Albers\n'], ['Ada Albers', '\u202aAda Al\u200bbers\u202c'], ['محمد', 'محمد\u200f']])('%s types the name as a file brought it', (typed, name) => expect(isNameTyped(typed, name)).toBe(true))

it.each([['ada albers', 'Ada Albers'], ['Ada', 'Ada Albers'], ['', 'Ada Albers'], ['Zoe', 'Zoë']])('“%s” is not the name of %s', (typed, name) => expect(isNameTyped(typed, name)).toBe(false))
