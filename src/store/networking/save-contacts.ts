import { writeList } from '../../exports/list'
import { writeCards } from '../../exports/vcard'
import { localDay } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { contactContract } from '../../shared/networking/contact.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { listFileName } from '../list-of'
import { writeOutput } from '../write-output'
import { contactList, readForCards } from './contact-file'
import { findContacts, pageOfFound } from './contact-found'

const namedSql = 'SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sort_name, id'

/** Writes contacts as a file; the job of the contract. */
export const saveContacts: Handlers<typeof contactContract, StoreContext>['saveList'] = (context, { target, sort, direction, format }, control) => {
  const today = localDay(context.now())
  const allFound = (selection: Exclude<typeof target, { readonly ids: unknown }>): readonly number[] => {
    const found = findContacts(context, { ...selection, today })
    return pageOfFound(context, found, { sort, direction, isArchived: selection.isArchived, offset: 0, limit: found.total })
  }
  const ids = 'ids' in target ? context.prepare(namedSql).pluck().all(JSON.stringify(target.ids)).map(Number) : allFound(target)
  return writeOutput(context, control, {
    format,
    fileName: listFileName(context, t`Contacts`, format),
    label: t`Writing contacts`,
    total: ids.length,
    write: (path, watch) => (format === 'vcf' ? writeCards(readForCards(context, ids, today), ids.length, path, watch) : writeList(contactList(context, ids, today), format, path, watch)),
  })
}
