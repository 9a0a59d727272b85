import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import type { ContactId } from '../../shared/networking/contact'
import type { Direction } from '../../shared/networking/interaction'

const today = Day.parse('2026-03-31')
const now = () => new Date('2026-03-31T10:00:00Z')

const open = async (clock = now) => {
  const { client, store } = await openTestStore({ now: clock })
  const { networking } = client
  const person = async (name: string, fields: { idealDays?: number; longestDays?: number; birthday?: string } = {}) => valueOf(await networking.contact.add({ name, ...fields })).id
  const touch = async (id: ContactId, daysAgo: number, direction: Direction = 'mutual') => valueOf(await networking.interaction.log({ type: 'message', direction, on: addDays(today, -daysAgo), people: [{ id }] }))
  return { client, store, networking, person, touch }
}

describe('the queue', () => {
  it('has replies owed first, then who went quiet, overdue, due; the oldest first', async () => {
    const { networking, person, touch } = await open()
    const rhythm = { idealDays: 10, longestDays: 20 }
    await touch(await person('Due', rhythm), 12)
    await touch(await person('Overdue', rhythm), 25)
    await touch(await person('Overdue longer', rhythm), 40)
    await touch(await person('Fine', rhythm), 3)
    await touch(await person('Owed'), 1, 'incoming')
    const quiet = await person('Quiet', rhythm)
    await touch(quiet, 60)
    await touch(quiet, 30, 'outgoing')
    const never = await person('Never answered', rhythm)
    await touch(never, 30, 'outgoing')
    const snoozed = await person('Snoozed', rhythm)
    await touch(snoozed, 99)
    valueOf(await networking.keepInTouch.snooze({ id: snoozed, until: '2026-04-07' }))
    const { rows, total } = valueOf(await networking.keepInTouch.due({ today }))
    expect(rows.map(({ name, state }) => `${name}: ${state}`)).toEqual(['Owed: owe_reply', 'Quiet: went_quiet', 'Overdue longer: overdue', 'Never answered: overdue', 'Overdue: overdue', 'Due: due'])
    expect(total).toBe(6)
    expect(valueOf(await networking.keepInTouch.counts({ today }))).toEqual({ owe_reply: 1, went_quiet: 1, overdue: 3, due: 1, snoozed: 1, followUps: 0 })
    expect(valueOf(await networking.keepInTouch.due({ today, states: ['due', 'went_quiet'] })).rows.map(({ name }) => name)).toEqual(['Quiet', 'Due'])
    expect(valueOf(await networking.keepInTouch.counts({ today: Day.parse('2026-04-07') }))).toMatchObject({ snoozed: 0 })
  })

  it('has who is overdue since today before who is due for longer', async () => {
    const { networking, person, touch } = await open()
    await touch(await person('Due for weeks', { idealDays: 10, longestDays: 60 }), 40)
    await touch(await person('Overdue today', { idealDays: 10, longestDays: 20 }), 20)
    expect(valueOf(await networking.keepInTouch.due({ today })).rows.map(({ name }) => name)).toEqual(['Overdue today', 'Due for weeks'])
  })

  it('is the same in whatever order the same touches were logged, edited or undone', async () => {
    const touches = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom<Direction>('incoming', 'outgoing', 'mutual')), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(touches.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), async ([list, shuffled]) => {
        const { client, networking, person, touch } = await open()
        const [left, right] = [await person('Left', { idealDays: 2 }), await person('Right', { idealDays: 2 })]
        for (const [daysAgo, direction] of list) await touch(left, daysAgo, direction)
        for (const [daysAgo, direction] of shuffled) await touch(right, daysAgo, direction)
        const undone = await networking.interaction.log({ type: 'call', direction: 'incoming', on: today, people: [{ id: right }] })
        valueOf(await client.workbook.undo({ step: undone.undoStep }))
        const of = async (id: ContactId) => {
          const { lastTouchOn, dueOn, state, strength, interactionCount } = valueOf(await networking.contact.get({ id }))
          return { lastTouchOn, dueOn, state, strength, interactionCount }
        }
        expect(await of(right)).toEqual(await of(left))
      }),
      { numRuns: 10 },
    )
  })

  it('says what was said last to and by everybody in it', async () => {
    const { networking, person, touch } = await open()
    const say = async (id: ContactId, note: string, fields: { type?: 'like' | 'comment'; direction?: Direction } = {}) => valueOf(await networking.interaction.log({ type: 'comment', direction: 'incoming', on: addDays(today, -30), platform: 'instagram', note, people: [{ id }], ...fields }))
    const ada = await person('Ada')
    await touch(ada, 31, 'incoming')
    await say(ada, 'Do you ship abroad?')
    await say(ada, `And to Norway? ${'x'.repeat(400)}`)
    await say(ada, 'A like, which asks for nothing', { type: 'like' })
    await touch(ada, 90)
    await person('Never')
    valueOf(await networking.contact.add({ name: 'New', idealDays: 1 }))
    const { rows } = valueOf(await networking.keepInTouch.due({ today: addDays(today, 5) }))
    expect(rows.map(({ name, lastTouch }) => [name, lastTouch])).toEqual([
      ['Ada', { type: 'comment', direction: 'incoming', platform: 'instagram', note: `And to Norway? ${'x'.repeat(285)}` }],
      ['New', null],
    ])
  })

  it('asks for no reply that is said not to be needed, until something is said after that', async () => {
    let minute = 0
    const { client, networking, person, touch } = await open(() => new Date(Date.UTC(2026, 2, 31, 10, (minute += 1))))
    const [ada, bea] = [await person('Ada', { idealDays: 10 }), await person('Bea')]
    await touch(ada, 1, 'incoming')
    await touch(bea, 1, 'outgoing')
    const settle = async () => networking.contact.editMany({ target: { ids: [ada, bea] }, changes: { needsNoReply: true } })
    const owed = async () => valueOf(await networking.keepInTouch.due({ today, states: ['owe_reply'] })).rows.map(({ name }) => name)
    const settled = await settle()
    expect(valueOf(settled)).toEqual({ changed: 1 })
    expect(await owed()).toEqual([])
    expect(valueOf(await networking.contact.get({ id: ada }))).toMatchObject({ state: 'fine', lastTouchOn: '2026-03-30', dueOn: '2026-04-09' })
    valueOf(await client.workbook.undo({ step: settled.undoStep }))
    expect(await owed()).toEqual(['Ada'])
    valueOf(await settle())
    // Of the same day, but logged later.
    await touch(ada, 1, 'incoming')
    expect(await owed()).toEqual(['Ada'])
  })

  it('asks for none of what was logged though the clock was set back since, and for what is said after a clock that was ahead', async () => {
    let clock = Date.UTC(2026, 2, 31, 10)
    const { networking, person, touch } = await open(() => new Date(clock))
    const ada = await person('Ada')
    const owed = async () => valueOf(await networking.keepInTouch.due({ today, states: ['owe_reply'] })).total
    const settle = async () => valueOf(await networking.contact.editMany({ target: { ids: [ada] }, changes: { needsNoReply: true } }))
    await touch(ada, 1, 'incoming')
    clock -= 86_400_000
    await settle()
    expect(await owed()).toBe(0)
    clock += 2 * 86_400_000
    await touch(ada, 0, 'incoming')
    clock = Date.UTC(2036, 2, 31, 10)
    await settle()
    clock = Date.UTC(2026, 3, 2, 10)
    await touch(ada, 0, 'incoming')
    expect(await owed()).toBe(1)
  })

  it('asks for what is said after something was settled that was logged while the clock was ahead', async () => {
    let clock = Date.UTC(2036, 2, 31, 10)
    const { client, networking, person, touch } = await open(() => new Date(clock))
    const ada = await person('Ada')
    const owed = async () => valueOf(await networking.keepInTouch.due({ today, states: ['owe_reply'] })).total
    await touch(ada, 0, 'incoming')
    clock = Date.UTC(2026, 2, 31, 10)
    const settled = await networking.contact.editMany({ target: { ids: [ada] }, changes: { needsNoReply: true } })
    expect(await owed()).toBe(0)
    clock += 60_000
    await touch(ada, 0, 'incoming')
    expect(await owed()).toBe(1)
    valueOf(await client.workbook.undo({}))
    // Settled as long as the clock was ahead, too.
    clock = Date.UTC(2036, 2, 31, 11)
    valueOf(await client.workbook.undo({ step: settled.undoStep }))
    const again = await networking.contact.editMany({ target: { ids: [ada] }, changes: { needsNoReply: true } })
    clock = Date.UTC(2026, 2, 31, 11)
    await touch(ada, 0, 'incoming')
    expect(await owed()).toBe(1)
    valueOf(await client.workbook.undo({}))
    valueOf(await client.workbook.undo({ step: again.undoStep }))
    valueOf(await networking.contact.editMany({ target: { ids: [ada] }, changes: { needsNoReply: true } }))
    expect(await owed()).toBe(0)
    valueOf(await client.workbook.undo({}))
    expect(await owed()).toBe(1)
  })

  it('says of whom no reply is needed, also where several had the same message', async () => {
    const { networking, person } = await open()
    const [ada, bea] = [await person('Ada'), await person('Bea')]
    valueOf(await networking.interaction.log({ type: 'message', direction: 'incoming', on: addDays(today, -1), people: [{ id: ada }, { id: bea }] }))
    valueOf(await networking.contact.editMany({ target: { ids: [ada] }, changes: { needsNoReply: true } }))
    expect(valueOf(await networking.keepInTouch.due({ today, states: ['owe_reply'] })).rows.map(({ name }) => name)).toEqual(['Bea'])
    expect(valueOf(await networking.contact.get({ id: bea })).state).toBe('owe_reply')
  })

  it('of two made one keeps asking for the reply that one of them waited for', async () => {
    let minute = 0
    const { networking, person, touch } = await open(() => new Date(Date.UTC(2026, 2, 31, 10, (minute += 1))))
    const merged = async (settledHas: 'keepId' | 'otherId', daysAgo: number | null) => {
      const [settled, other] = [await person('Ada'), await person('Ada')]
      if (daysAgo !== null) await touch(other, daysAgo, 'incoming')
      await touch(settled, 5, 'incoming')
      valueOf(await networking.contact.editMany({ target: { ids: [settled] }, changes: { needsNoReply: true } }))
      const ids = settledHas === 'keepId' ? { keepId: settled, otherId: other } : { keepId: other, otherId: settled }
      return valueOf(await networking.duplicate.merge(ids)).state
    }
    for (const side of ['keepId', 'otherId'] as const) {
      for (const daysAgo of [1, 9]) expect(await merged(side, daysAgo)).toBe('owe_reply')
      expect(await merged(side, null)).toBe('none')
    }
  })

  it('takes no touch that is still to come', async () => {
    const { networking, person } = await open()
    const id = await person('Ada')
    expect(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-04-02', people: [{ id }] })).toMatchObject({ ok: false, error: { type: 'NotYet', on: '2026-04-02' } })
    valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-04-01', people: [{ id }] }))
  })
})

