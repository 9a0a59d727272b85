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
