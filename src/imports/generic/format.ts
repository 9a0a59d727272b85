import type { PlatformFormat } from '../platform-format'
import { cellText } from '../table'
import { genericLookup } from './columns'

const total = /^(grand total|totals?|gesamt|summe|sum|total general|total général)\b/i

export const genericFormat: PlatformFormat = {
  platform: 'generic',
  lookup: genericLookup,
  prove: () => [],
  totalKind: (cells, dimensions) => {
    const isNameless = dimensions.length > 0 && dimensions.every((index) => cellText(cells[index]).trim() === '')
    return isNameless || total.test(cellText(cells[0]).trim()) ? 0 : null
  },
  ratioClicks: ['linkClicks', 'clicks'],
  conversionKinds: {},
}
