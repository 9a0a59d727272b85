import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Language, numberText, speak } from './language'
import { minorDigits } from './money'
import { fieldText, minorFieldText, readTyped, typedMinor, typedNumber } from './typed-number'

afterEach(() => speak('en'))

const read = (language: Language, typed: readonly string[]): readonly (string | null)[] => {
  speak(language)
  return typed.map(readTyped)
}

describe('a number that is typed', () => {
  it('is read as its language writes it', () => {
    expect(read('de', ['1.234,50', '1.234', '1234,5', '1.234.567', '12,5', '0,123', '-3,5', '−3', ',5', '12,'])).toEqual(['1234.50', '1234', '1234.5', '1234567', '12.5', '0.123', '-3.5', '-3', '0.5', '12'])
    expect(read('en', ['1,234.50', '1,234', '1234.5', '1,234,567', '12.5', '0.123', '-3.5', '.5', '12.', '1.234'])).toEqual(['1234.50', '1234', '1234.5', '1234567', '12.5', '0.123', '-3.5', '0.5', '12', '1.234'])
  })

  it('is read as another language writes it only where that means one thing', () => {
    expect(read('de', ['12.5', '1234.56', '0.1234', '1,234.50', '0.123', '1 234,50', '1’234,5'])).toEqual(['12.5', '1234.56', '0.1234', '1234.50', '0.123', '1234.50', '1234.5'])
    expect(read('en', ['12,5', '1234,56', '1.234,50', '0,123', '1 234.50', '1 234,5'])).toEqual(['12.5', '1234.56', '1234.50', '0.123', '1234.50', '1234.5'])
  })

  it('is none where it is no number', () => {
    const none = ['', ' ', '-', '.', ',', 'abc', '1e3', '1 8', '12 %', '1.2.3', '1,2,3', '1.23.456', '1..2', '1,,2', '1.234,5.6', '1,234.5,6', '--1', '1-', '١٢']
    for (const language of ['en', 'de'] as const) expect(read(language, none)).toEqual(none.map(() => null))
  })

  it('has no more decimals than its currency: nothing is rounded away', () => {
    expect([typedMinor('12.345', 'EUR'), typedMinor('12.5', 'JPY'), typedMinor('1.234', 'KWD'), typedMinor('1,234', 'EUR')]).toEqual([null, null, 1234, 123_400])
    speak('de')
    expect([typedMinor('12,345', 'EUR'), typedMinor('1.234', 'EUR'), typedMinor('1.234', 'JPY'), typedMinor('1.234,50', 'EUR')]).toEqual([null, 123_400, 1234, 123_450])
  })

  it('may carry its own currency, as copied from an invoice, and no other', () => {
    expect(['€ 12', '12.50 €', 'EUR 1,234.50', '1,234.50eur', '-€5', '€-5', '−5 €'].map((typed) => typedMinor(typed, 'EUR'))).toEqual([1200, 1250, 123_450, 123_450, -500, -500, -500])
    expect(['$12', '12 CHF', '€', '€ 1 €', '12 € 3', '€ abc', '12.345 €'].map((typed) => typedMinor(typed, 'EUR'))).toEqual(Array.from({ length: 7 }, () => null))
    expect([typedMinor('$1,200', 'USD'), typedMinor('¥ 1200', 'JPY'), typedMinor("CHF 1'200.50", 'CHF')]).toEqual([120_000, 1200, 120_050])
    expect([typedMinor('US$ 12', 'USD'), typedMinor('A$12', 'AUD'), typedMinor('CA$12', 'CAD'), typedMinor('1,200 kr.', 'SEK'), typedMinor('US$ 12', 'AUD')]).toEqual([1200, 1200, 1200, 120_000, null])
    expect(typedMinor(`${' '.repeat(1_000_000)}12`, 'EUR')).toBeNull()
    // Its currency may be half typed.
    expect([typedMinor('12', 'E'), typedMinor('12', '')]).toEqual([1200, 1200])
    speak('de')
    expect([typedMinor('1.234,50 €', 'EUR'), typedMinor('1.234 EUR', 'EUR'), typedMinor('1.234,50 Euro', 'EUR'), typedMinor('12 Euro', 'CHF')]).toEqual([123_450, 123_400, 123_450, null])
  })

  it('is whole where a dash stands for its decimals, behind their mark alone', () => {
    for (const language of ['en', 'de'] as const) {
      speak(language)
      expect(['99,-', '99,– €', '99.-', '99.—', 'EUR 99,--', '-99,-', '1’299.–'].map((typed) => typedMinor(typed, 'EUR'))).toEqual([9900, 9900, 9900, 9900, 9900, -9900, 129_900])
      expect(['99-', '99–', '99 -', ',-', '.-', '-', '99,-5', '99,---', '1.2.-'].map((typed) => typedMinor(typed, 'EUR'))).toEqual(Array.from({ length: 9 }, () => null))
    }
    expect(['1.299,-', '1.299.-'].map((typed) => typedMinor(typed, 'EUR'))).toEqual([129_900, null])
    expect([typedMinor('CHF 5.-', 'CHF'), typedMinor('1000.-', 'JPY')]).toEqual([500, 1000])
  })

  it('is what the field showed, and what a sentence shows, in every language', () => {
    const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD')
    for (const language of ['en', 'de', 'en-XA', 'ar-XB'] as const) {
      speak(language)
      fc.assert(fc.property(fc.maxSafeInteger(), currencies, (minor, currency) => {
        expect(typedMinor(minorFieldText(minor, currency), currency)).toBe(minor)
      }))
      fc.assert(fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), currencies, (minor, currency) => {
        const digits = minorDigits(currency)
        expect(typedMinor(numberText(minor / 10 ** digits, { minimumFractionDigits: digits, maximumFractionDigits: digits }), currency)).toBe(minor)
      }))
      fc.assert(fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 }), (whole, decimals) => {
        const value = whole / 10 ** decimals
        if (!String(value).includes('e')) expect(typedNumber(fieldText(String(value)))).toBe(value)
      }))
    }
  })
})