describe('the agenda', () => {
  it('has what falls due, follow-ups, birthdays and ends of snoozes, by day', async () => {
    const { networking, person, touch } = await open()
    await touch(await person('Due', { idealDays: 10 }), 8)
    const ada = await person('Ada', { birthday: '--04-01' })
    const promise = valueOf(await networking.followUp.add({ contactId: ada, on: '2026-04-03', note: 'Send samples' }))
    const done = valueOf(await networking.followUp.add({ contactId: ada, on: '2026-04-03' }))
    valueOf(await networking.followUp.finish({ id: done.id, doneOn: today }))
    valueOf(await networking.keepInTouch.snooze({ id: ada, until: '2026-04-05' }))
    expect(valueOf(await networking.keepInTouch.agenda({ from: today })).flatMap(({ entries }) => entries).map(({ on, kind, name, note }) => [on, kind, name, note])).toEqual([
      ['2026-04-01', 'birthday', 'Ada', ''],
      ['2026-04-02', 'due', 'Due', ''],
      ['2026-04-03', 'follow_up', 'Ada', 'Send samples'],
      ['2026-04-05', 'snooze_ends', 'Ada', ''],
    ])
    expect(valueOf(await networking.keepInTouch.counts({ today: Day.parse('2026-04-03') })).followUps).toBe(1)
    expect(valueOf(await networking.followUp.list({ contactId: ada })).rows).toEqual([promise])
    expect(valueOf(await networking.followUp.edit({ id: promise.id, changes: { on: Day.parse('2026-04-09') } }))).toMatchObject({ on: '2026-04-09', note: 'Send samples' })
    valueOf(await networking.followUp.remove({ id: promise.id }))
    expect(valueOf(await networking.followUp.list({ until: '2026-12-31' })).total).toBe(0)
  })

  it.each([['2026-03-31', ['due', 'snooze_ends']], ['2026-04-01', ['due', 'snooze_ends']], ['2026-04-02', ['due', 'snooze_ends']], ['2026-04-03', ['snooze_ends']]])('has who is put off until %s by %s', async (until, kinds) => {
    const { networking, person, touch } = await open()
    const ada = await person('Ada', { idealDays: 10 })
    await touch(ada, 8)
    valueOf(await networking.keepInTouch.snooze({ id: ada, until }))
    expect(valueOf(await networking.keepInTouch.agenda({ from: today })).flatMap(({ entries }) => entries).map(({ kind }) => kind).sort()).toEqual(kinds)
  })

  it('counts the follow-ups that its list has, of nobody archived and nobody who objected', async () => {
    const { networking, person } = await open()
    const [ada, bea, cem] = [await person('Ada'), await person('Bea'), await person('Cem')]
    for (const contactId of [ada, bea, cem]) valueOf(await networking.followUp.add({ contactId, on: today }))
    valueOf(await networking.contact.editMany({ target: { ids: [bea] }, changes: { isArchived: true } }))
    valueOf(await networking.personalData.object({ contactId: cem, on: today }))
    expect(valueOf(await networking.keepInTouch.counts({ today })).followUps).toBe(1)
    const { rows, total } = valueOf(await networking.followUp.list({ until: today }))
    expect([rows.map(({ contactId }) => contactId), total]).toEqual([[ada], 1])
    expect(valueOf(await networking.followUp.list({ contactId: cem })).total).toBe(1)
  })

  it('says how much a day has beyond what it lists, and leaves none of the days after it out', async () => {
    const { networking, person } = await open()
    for (let count = 0; count < 103; count += 1) await person(`Twin ${count}`, { birthday: '--04-01' })
    await person('Late', { birthday: '--04-02' })
    expect(valueOf(await networking.keepInTouch.agenda({ from: Day.parse('2026-04-01'), days: 3 })).map(({ on, total, entries }) => [on, total, entries.length])).toEqual([['2026-04-01', 103, 100], ['2026-04-02', 1, 1], ['2026-04-03', 0, 0]])
  })

  it('keeps a birthday on 29 February on the 28th in other years', async () => {
    const { networking, person } = await open()
    await person('Leap', { birthday: '2000-02-29' })
    const on = async (from: string, days: number) => valueOf(await networking.keepInTouch.agenda({ from: Day.parse(from), days })).flatMap(({ entries }) => entries).map((entry) => entry.on)
    expect(await on('2026-02-25', 10)).toEqual(['2026-02-28'])
    expect(await on('2028-02-25', 10)).toEqual(['2028-02-29'])
  })

  it('as a calendar keeps each entry’s identity from export to export', async () => {
    const { store, networking, person, touch } = await open()
    const late = await person('Late', { idealDays: 5 })
    await touch(late, 30)
    valueOf(await networking.followUp.add({ contactId: late, on: '2026-04-03', note: 'Plates; cups, saucers' }))
    const write = async (): Promise<string> => {
      const { id, mediaType } = valueOf(await networking.keepInTouch.exportCalendar({ today }))
      expect(mediaType).toBe('text/calendar')
      return readFileSync(store.takeOutput(id)?.path ?? '', 'utf8')
    }
    const first = await write()
    expect(first).toContain('SUMMARY:Keep in touch: Late')
    expect(first).toContain(String.raw`DESCRIPTION:Plates\; cups\, saucers`)
    expect(first.match(/^UID:.*$/gm)).toEqual((await write()).match(/^UID:.*$/gm))
    expect(new Set(first.match(/^UID:.*$/gm)).size).toBe(2)
  })

  it('as a calendar has nothing twice, two promises of one day apart, and no day beyond those asked for', async () => {
    const { store, networking, person, touch } = await open()
    const owed = await person('Owed', { idealDays: 2 })
    await touch(owed, 1, 'incoming')
    await touch(await person('Due', { idealDays: 10 }), 8)
    const later = await person('Later', { idealDays: 99 })
    await touch(later, 98)
    valueOf(await networking.keepInTouch.snooze({ id: later, until: '2026-04-02' }))
    for (const note of ['Samples', 'Glaze']) valueOf(await networking.followUp.add({ contactId: owed, on: today, note }))
    const written = async (days: number) => {
      const text = readFileSync(store.takeOutput(valueOf(await networking.keepInTouch.exportCalendar({ today, days })).id)?.path ?? '', 'utf8')
      return [(text.match(/^SUMMARY:.*$/gm) ?? []).map((line) => line.slice(8).trim()), new Set(text.match(/^UID:.*$/gm)).size]
    }
    expect(await written(2)).toEqual([['Keep in touch: Owed', 'Follow up: Owed', 'Follow up: Owed'], 3])
    expect(await written(3)).toEqual([['Keep in touch: Owed', 'Follow up: Owed', 'Follow up: Owed', 'Keep in touch: Due', 'Keep in touch again: Later'], 5])
  })

  it('as a calendar has what was promised for a day that is over on the first day, as the entry that it was', async () => {
    const { store, networking, person } = await open()
    const [ada, gone] = [await person('Ada'), await person('Gone')]
    const promise = async (contactId: ContactId, on: Day, note: string) => valueOf(await networking.followUp.add({ contactId, on, note })).id
    await promise(ada, addDays(today, 2), 'Glaze')
    await promise(ada, addDays(today, -3), 'Samples')
    await promise(ada, addDays(today, -400), '')
    valueOf(await networking.followUp.finish({ id: await promise(ada, addDays(today, -1), 'Done'), doneOn: today }))
    await promise(gone, addDays(today, -1), 'Nobody')
    valueOf(await networking.contact.editMany({ target: { ids: [gone] }, changes: { isArchived: true } }))
    const written = async (on: Day) => {
      const text = readFileSync(store.takeOutput(valueOf(await networking.keepInTouch.exportCalendar({ today: on })).id)?.path ?? '', 'utf8').replaceAll('\r\n ', '')
      return [...text.matchAll(/UID:.*?-(follow_up-\S+)@rapport[^]*?DTSTART;VALUE=DATE:(\d+)[^]*?DESCRIPTION:(.*)\r/g)].map(([, uid, day, note]) => [uid, day, note])
    }
    expect(await written(addDays(today, -4))).toEqual([[`follow_up-${ada}-2025-02-24`, '20260327', 'Promised for 24 Feb 2025'], [`follow_up-${ada}-2026-03-28`, '20260328', 'Samples'], [`follow_up-${ada}-2026-04-02`, '20260402', 'Glaze']])
    expect(await written(today)).toEqual([[`follow_up-${ada}-2025-02-24`, '20260331', 'Promised for 24 Feb 2025'], [`follow_up-${ada}-2026-03-28`, '20260331', String.raw`Samples\nPromised for 28 Mar 2026`], [`follow_up-${ada}-2026-04-02`, '20260402', 'Glaze']])
  })
})
