import { normaliseHeader } from '../headers'
import { type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { tiktokColumns, tiktokConversionKinds, tiktokHeaders, tiktokLookup } from './columns'

const valueHeaders = new Set((tiktokColumns.conversion_value ?? []).map(normaliseHeader))

export const tiktokFormat: PlatformFormat = {
  platform: 'tiktok',
  lookup: tiktokLookup,
  prove: (face) => {
    const own = proveByHeaders(face, tiktokHeaders, normaliseHeader)
    // A shop's own list of orders names them too; without a cost it is no ad report.
    return face.columns.some(({ field }) => field === 'spend') || own.length > 1 || ![...face.headers].some((header) => valueHeaders.has(header)) ? own : []
  },
  totalKind: usualTotalKind,
  ratioClicks: ['linkClicks', 'clicks'],
  conversionKinds: tiktokConversionKinds,
  decimal: ({ headers }) => (headers.has('cost') && headers.has('campaign name') ? '.' : null),
}
