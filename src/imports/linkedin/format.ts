import type { Day } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import { type DateOrder, readCertainDay, readDay } from '../dates'
import { normaliseHeader } from '../headers'
import { type FileFace, isSavedAgain, type Period, type PlatformFormat, proveByHeaders, usualTotalKind } from '../platform-format'
import { linkedinConversionKinds, linkedinLookup } from './columns'

const title = /^\S.* performance report \(in utc\)|^rapport met .*prestaties/i

const ownHeaders = ['start date (in utc)', 'date (in utc)', 'clicks to landing page', 'campaign group name', 'begindatum (in utc)', 'totaal besteed', 'klikken naar bestemmingspagina', 'startdatum (in utc)', 'data de início (em utc)', 'nome do grupo de campanhas']

/** Languages that put the day first and write a decimal comma: Dutch, German and Portuguese. */
const isContinental = ({ headers }: FileFace): boolean => ['campagnenaam', 'totaal besteed', 'name der kampagne', 'kampagnenname', 'gesamtausgaben', 'total investido', 'nome do grupo de campanhas'].some((header) => headers.has(header))

const writtenOrder = (face: FileFace): DateOrder => (isContinental(face) ? 'DMY' : 'MDY')

/** A day as the preamble writes it: `September 21, 2026, 12:00 AM`, `09/01/2026`, `23 september 2026 00:00`. */
const dayIn = (text: string, order: DateOrder): Day | null => {
  const named = /[A-Za-z]+\.? \d{1,2},? +\d{4}/.exec(text)?.[0].replace(/ +/g, ' ')
  const dayFirst = /\d{1,2}\.? \p{L}+\.? \d{4}/u.exec(text)?.[0]
  const numeric = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.exec(text)?.[0]
  return (named === undefined ? null : readCertainDay(named)) ?? (numeric === undefined ? null : readDay(numeric, order)) ?? (dayFirst === undefined ? null : readCertainDay(dayFirst))
}

const period = (face: FileFace): Period | null => {
  const text = face.preamble.join('\n')
  const order = writtenOrder(face)
  const from = dayIn(/(?:report start|begindatum van rapport|startdatum des berichts):(.*?)(?:report end|$)/im.exec(text)?.[1] ?? '', order)
  const to = dayIn(/(?:report end|einddatum van rapport|enddatum des berichts):(.*)/i.exec(text)?.[1] ?? '', order)
  return from === null || to === null || from > to ? null : { from, to }
}

export const linkedinFormat: PlatformFormat = {
  platform: 'linkedin',
  lookup: linkedinLookup,
  prove: (face) => {
    const heading = face.preamble.find((line) => title.test(line))
    return [...(heading === undefined ? [] : [t`the title “${heading}” above the table`]), ...proveByHeaders(face, ownHeaders, normaliseHeader)]
  },
  totalKind: usualTotalKind,
  ratioClicks: ['clicks'],
  conversionKinds: linkedinConversionKinds,
  period,
  // A spreadsheet program writes days anew, in the order of its country.
  dateOrder: (face, writing) => (isSavedAgain(writing) && !isContinental(face) ? null : writtenOrder(face)),
  decimal: (face, writing) => (isContinental(face) ? ',' : isSavedAgain(writing) ? null : '.'),
  dayMayStartPeriod: true,
  idWrapping: /^urn:li:\w+:/,
}
