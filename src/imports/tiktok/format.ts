import { normaliseHeader } from '../headers'
import { isSavedAgain, type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { tiktokConversionKinds, tiktokHeaders, tiktokLookup } from './columns'

export const tiktokFormat: PlatformFormat = {
  platform: 'tiktok',
  lookup: tiktokLookup,
  // A shop's own list of orders has TikTok's words too, but neither cost nor clicks.
  prove: (face) => (face.columns.some(({ field }) => field === 'spend' || field === 'link_clicks') ? proveByHeaders(face, tiktokHeaders, normaliseHeader) : []),
  totalKind: usualTotalKind,
  ratioClicks: ['linkClicks', 'clicks'],
  conversionKinds: tiktokConversionKinds,
  decimal: ({ headers }, writing) => (headers.has('cost') && headers.has('campaign name') && !isSavedAgain(writing) ? '.' : null),
}
