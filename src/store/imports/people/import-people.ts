import type { PeopleSummary, ReadPerson, ReadTouch } from '../../../imports/reading'
import type { ImportBatchId, ImportPreview, Receipt } from '../../../shared/imports/import'
import { t } from '../../../shared/kernel/words'
import type { StoreContext } from '../../context'
import { indexInBulk } from '../../full-text'
import type { Look } from '../../pace'
import { peopleReceipt } from './people-receipt'
import { planPeople, sourceOf, type PeoplePlan } from './plan-people'
import { planTouches, type TouchPlan } from './plan-touches'
import { savePeople } from './save-people'

/** A file of people as it was read. */
export interface PeopleRead {
  readonly file: string
  readonly summary: PeopleSummary
  readonly people: readonly ReadPerson[]
  readonly touches: readonly ReadTouch[]
}

const plan = (context: StoreContext, read: PeopleRead, look: Look): { readonly people: PeoplePlan; readonly touches: TouchPlan } => {
  const people = planPeople(context, read, (done) => look(t`Comparing people`, done, read.people.length))
  const touches = planTouches(context, people, { touches: read.touches, source: sourceOf(read.summary) }, (done) => look(t`Comparing interactions`, done, read.touches.length))
  return { people, touches }
}

/** What importing would do. Reads only; needs a transaction so that its counts are of one moment. */
export const previewPeople = (context: StoreContext, read: PeopleRead, look: Look): Omit<ImportPreview, 'questions'> => {
  const { file, summary } = read
  const planned = plan(context, read, look)
  const { sample, told, moreTold } = planned.people
  return {
    ...summary.preview,
    columns: [],
    sample: [],
    receipt: peopleReceipt({ file, summary, ...planned, batch: null, importedAt: null }),
    people: { parts: [...summary.parts], columns: [...summary.columns], sample: [...sample], told: [...told], moreTold },
  }
}

/** Writes a file of people under a batch that is there. Needs a transaction. */
export const importPeople = (context: StoreContext, read: PeopleRead, batchId: ImportBatchId, look: Look): Receipt => {
  const { file, summary } = read
  const importedAt = context.now().toISOString()
  const planned = plan(context, read, look)
  const total = planned.people.contacts.length + planned.touches.touches.length
  indexInBulk(context.sqlite, total, () =>
    savePeople(context, { batchId, source: sourceOf(summary), ...planned }, (done) => look(t`Saving people`, done, total)),
  )
  return peopleReceipt({ file, summary, ...planned, batch: batchId, importedAt })
}
