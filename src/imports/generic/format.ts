import { isNameless, type PlatformFormat } from '../platform-format'
import { cellText } from '../table'
import { genericLookup } from './columns'

/** What a totals row says in its first cell, alone or with what it counts: `Total`, `Total of 12 ads`, `Gesamt: Konto`. */
const total = /^(grand total|totals?|gesamt(summe|ergebnis)?|summe|sum|total general|total général|totale)\s*(:.*|of \d.*)?$/i

export const genericFormat: PlatformFormat = {
  platform: 'generic',
  lookup: genericLookup,
  prove: () => [],
  totalKind: (cells, dimensions) => {
    const textAt = (index: number): string => cellText(cells[index]).trim()
    if (dimensions.length > 0 && dimensions.every((index) => textAt(index) === '')) return 0
    // A campaign may be called “Total”; a total names nothing else.
    return total.test(textAt(0)) && dimensions.every((index) => index === 0 || isNameless(textAt(index))) ? 0 : null
  },
  ratioClicks: ['linkClicks', 'clicks'],
  conversionKinds: {},
}
