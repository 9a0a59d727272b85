import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRateTable } from './exchange-rate-table'

const usd = { from: 'USD', to: 'EUR', on: '2026-03-31', rate: '0.9234', source: 'ECB' }

describe('a pasted table of rates', () => {
  it.each([
    ['tabs', 'USD\tEUR\t2026-03-31\t0.9234\tECB'],
    ['semicolons and a decimal comma', 'usd;eur;2026-03-31;0,9234;ECB'],
    ['commas, in quotes', '"USD","EUR","2026-03-31","0.9234","ECB"\r\n'],
    ['a heading in another order', 'Date,Source,Rate,Base,Quote\n2026-03-31,ECB,0.9234,USD,EUR'],
    ['blanks about cells and lines', '  \n USD ;" EUR "; 2026-03-31;0.9234 ;ECB \n '],
    ['columns nobody asked for', 'Date,Remark,Rate,From,To,Source\n2026-03-31,x,0.9234,USD,EUR,ECB'],
  ])('is read with %s', (_name, text) => {
    expect(parseRateTable(text, '')).toEqual({ rates: [usd], refused: [] })
  })

  it('takes the source that is named for all where a line has none', () => {
    expect(parseRateTable('USD,EUR,2026-03-31,0.9234\nUSD,EUR,2026-04-01,0.93,Bank', 'Invoice 12').rates.map(({ source }) => source)).toEqual(['Invoice 12', 'Bank'])
    expect(parseRateTable('USD,EUR,2026-03-31,0.9234', '').refused).toEqual([{ line: 1, text: 'USD,EUR,2026-03-31,0.9234', reason: 'Say where the rate is from' }])
  })

  it('refuses what is no rate, line by line, and keeps the rest', () => {
    const { rates, refused } = parseRateTable('\nUSD,EUR,31.03.2026,0.9,ECB\nUSD,EUR,2026-03-31,0,ECB\nUSD,USD,2026-03-31,1,ECB\nDollar,EUR,2026-03-31,1,ECB\nUSD,EUR,2026-03-31,0.9234,ECB', '')
    expect(rates).toEqual([usd])
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'A day is written like 2026-03-31'], [3, 'A rate is more than nothing'], [4, 'A rate joins two currencies'], [5, 'A currency is three capital letters, like EUR'],
    ])
    expect(parseRateTable('USD,EUR,2026-03-31,1.084,5,ECB', '').rates[0]?.rate).toBe('1.084')
  })

  it('takes the first line alone for a heading, and only one that names what is converted and the rate', () => {
    const refusedOf = (text: string) => parseRateTable(text, '').refused.map(({ line, text: told }) => [line, told])
    expect(refusedOf('From,Day\nUSD,EUR,2026-03-31,0.9234,ECB')).toEqual([[1, 'From,Day']])
    expect(refusedOf('Date,Rate\nUSD,EUR,2026-03-31,0.9234,ECB')).toEqual([[1, 'Date,Rate']])
    expect(refusedOf('USD,EUR,2026-03-31,0.9234,ECB\n Rate,From \nUSD,EUR,2026-04-01,0.9234,ECB')).toEqual([[2, 'Rate,From']])
  })

  it('refuses a rate that may be another number', () => {
    const { rates, refused } = parseRateTable('USD\tIDR\t2026-03-31\t16,250\tECB\nEUR,USD,2026-03-31,1,0845,ECB\nUSD\tEUR\t2026-03-31\t0,9234\tECB\nUSD\tEUR\t2026-03-31\t0,923\tECB', '')
    expect(rates.map(({ rate }) => rate)).toEqual(['0.923'])
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([[1, '“16,250” has thousands or decimals: write decimals with a point'], [2, '“1,0845” may be one number or two: write decimals with a point']])
  })

  it('lets the later of two lines hold', () => {
    expect(parseRateTable('USD,EUR,2026-03-31,0.9,ECB\nUSD,EUR,2026-03-31,0.9234,ECB', '').rates).toEqual([usd])
  })

  it('accounts for every line, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 8 }), (lines) => {
        const { rates, refused } = parseRateTable(lines.join('\n'), 'x')
        expect(rates.length + refused.length).toBeLessThanOrEqual(lines.join('\n').split(/\r\n|\r|\n/).length)
        for (const { line } of refused) expect(line).toBeGreaterThan(0)
      }),
    )
  })
})
