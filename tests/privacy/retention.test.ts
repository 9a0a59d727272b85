import { expect, it } from 'vitest'
import { addDays, type Day } from '../../src/shared/kernel/day'
import { openTestStore, valueOf } from '../support/open-test-store'
import { subjectDay } from '../support/subject'

/** A workbook whose clock goes where it is told. */
const openWithClock = async () => {
  let day = subjectDay
  const opened = await openTestStore({ now: () => new Date(`${day}T10:00:00Z`) })
  return { ...opened, today: () => day, turnTo: (next: Day) => { day = next } }
}

it('over four years a rule shows and erases exactly whom it should on each day, heeds what holds, and accounts for it without a name', async () => {
  const { client: { networking, workbook }, today, turnTo } = await openWithClock()
  const { personalData } = networking
  const add = async (name: string, tags: string[] = []) => valueOf(await networking.contact.add({ name, tags })).id
  const touch = async (id: number) => valueOf(await networking.interaction.log({ type: 'message', direction: 'outgoing', on: today(), people: [{ id }] }))
  const [silent, yearly, promised, contract, press] = [await add('Silent'), await add('Yearly'), await add('Promised'), await add('Contract'), await add('Press', ['press'])]
  const { id: promise } = valueOf(await networking.followUp.add({ contactId: promised, on: addDays(subjectDay, 3000) }))
  const { id: agreement } = valueOf(await personalData.addConsent({ contactId: contract, purpose: 'Delivery', basis: 'contract', source: 'Order 12', givenOn: subjectDay }))
  const general = valueOf(await personalData.addRetentionRule({ name: 'Two years', idleDays: 730 }))
  const ofPress = valueOf(await personalData.addRetentionRule({ name: 'Press, three years', idleDays: 1095, filter: { field: 'tag', anyOf: ['press'] } }))
  const shown = async (rule: number) => valueOf(await personalData.previewRetention({ id: rule, today: today() })).rows.map(({ name }) => name)

  for (const year of [1, 2, 3, 4]) {
    turnTo(addDays(subjectDay, 365 * year))
    await touch(yearly)
    if (year === 1) await touch(press)
    if (year === 2) {
      // Added 730 days ago is not longer than 730 days ago.
      expect(await shown(general.id)).toEqual([])
      turnTo(addDays(today(), 1))
      expect(await shown(general.id)).toEqual(['Silent'])
      expect(valueOf(await personalData.applyRetention({ id: general.id, today: today(), sharedNotes: 'keep' }))).toMatchObject({ erased: 1 })
      expect(await networking.contact.get({ id: silent })).toMatchObject({ ok: false })
    }
  }
  // Three years after the touch of the first: the press rule is asked on its first day.
  expect(await shown(ofPress.id)).toEqual([])
  turnTo(addDays(subjectDay, 365 * 4 + 1))
  expect(await shown(ofPress.id)).toEqual(['Press'])
  // What held is over: the promise is kept, the contract has ended today.
  valueOf(await networking.followUp.finish({ id: promise, doneOn: today() }))
  expect(await shown(general.id)).toEqual(['Press', 'Promised'])
  valueOf(await personalData.withdrawConsent({ id: agreement, on: today() }))
  expect(await shown(general.id)).toEqual(['Contract', 'Press', 'Promised'])
  const before = await shown(ofPress.id)
  expect(valueOf(await personalData.applyRetention({ id: ofPress.id, today: today(), sharedNotes: 'keep' })).erased).toBe(before.length)
  expect(valueOf(await networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Contract', 'Promised', 'Yearly'])

  const { erasures } = valueOf(await personalData.overview({}))
  expect(erasures.map(({ cause, rule, contacts }) => [cause, rule, contacts])).toEqual([['retention', 'Press, three years', 1], ['retention', 'Two years', 1]])
  expect(JSON.stringify(erasures)).not.toContain('Silent')
  expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
})
