import { normaliseHeader } from '../headers'
import { plainDecimal, type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { redditConversionKinds, redditLookup } from './columns'

/** Beside Reddit's word for cost; each of them alone is written by others too. */
const ownHeaders = ['community', 'subreddit', 'ecpm', 'ad group name']

export const redditFormat: PlatformFormat = {
  platform: 'reddit',
  lookup: redditLookup,
  prove: (face) => (face.headers.has('amount spent') ? proveByHeaders(face, ownHeaders, (header) => normaliseHeader(header).replace(/ \([a-z]{3}\)$/, '')) : []),
  totalKind: usualTotalKind,
  ratioClicks: ['clicks'],
  conversionKinds: redditConversionKinds,
  decimal: plainDecimal,
}
