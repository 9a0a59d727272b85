import { unzipSync } from 'fflate'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { valueOf } from '../../tests/support/open-test-store'
import { fillSubject, subjectDay as today } from '../../tests/support/subject'
import type { Output } from '../shared/kernel/output'

type Subject = Awaited<ReturnType<typeof fillSubject>>
type Told = { readonly onProgress: (progress: { readonly done: number }) => void }
type Made = { readonly ok: true; readonly value: Output } | { readonly ok: false; readonly error: unknown }

/** What a person would read of a file, in small letters. */
const textOf = (path: string): string => {
  const bytes = readFileSync(path)
  const parts = bytes.subarray(0, 2).toString('latin1') === 'PK' ? Object.values(unzipSync(bytes)) : [bytes]
  return parts.map((part) => Buffer.from(part).toString('utf8')).join('\n').toLowerCase()
}

const refusedBatch = async ({ client }: Subject) => {
  const batch = valueOf(await client.import.list({})).find(({ file, rows }) => file === 'people.csv' && rows.refused === 1)?.batch
  if (batch == null) throw new Error('A row of the people was refused')
  return batch
}

const listOfSubject = async ({ client: { bridge, networking }, id }: Subject) => {
  valueOf(await networking.personalData.addConsent({ contactId: id, purpose: 'Xqvjpurpose', basis: 'consent', source: 'Form', wording: '', givenOn: today }))
  const [audience] = valueOf(await bridge.contactAudience.list({}))
  if (audience === undefined) throw new Error('A list of them was made')
  return audience.audienceId
}

/** Files that hold somebody, by what is asked for; what must be there first is. */
const makers: Readonly<Record<string, (subject: Subject) => Promise<(told: Told) => Promise<Made>>>> = {
  'everything': async ({ client }) => (told) => client.workbook.exportEverything({}, told),
  'a report as a table': async ({ client }) => () => client.report.export({ ask: { report: 'keepInTouch', filters: {} }, format: 'csv' }),
  'a report as JSON': async ({ client }) => () => client.report.export({ ask: { report: 'keepInTouch', filters: {} }, format: 'json' }),
  'whom to keep in touch with': async ({ client }) => () => client.networking.keepInTouch.exportCalendar({ today, days: 90 }),
  'refused rows': async (subject) => {
    const id = await refusedBatch(subject)
    return () => subject.client.import.saveRefused({ id })
  },
  'addresses of a list': async (subject) => {
    const audienceId = await listOfSubject(subject)
    return () => subject.client.bridge.contactAudience.export({ audienceId, form: 'plain', today })
  },
  'their personal data': async ({ client, id }) => () => client.networking.personalData.export({ contactId: id, format: 'json' }),
}

const filesIn = (folder: string): readonly string[] => readdirSync(join(folder, 'staging'))

describe.each(Object.entries(makers))('%s', (name, prepare) => {
  it('has somebody in it, and has not where they were erased while it was made', async () => {
    const subject = await fillSubject()
    const { client: { networking }, store, folder, id } = subject
    valueOf(await networking.personalData.withdrawObjection({ contactId: id }))
    // One who waits for something, as the other does not.
    const waiting = valueOf(await networking.contact.add({ name: 'Xqvjwaiting' }))
    valueOf(await networking.interaction.log({ type: 'call', direction: 'incoming', on: today, people: [{ id: waiting.id }] }))
    const make = await prepare(subject)
    expect(textOf(store.takeOutput(valueOf(await make({ onProgress: () => {} })).id)?.path ?? '')).toContain('xqvj')
    const before = filesIn(folder)

    const erasures: Promise<unknown>[] = []
    const erase = (): void => {
      if (erasures.length === 0) erasures.push(networking.personalData.erase({ contactIds: [id, waiting.id], sharedNotes: 'clear' }))
    }
    const making = make({ onProgress: ({ done }) => { if (done > 0) erase() } })
    // Of a workbook that is still being copied they go from the copy as well.
    if (name !== 'everything') erase()
    const made = await making
    valueOf((await erasures[0]) as never)
    const left = filesIn(folder).filter((name) => !before.includes(name))
    // Where the whole file was about them there is none.
    expect(made.ok ? [] : [made.error]).toEqual(made.ok ? [] : [expect.objectContaining({ type: expect.stringMatching(/NotFound|NothingRefused/) })])
    expect(left.map((name) => join(folder, 'staging', name)).filter((path) => textOf(path).includes('xqvj'))).toEqual([])
    // One that was made before they were erased goes with them.
    expect(left.length).toBeLessThanOrEqual(made.ok ? 1 : 0)
  })
})
