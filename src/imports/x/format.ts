import { normaliseHeader } from '../headers'
import { type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { xAdHeaders, xConversionKinds, xLookup } from './columns'

export const xFormat: PlatformFormat = {
  platform: 'x',
  lookup: xLookup,
  prove: (face) => proveByHeaders(face, xAdHeaders, normaliseHeader),
  totalKind: usualTotalKind,
  ratioClicks: ['clicksAll'],
  conversionKinds: xConversionKinds,
}
