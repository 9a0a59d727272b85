/** How a column writes its numbers. */
export type DecimalMark = '.' | ','

/** What a cell is once read: a number as plain decimal text, a cell that says "no data", or no number at all. */
export type ReadNumber = { readonly kind: 'number'; readonly text: string } | { readonly kind: 'nothing' } | { readonly kind: 'unreadable' }

const nothing: ReadNumber = { kind: 'nothing' }
const unreadable: ReadNumber = { kind: 'unreadable' }

/** Cells by which platforms say that there is no figure. */
const noData = new Set(['', '-', '--', '—', '–', 'n/a', 'na', 'null', '∅'])

const currencySigns = /(?:US|AU|CA|NZ|HK|SG|R|MX|NT|A|C)?[$€£¥₹₩₽₺₫฿₴₪₦]|[A-Z]{3}\b|\b[A-Z]{3}|Rp\.?|kr\.?|zł/gu
const spaces = /[\s\u00a0\u202f\u2009\u2007']/gu
const plain = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/

/**
 * Reads one cell under its column's decimal mark. Currency signs, percent signs, thousands separators and spaces go; `(3.45)`, `3.45-` and U+2212 are negative;
 * a masked figure such as `< 10%` or `<5` is "no data", never its bound. Separators must stand in groups of three (or Indian groups of two), else the cell is unreadable.
 */
export const readNumber = (cell: string, decimal: DecimalMark): ReadNumber => {
  // Nearly all cells of an export are plain already.
  if (decimal === '.' && plain.test(cell)) return { kind: 'number', text: cell }
  const trimmed = cell.trim()
  if (noData.has(trimmed.toLowerCase())) return nothing
  if (/^[<>]\s*\d/.test(trimmed)) return nothing
  let body = trimmed.replaceAll('\u2212', '-').replaceAll(currencySigns, '').replaceAll(/[%٪]/gu, '').replaceAll(spaces, '')
  let isNegative = false
  if (/^\(.*\)$/.test(body)) {
    isNegative = true
    body = body.slice(1, -1)
  } else if (body.endsWith('-')) {
    isNegative = true
    body = body.slice(0, -1)
  } else if (body.startsWith('-')) {
    isNegative = true
    body = body.slice(1)
  }
  const group = decimal === '.' ? ',' : '.'
  const [whole = '', fraction, ...rest] = body.split(decimal)
  if (rest.length > 0 || (fraction?.includes(group) ?? false)) return unreadable
  if (whole.includes(group) && !isGrouped(whole.split(group))) return unreadable
  const digits = whole.replaceAll(group, '')
  if (!/^\d*$/.test(digits) || (fraction !== undefined && !/^\d+$/.test(fraction)) || digits + (fraction ?? '') === '') return unreadable
  return { kind: 'number', text: `${isNegative ? '-' : ''}${digits === '' ? '0' : digits}${fraction === undefined ? '' : `.${fraction}`}` }
}

const isGrouped = (groups: readonly string[]): boolean => {
  const [first = '', ...others] = groups
  const last = others.at(-1)
  if (first.length === 0 || first.length > 3 || last?.length !== 3) return false
  // 1,234,567 or, in India, 12,34,567.
  return others.every((group) => group.length === 3) || others.slice(0, -1).every((group) => group.length === 2)
}

/** What a column's cells prove about its decimal mark. `ambiguous`: both readings are possible and differ; `none`: no cell decides and none differs. */
export const proveDecimal = (cells: readonly string[]): DecimalMark | 'ambiguous' | 'none' | 'contradiction' => {
  let isPoint = false
  let isComma = false
  let isUndecided = false
  for (const cell of cells) {
    const body = cell.replaceAll(currencySigns, '').replaceAll(spaces, '').replaceAll(/[%()+-]/gu, '')
    const points = body.split('.').length - 1
    const commas = body.split(',').length - 1
    if (points === 0 && commas === 0) continue
    if (points > 0 && commas > 0) {
      if (body.lastIndexOf('.') > body.lastIndexOf(',')) isPoint = true
      else isComma = true
    } else if (points + commas > 1) {
      // A mark that stands twice groups; the other one is the decimal mark.
      if (points > 1) isComma = true
      else isPoint = true
    } else if (/^\d{1,3}[.,]\d{3}$/.test(body) && !body.startsWith('0')) isUndecided = true
    else if (points === 1) isPoint = true
    else isComma = true
  }
  if (isPoint && isComma) return 'contradiction'
  if (isPoint) return '.'
  if (isComma) return ','
  return isUndecided ? 'ambiguous' : 'none'
}
