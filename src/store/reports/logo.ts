import { Buffer } from 'node:buffer'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { ReportPicture } from '../../shared/reports/document'
import { largestLogoBytes } from '../../shared/reports/report.contract'
import type { StoreContext } from '../context'
import { remakePicture } from './picture'

type Refusal = { readonly type: 'LogoRefused'; readonly reason: 'not_an_image' | 'too_large' | 'damaged' }

/** The brand's logo. Null: there is none. */
export const readLogo = ({ prepare }: StoreContext): ReportPicture | null => {
  // The columns of the statement; the media type is one of those the table takes.
  const row = prepare('SELECT media_type AS mediaType, bytes, width, height FROM report_logo WHERE id = 1').get() as { mediaType: ReportPicture['mediaType']; bytes: Buffer; width: number; height: number } | undefined
  return row === undefined ? null : { mediaType: row.mediaType, base64: row.bytes.toString('base64'), width: row.width, height: row.height }
}

/** Keeps a picture as the logo, known by what it holds and not by what it is called. Null takes it away. */
export const writeLogo = (context: StoreContext, base64: string | null): Result<ReportPicture | null, Refusal> => {
  if (base64 === null) {
    context.prepare('DELETE FROM report_logo').run()
    return ok(null)
  }
  const given = Buffer.from(base64, 'base64')
  if (given.length > largestLogoBytes) return err({ type: 'LogoRefused', reason: 'too_large' })
  const made = remakePicture(given)
  if (!made.ok) return err({ type: 'LogoRefused', reason: made.error })
  const { mediaType, bytes, width, height } = made.value
  context
    .prepare('INSERT INTO report_logo (id, media_type, bytes, width, height) VALUES (1, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET (media_type, bytes, width, height) = (excluded.media_type, excluded.bytes, excluded.width, excluded.height)')
    .run(mediaType, bytes, width, height)
  return ok(readLogo(context))
}
