import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Currency, KnownCurrency, largestTypedMinor, minorToDecimal, minorToMajor, parseMinor, parseShort, TypedAmount } from './money'

const currency = fc.constantFrom('EUR', 'JPY', 'KWD')
const digitsOf: Readonly<Record<string, number>> = { EUR: 2, JPY: 0, KWD: 3 }

/** An integer and its decimals as they are written; what is rounded away is in `rest`. */
const decimal = fc.record({ sign: fc.constantFrom('', '-', '+'), whole: fc.bigInt({ min: 0n, max: 10n ** 17n }).map(String), fraction: fc.stringMatching(/^\d{0,6}$/), zeros: fc.nat(3) })

/** Minor units by whole numbers alone, half away from zero. Null: beyond the safe integers. */
const exactMinor = (sign: string, whole: string, fraction: string, digits: number): number | null => {
  const scaled = BigInt(whole + fraction.padEnd(digits, '0'))
  const divisor = 10n ** BigInt(Math.max(0, fraction.length - digits))
  const rounded = (scaled * 2n + divisor) / (divisor * 2n)
  return rounded > BigInt(Number.MAX_SAFE_INTEGER) ? null : sign === '-' && rounded !== 0n ? -Number(rounded) : Number(rounded)
}

describe('an amount in a file', () => {
  it('is read to the minor unit of its currency, rounded half away from zero, whatever its size', () => {
    const wrong = fc.check(fc.property(decimal, currency, ({ sign, whole, fraction, zeros }, code) => {
      const text = `${sign}${'0'.repeat(zeros)}${whole}${fraction === '' ? '' : `.${fraction}`}`
      return parseMinor(text, code) === exactMinor(sign, whole, fraction, digitsOf[code] ?? 2)
    }), { numRuns: 2000 })
    expect(wrong.counterexample).toBeNull()
  })

  it.each([
    ['1e3', 'EUR', 100_000], ['1.5E-1', 'EUR', 15], ['12345e-4', 'EUR', 123], ['12355e-4', 'EUR', 124], ['5e-3', 'EUR', 1], ['4e-3', 'EUR', 0], ['5e-4', 'EUR', 0], ['-5e-3', 'EUR', -1], ['1.2345e3', 'JPY', 1235],
    ['-0.004', 'EUR', 0], ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER], ['90071992547409.92', 'EUR', null], ['1e20', 'EUR', null],
  ])('%s %s is %s', (text, code, minor) => expect(parseMinor(text, code)).toBe(minor))

  it.each(['', '.', '.5', '5.', '-', '1,5', '1 000', '1.2.3', '0x10', '1e', '1e100', 'NaN', 'Infinity', '١٢', '1/2', '1:2', ' 1'])('“%s” is none', (text) => {
    expect(parseMinor(text, 'EUR')).toBeNull()
    expect(parseShort(text, 2)).toBeNull()
  })

  it('is read by the short way only where that is exact', () => {
    expect([parseShort('0', 0), parseShort('9.99', 2), parseShort('9.9', 2), parseShort('9', 3), parseShort('9.999', 2), parseShort('-9', 2)]).toEqual([0, 999, 990, 9000, null, null])
    expect([parseShort('9999999999999', 2), parseShort('99999999999999', 2), parseShort('999999999999999', 0), parseShort('9999999999999999', 0)]).toEqual([999_999_999_999_900, null, 999_999_999_999_999, null])
  })
})

it('an amount is written with exactly the decimals of its currency, and read back as it was', () => {
  expect([minorToDecimal(123_456, 'EUR'), minorToDecimal(-5, 'EUR'), minorToDecimal(0, 'EUR'), minorToDecimal(1200, 'JPY'), minorToDecimal(-1, 'KWD')]).toEqual(['1234.56', '-0.05', '0.00', '1200', '-0.001'])
  fc.assert(fc.property(fc.maxSafeInteger(), currency, (minor, code) => parseMinor(minorToDecimal(minor, code), code) === minor))
  expect([minorToMajor(1234, 'EUR'), minorToMajor(1234, 'JPY'), minorToMajor(1500, 'KWD'), minorToMajor(12_345, 'CLF')]).toEqual([12.34, 1234, 1.5, 1.2345])
})

it('a typed amount has a bound, and a currency is a code that there is', () => {
  expect([largestTypedMinor, largestTypedMinor + 1, 0.5].map((minor) => TypedAmount.safeParse(minor).success)).toEqual([true, false, false])
  expect(largestTypedMinor).toBe(100_000_000_000_000)
  expect(['EUR', 'XYZ', 'eur', 'EURO', 'EU'].map((code) => [Currency.safeParse(code).success, KnownCurrency.safeParse(code).success])).toEqual([[true, true], [true, false], [false, false], [false, false], [false, false]])
})
