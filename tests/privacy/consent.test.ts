import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, type Day } from '../../src/shared/kernel/day'
import { consentHolds } from '../../src/shared/networking/personal-data.contract'
import { openTestStore, valueOf } from '../support/open-test-store'
import { subjectDay, subjectNow } from '../support/subject'

interface Given {
  readonly givenOn: Day
  readonly withdrawnOn: Day | null
}

const record: fc.Arbitrary<Given> = fc.record({ given: fc.integer({ min: -40, max: 5 }), after: fc.option(fc.integer({ min: 0, max: 40 })) }).map(({ given, after }) => ({ givenOn: addDays(subjectDay, given), withdrawnOn: after === null ? null : addDays(subjectDay, given + after) }))

const history = fc.array(record, { maxLength: 8 }).chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })))

/** The same told as a story, day by day: what was said last holds, and on one day a withdrawal is said last. */
const asStory = (records: readonly Given[], today: Day): boolean => {
  const events = records.flatMap(({ givenOn, withdrawnOn }) => [{ on: givenOn, holds: true }, ...(withdrawnOn === null ? [] : [{ on: withdrawnOn, holds: false }])])
  return events.filter(({ on }) => on <= today).sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : Number(right.holds) - Number(left.holds))).at(-1)?.holds ?? false
}

it('of 5,000 consent histories a withdrawal beats every older consent, in any order of arrival', () =>
  fc.assert(
    fc.property(history, ([records, shuffled]) => {
      expect(consentHolds(shuffled, subjectDay)).toBe(asStory(records, subjectDay))
      expect(consentHolds(records, subjectDay)).toBe(consentHolds(shuffled, subjectDay))
    }),
    { numRuns: 5000 },
  ))

it('a merge keeps every record of both, changes none, and its undo gives each back its own', async () => {
  const { client: { networking, workbook } } = await openTestStore({ now: subjectNow })
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 4 }), fc.array(record, { maxLength: 4 }), async (mine, theirs) => {
      const consentsOf = async (id: number) => valueOf(await networking.personalData.consents({ contactId: id })).map(({ contactId: _contactId, ...rest }) => rest).sort((left, right) => left.id - right.id)
      const ids: number[] = []
      for (const [name, records] of [['Ada', mine], ['A. L.', theirs]] as const) {
        const { id } = valueOf(await networking.contact.add({ name }))
        for (const { givenOn, withdrawnOn } of records) {
          const consent = valueOf(await networking.personalData.addConsent({ contactId: id, purpose: 'Newsletter', basis: 'consent', source: `Form of ${name}`, wording: 'Yes, write to me', givenOn }))
          if (withdrawnOn !== null) valueOf(await networking.personalData.withdrawConsent({ id: consent.id, on: withdrawnOn }))
        }
        ids.push(id)
      }
      const [keepId = 0, otherId = 0] = ids
      const before = [await consentsOf(keepId), await consentsOf(otherId)]
      const merged = await networking.duplicate.merge({ keepId, otherId })
      valueOf(merged)
      expect(await consentsOf(keepId)).toEqual(before.flat().sort((left, right) => left.id - right.id))
      expect(consentHolds(await consentsOf(keepId), subjectDay)).toBe(asStory([...mine, ...theirs], subjectDay))
      valueOf(await workbook.undo({ step: merged.ok ? merged.undoStep : null }))
      expect([await consentsOf(keepId), await consentsOf(otherId)]).toEqual(before)
    }),
    { numRuns: 25 },
  )
})

it('a record stays when it is withdrawn, and a second withdrawal does not move the first', async () => {
  const { client: { networking } } = await openTestStore({ now: subjectNow })
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  const consent = valueOf(await networking.personalData.addConsent({ contactId: id, purpose: 'Photo', basis: 'consent', source: 'Mail of 2 March', givenOn: subjectDay }))
  valueOf(await networking.personalData.withdrawConsent({ id: consent.id, on: addDays(subjectDay, 3) }))
  expect(valueOf(await networking.personalData.withdrawConsent({ id: consent.id, on: addDays(subjectDay, 9) })).withdrawnOn).toBe(addDays(subjectDay, 3))
  expect(valueOf(await networking.personalData.consents({ contactId: id }))).toMatchObject([{ source: 'Mail of 2 March', withdrawnOn: addDays(subjectDay, 3) }])
})
