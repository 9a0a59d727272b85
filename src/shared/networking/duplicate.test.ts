import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateKeys, nameSimilarity, nameSkeleton, normalEmail, normalHandle, normalName, phoneTail, similarFrom } from './duplicate'

describe('what is compared', () => {
  it.each([
    ['Ada.Love+news@GoogleMail.com', 'adalove@gmail.com'],
    [' ADA@Example.COM. ', 'ada@example.com'],
    ['a.b+c@example.com', 'a.b@example.com'],
    ['+@example.com', '+@example.com'],
    ['a@Example.com.', 'a@example.com'],
    ['@Ada.', '@ada.'],
    ['Ada.', 'ada.'],
  ])('the e-mail %s is %s', (typed, wanted) => expect(normalEmail(typed)).toBe(wanted))

  it.each([
    ['+49 (0)30 1234567', '301234567'],
    ['0049 30 1234567', '301234567'],
    ['030/123 45 67', '301234567'],
    ['(0)123-4567', '1234567'],
    ['123 456', null],
  ])('the phone %s ends in %s', (typed, tail) => expect(phoneTail(typed)).toBe(tail))

  it('an e-mail or handle that is normal stays as it is', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(normalEmail(normalEmail(email))).toBe(normalEmail(email))
      }),
    )
    expect(normalHandle('x', '@Ada')).toBe(normalHandle('x', 'ada'))
    expect(normalHandle('x', 'ada')).not.toBe(normalHandle('instagram', 'ada'))
  })
})

describe('names', () => {
  it.each([
    ['Katherine Smith', 'Smyth, Catharine'],
    ['Юлия Иванова', 'Yulia Ivanova'],
    ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
    ['José Martínez', 'Jose Martinez'],
    ['Søren Åberg', 'Soren Aberg'],
    ['محمد علي', 'علي محمد'],
    ['Jonathan Weber', 'Jonatan Weber'],
  ])('%s and %s are alike', (left, right) => {
    expect(nameSkeleton(left)).toBe(nameSkeleton(right))
    expect(nameSimilarity(left, right)).toBeGreaterThanOrEqual(similarFrom)
  })

  it.each([['Ada Albers', 'Ida Olbers-Meier'], ['Anna Schmidt', 'Anna Schuster'], ['Ada', 'Ada']])('%s and %s are not taken together by their name alone', (left, right) => {
    expect(nameSkeleton(left) === nameSkeleton(right) && nameSkeleton(left) !== '').toBe(false)
  })

  it.each([
    ['Katherine Smith', 'ktrn smt'],
    ['Smyth, Catharine', 'ktrn smt'],
    ['Ada Mary Love', 'ad lv mr'],
    ['Al Bo', 'al b'],
    // Three letters, and one word, say nothing.
    ['Io Bo', ''],
    ['Katherine', ''],
  ])('the bones of %s are “%s”', (name, bones) => expect(nameSkeleton(name)).toBe(bones))

  it('are as alike as the pairs of letters that they share, each as often as it stands in both', () => {
    // Nine pairs each, seven of them shared; four of four in eight; “ b” and “b ” in six.
    expect(nameSimilarity('Ada Love', 'Ada Lone')).toBe(14 / 18)
    expect(nameSimilarity('Ana Ana', 'Ana')).toBe(8 / 12)
    expect(nameSimilarity('Ana B', 'B')).toBe(4 / 8)
    expect([nameSimilarity('Ada', 'Ada'), nameSimilarity('Ada', 'Bo')]).toEqual([1, 0])
  })

  it('in a script without Latin letters are taken together when they are the same', () => {
    const keys = (name: string) => duplicateKeys({ name, organization: '', emails: [], handles: [] })
    expect(keys('王小明')).toEqual([{ kind: 'name', key: '王小明' }])
    expect(keys('Ada')).toEqual([])
  })

  it('are as alike one way as the other, and wholly like themselves', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (left, right) => {
        fc.pre(normalName(left) !== '' && normalName(right) !== '')
        expect(nameSimilarity(left, right)).toBe(nameSimilarity(right, left))
        expect(nameSimilarity(left, left)).toBe(1)
      }),
    ))
})
