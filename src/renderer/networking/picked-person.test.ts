import { expect, it } from 'vitest'
import { ContactId } from '../../shared/networking/contact'
import { type PickedPerson, withPeople } from './picked-person'

const ada: PickedPerson = { id: ContactId.parse(1), name: 'Ada Albers' }
const otherAda: PickedPerson = { id: ContactId.parse(2), name: 'Ada Albers' }
const newAda: PickedPerson = { id: null, name: 'Ada Albers' }
const newAdaOfMail: PickedPerson = { id: null, name: 'Ada Albers', emails: ['ada@example.com'] }

it('takes nobody twice, however often a paste names them', () => expect(withPeople([ada], [ada, otherAda, { ...otherAda, name: 'A. Albers' }, newAda, newAda])).toEqual([ada, otherAda, newAda]))

it('takes people of one name for several, where something tells them apart', () => expect(withPeople([ada], [otherAda, newAda, newAdaOfMail])).toHaveLength(4))
