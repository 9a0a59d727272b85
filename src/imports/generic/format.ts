import { isNameless, type PlatformFormat } from '../platform-format'
import { cellText } from '../table'
import { genericLookup } from './columns'

/** What a totals row says in its first cell, alone or with what it counts: `Total`, `Total of 12 ads`, `Gesamt: Konto`. */
const total = /^(grand total|totals?|gesamt(summe|ergebnis)?|summe|sum|total general|total général|totale)\s*(:.*|of \d.*)?$/i

/** What sums over a part are called. A campaign may be called so, too, which its row alone does not tell. */
const sumName = /^(sub-?\s?totals?|grand total|totals?|zwischensumme|teilergebnis|gesamt(summe|ergebnis)?|summe|sous-total|subtotale|total general|total général|totale)$/i

export const genericFormat: PlatformFormat = {
  platform: 'generic',
  lookup: genericLookup,
  prove: () => [],
  isNamedLikeTotal: (cells, dimensions) => dimensions.some((index) => sumName.test(cellText(cells[index]).trim())),
  totalKind: (cells, dimensions) => {
    const textAt = (index: number): string => cellText(cells[index]).trim()
    if (dimensions.length > 0 && dimensions.every((index) => textAt(index) === '')) return 0
    // A campaign may be called “Total”; a total names nothing else.
    return total.test(textAt(0)) && dimensions.every((index) => index === 0 || isNameless(textAt(index))) ? 0 : null
  },
  ratioClicks: ['linkClicks', 'clicks'],
  conversionKinds: {},
}
