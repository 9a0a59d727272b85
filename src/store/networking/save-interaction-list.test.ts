import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { jobControl, openMarketingContext } from '../../../tests/support/marketing-context'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'
import { mostSheetRows } from '../../shared/kernel/output'
import { interactionContract } from '../../shared/networking/interaction.contract'
import { saveInteractionList } from './save-interaction-list'

it('tells of all interactions that a list finds, in its order, what is known', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { networking } = client
  const { id: communityId } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  const people = [{ newName: 'Bo', handles: [], emails: [] }, { newName: 'Ada', handles: [], emails: [] }]
  valueOf(await networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-02', minutes: 45, platform: 'in_person', communityId, note: 'I love these, "truly"', people }))
  valueOf(await networking.interaction.log({ type: 'like', direction: 'incoming', on: '2026-03-01', people: [{ newName: 'Cem', handles: [], emails: [] }] }))
  const save = async (asked: object): Promise<{ readonly fileName: string; readonly records: readonly string[] }> => {
    const { id, fileName } = valueOf(await networking.interaction.saveList({ format: 'csv', ...asked }))
    return { fileName, records: recordsOf(store, { id }) }
  }
  expect(await save({})).toEqual({
    fileName: 'Interactions 2026-03-10.csv',
    records: ['Day,Type,Direction,With,Note,Platform,Community,Minutes,Sentiment', '2026-03-02,Meeting,Both ways,"Ada, Bo","I love these, ""truly""",In person,Makers,45,Positive', '2026-03-01,Like,From them,Cem,,,,,'],
  })
  const typesOf = async (asked: object): Promise<readonly (string | undefined)[]> => (await save(asked)).records.slice(1).map((record) => record.split(',')[1])
  expect(await typesOf({ direction: 'ascending' })).toEqual(['Like', 'Meeting'])
  expect(await typesOf({ search: 'love' })).toEqual(['Meeting'])
  expect(await typesOf({ touchDirection: 'incoming' })).toEqual(['Like'])
  expect(await typesOf({ communityId, from: '2026-03-03' })).toEqual([])
})

it('is written to its last row, however many pages it takes', async () => {
  const { client, store } = await openTestStore()
  const { networking } = client
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  for (let number = 0; number < 260; number += 1) valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-03-02', note: `${number}`, people: [{ id }] }))
  const { id: output } = valueOf(await networking.interaction.saveList({ format: 'csv' }))
  const notes = readFileSync(store.takeOutput(output)?.path ?? '', 'utf8').trimEnd().split('\r\n').slice(1).map((record) => record.split(',')[4])
  expect(new Set(notes).size).toBe(260)
  expect(mostSheetRows + 1).toBe(2 ** 20)
})

it('is written into no sheet that has no room for it', async () => {
  const context = openMarketingContext()
  // As many as are counted by month, without the rows themselves.
  const count = context.prepare("INSERT OR REPLACE INTO interaction_month VALUES ('2026-03', 'call', 'outgoing', '', ?, 0, 0)")
  const { input } = interactionContract.saveList
  const save = () => saveInteractionList({ ...context, stagingPath: () => '/nowhere/at/all' }, input.parse({ format: 'xlsx' }), jobControl())
  count.run(mostSheetRows + 1)
  expect(await save()).toEqual({ ok: false, error: { type: 'TooManyForSheet' } })
  count.run(mostSheetRows)
  await expect(save()).rejects.toThrow('/nowhere/at/all')
})
