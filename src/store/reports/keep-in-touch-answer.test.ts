import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { keepInTouchReport } from '../../shared/reports/keep-in-touch-report'

it('says who waits, for how long, and how much was kept up against as many days before', async () => {
  const { client } = await openTestStore({ now: () => new Date('2026-11-28T12:00:00') })
  const { contact, interaction } = client.networking
  const add = async (name: string, idealDays: number | null) => valueOf(await contact.add({ name, idealDays })).id
  const [ada, bo, cleo] = [await add('Ada', 10), await add('Bo', null), await add('Cleo', 400)]
  const touch = async (id: typeof ada, on: string, direction: 'incoming' | 'mutual') => valueOf(await interaction.log({ type: 'call', direction, on, people: [{ id }] }))
  await touch(ada, '2026-11-01', 'mutual')
  await touch(cleo, '2026-11-20', 'mutual')
  await touch(cleo, '2026-08-15', 'mutual')
  // Where a day is ahead of this computer's.
  await touch(bo, '2026-11-29', 'incoming')
  const report = valueOf(await client.report.keepInTouch({ period: { from: '2026-10-01', to: '2026-11-28' } }))
  expect(report).toMatchObject({ touched: { touches: 2, people: 2 }, touchedBefore: { touches: 1, people: 1 }, previousDays: { from: '2026-08-03', to: '2026-09-30' }, byType: [{ type: 'call', touches: 2, touchesBefore: 1 }] })
  const { table } = keepInTouchReport.toDocument(report)
  expect(table.rows.map(({ cells, subject }) => [subject, ...cells.map(({ value }) => value)])).toEqual([
    [{ kind: 'contact', id: bo }, 'Bo', '', 'You owe a reply', '2026-11-29', null, 0],
    [{ kind: 'contact', id: ada }, 'Ada', '', 'Overdue', '2026-11-01', '2026-11-11', 27],
  ])
})

it('counts touches and people once each, by type, on the first and the last day of both windows', async () => {
  const { client } = await openTestStore({ now: () => new Date('2026-11-28T12:00:00') })
  const { contact, interaction } = client.networking
  const [ada, bo] = [valueOf(await contact.add({ name: 'Ada' })), valueOf(await contact.add({ name: 'Bo' }))]
  const touch = async (on: string, type: 'call' | 'email' | 'gift' | 'like', people = [ada]) => valueOf(await interaction.log({ type, direction: 'mutual', on, people: people.map(({ id }) => ({ id })) }))
  // The window is ten days from 1 November; the ten before them begin on 22 October.
  await touch('2026-11-01', 'email', [ada, bo])
  await touch('2026-11-10', 'email')
  await touch('2026-11-05', 'call')
  await touch('2026-11-05', 'like', [bo])
  await touch('2026-11-11', 'email')
  await touch('2026-10-22', 'gift', [ada, bo])
  await touch('2026-10-31', 'gift')
  await touch('2026-10-25', 'call')
  await touch('2026-10-21', 'gift')
  const { days, previousDays, byType, touched, touchedBefore } = valueOf(await client.report.keepInTouch({ period: { from: '2026-11-01', to: '2026-11-10' } }))
  expect([days, previousDays]).toEqual([{ from: '2026-11-01', to: '2026-11-10' }, { from: '2026-10-22', to: '2026-10-31' }])
  expect([touched, touchedBefore]).toEqual([{ touches: 3, people: 2 }, { touches: 3, people: 2 }])
  expect(byType).toEqual([{ type: 'email', touches: 2, people: 2, touchesBefore: 0 }, { type: 'call', touches: 1, people: 1, touchesBefore: 1 }, { type: 'gift', touches: 0, people: 0, touchesBefore: 2 }])
})
