import { t } from '../../shared/kernel/words'
import { normaliseHeader } from '../headers'
import { type FileFace, plainDecimal, type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { snapchatConversionKinds, snapchatLookup } from './columns'

const ownHeaders = ['swipe ups', 'swipe-ups', 'swipe up rate', 'ecpsu', 'ad squad name', 'ad squad id']

/** Pinterest says “paid impressions” too; only Snapchat says it beside a start time. */
const hasTimes = ({ headers }: FileFace): boolean => headers.has('paid impressions') && headers.has('start time')

export const snapchatFormat: PlatformFormat = {
  platform: 'snapchat',
  lookup: snapchatLookup,
  prove: (face) => [...proveByHeaders(face, ownHeaders, normaliseHeader), ...(hasTimes(face) ? [t`the columns “Paid Impressions” and “Start Time”`] : [])],
  totalKind: usualTotalKind,
  ratioClicks: ['clicks'],
  conversionKinds: snapchatConversionKinds,
  decimal: plainDecimal,
  endsAtMidnight: true,
}
