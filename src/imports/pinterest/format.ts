import { normaliseHeader } from '../headers'
import { plainDecimal, type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { pinterestConversionKinds, pinterestLookup } from './columns'

const ownHeaders = ['spend in account currency', 'pin clicks', 'paid pin clicks', 'pin promotion id', 'pin promotion name', 'checkout value in account currency', 'conversions (checkout)', 'order value (checkout)']

export const pinterestFormat: PlatformFormat = {
  platform: 'pinterest',
  lookup: pinterestLookup,
  prove: (face) => proveByHeaders(face, ownHeaders, normaliseHeader),
  totalKind: usualTotalKind,
  ratioClicks: ['clicksAll', 'linkClicks'],
  conversionKinds: pinterestConversionKinds,
  decimal: plainDecimal,
}
