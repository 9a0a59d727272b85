import { randomUUID } from 'node:crypto'
import { writeList, writeTexts } from '../../exports/list'
import { createPace } from '../../exports/pace'
import { localDay } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { contactContract } from '../../shared/networking/contact.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { contactCards, contactList } from './contact-file'
import { findContacts, pageOfFound } from './contact-found'

const mediaTypes = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', vcf: 'text/vcard' } as const

const namedSql = 'SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_name, id'

/** Writes contacts as a file; the job of the contract. */
export const saveContacts: Handlers<typeof contactContract, StoreContext>['saveList'] = async (context, { target, sort, direction, format }, control) => {
  const today = localDay(context.now())
  const allFound = (selection: Exclude<typeof target, { readonly ids: unknown }>): readonly number[] => {
    const found = findContacts(context, { ...selection, today })
    return pageOfFound(context, found, { sort, direction, isArchived: selection.isArchived, offset: 0, limit: found.total })
  }
  const ids = 'ids' in target ? context.prepare(namedSql).pluck().all(JSON.stringify(target.ids)).map(Number) : allFound(target)
  const path = context.stagingPath(`${randomUUID()}.${format}`)
  const label = t`Writing contacts`
  control.report({ label, done: 0, total: ids.length })
  const pace = createPace(ids.length, { isCancelled: control.isCancelled, onProgress: (done, total) => control.report({ label, done, total }) })
  const isWhole = format === 'vcf' ? await writeTexts(path, contactCards(context, ids, today, pace.count), pace) : await writeList(contactList(context, ids, today), format, path, pace)
  if (!isWhole) return err({ type: 'Cancelled' })
  // Without the workbook's name: file names travel further than files.
  const fileName = t`Contacts ${today}.${format}`
  return ok(context.addOutput({ path, fileName, mediaType: mediaTypes[format] }))
}
