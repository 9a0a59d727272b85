import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { topicsTold } from '../../../tests/support/topics-told'
import { Day } from '../../shared/kernel/day'

const today = Day.parse('2026-03-31')

const messages = `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
c1,,Ada Albers,https://www.linkedin.com/in/ada,Me Myself,https://www.linkedin.com/in/me,2026-03-10 10:00:00 UTC,,Hello,INBOX
c1,,Me Myself,https://www.linkedin.com/in/me,Ada Albers,https://www.linkedin.com/in/ada,2026-03-11 10:00:00 UTC,,Hello,INBOX
c2,,Bea Brand,https://www.linkedin.com/in/bea,Me Myself,https://www.linkedin.com/in/me,2026-03-12 10:00:00 UTC,,Hello,INBOX
`

it('what an import, its undo or a deal changes on either side of the Bridge, they announce', async () => {
  const { client, store, folder } = await openTestStore({ now: () => new Date('2026-03-31T10:00:00Z') })
  const { networking, marketing, bridge } = client
  const ada = valueOf(await networking.contact.add({ name: 'Ada Albers', handles: [{ platform: 'linkedin', handle: 'ada', url: 'https://www.linkedin.com/in/ada' }] })).id
  valueOf(await networking.advocate.name({ contactId: ada, reason: 'Speaks for us', since: today }))
  const community = valueOf(await networking.community.add({ name: 'Makers', platform: 'linkedin' })).id
  /** By the topic that makes their answers stale. */
  const queries: Readonly<Record<string, () => Promise<unknown>>> = {
    advice: () => marketing.advice.choices({}),
    experiment: () => marketing.experiment.history({ measure: 'ctr' }),
    advocate: () => networking.advocate.list({ today }),
    personalData: () => networking.personalData.overview({}),
    community: () => networking.community.members({ id: community, today }),
  }
  const answers = async () => Object.fromEntries(await Promise.all(Object.entries(queries).map(async ([topic, ask]) => [topic, JSON.stringify(await ask())] as const)))
  const bring = (name: string, text: string) => async () => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return client.import.run({ file: store.admitFile(path)?.id ?? '' })
  }
  const days = Array.from({ length: 28 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')},Spring,10.00,1000,10`)
  const commands: Readonly<Record<string, () => Promise<Parameters<typeof valueOf>[0]>>> = {
    'messages': bring('messages.csv', messages),
    'somebody they brought in a community': async () => networking.community.join({ id: community, contactIds: valueOf(await networking.contact.list({ search: 'Bea' })).rows.map(({ id }) => id) }),
    'ad results': bring('meta.csv', `Day,Campaign name,Amount spent (EUR),Impressions,Link clicks\n${days.join('\n')}\n`),
    'a deal': async () => bridge.attribution.saveDeal({ id: null, fields: { name: 'Order', campaignId: valueOf(await marketing.campaign.names({}))[0]?.id ?? null, amountMinor: 100, currency: 'EUR', status: 'won', on: today, note: '' }, contactIds: [], typed: {} }),
    'ad results taken back': () => client.import.undo({ id: 2 }),
    'messages taken back': () => client.import.undo({ id: 1 }),
  }
  const untold: string[] = []
  const changed = new Set<string>()
  for (const [name, command] of Object.entries(commands)) {
    const before = await answers()
    const told = await topicsTold(store, async () => valueOf(await command()))
    const after = await answers()
    for (const topic of Object.keys(queries)) {
      if (before[topic] === after[topic]) continue
      changed.add(topic)
      if (!told.has(topic)) untold.push(`${name}: ${topic}`)
    }
  }
  expect([...changed].sort()).toEqual(Object.keys(queries).sort())
  expect(untold).toEqual([])
})
