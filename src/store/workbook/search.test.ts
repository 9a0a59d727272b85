import { expect, it } from 'vitest'
import type { ContactId } from '../../shared/networking/contact'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const now = (): Date => new Date('2026-06-10T12:00:00')

it('whatever has a name is found by it, posts and notes by their words', async () => {
  const { client: { marketing, networking, workbook } } = await openTestStore({ now })
  const ada = valueOf(await networking.contact.add({ name: 'Ada Ofenrohr', organization: 'Ofenbau', tags: ['Öfen', 'Kiln'] }))
  valueOf(await networking.group.add({ name: 'Öfen press' }))
  valueOf(await networking.customField.add({ name: 'Has an ofen', kind: 'choice', choices: ['Yes', 'No'] }))
  valueOf(await networking.shareOfVoice.add({ name: 'Ofen makers', from: '2026-04-01', to: '2026-06-30', source: 'By hand', ownMentions: 1, competitors: [{ name: 'Herd', mentions: 2 }] }))
  valueOf(await marketing.quarterGoal.set({ quarter: '2026-Q3', metric: 'roas', target: 3, note: 'For the ofen' }))
  valueOf(await networking.community.add({ name: 'Ofenfreunde', platform: 'discord' }))
  valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@ofen' }))
  valueOf(await networking.goal.add({ name: 'Ofen talks', measure: 'touches', target: 5, startsOn: '2026-06-01', dueOn: '2026-06-30' }))
  valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', on: '2026-06-01', text: 'Der neue Ófen ist da' }))
  valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-06-02', note: 'Asked about the Ofen', people: [{ id: ada.id }] }))
  const campaign = valueOf(await marketing.campaign.add({ name: 'Ofen im Juni', startsOn: '2026-06-01' }))
  valueOf(await marketing.audience.add({ name: 'Öfen buyers' }))
  valueOf(await marketing.audience.add({ name: 'Ofen buyers' }))
  valueOf(await marketing.creative.add({ name: 'Ofen film', campaignId: campaign.id }))
  valueOf(await marketing.mediaPlan.add({ name: 'Ofen plan', startsOn: '2026-06-01', endsOn: '2026-06-30' }))
  valueOf(await marketing.experiment.add({ fields: { name: 'Ofen or stove', campaignId: null }, design: { baseline: 0.2, lift: 0.05 } }))
  valueOf(await marketing.deal.add({ name: 'Öfen order', amountMinor: 100, currency: 'EUR', status: 'won', on: '2026-06-03', campaignId: null, note: '' }))
  const found = valueOf(await workbook.search({ text: 'ofen' }))
  expect(found.map(({ kind, title }) => [kind, title])).toEqual([
    ['contact', 'Ada Ofenrohr'], ['organization', 'Ofenbau'], ['community', 'Ofenfreunde'], ['group', 'Öfen press'], ['tag', 'Öfen'], ['customField', 'Has an ofen'],
    ['channel', '@ofen'], ['shareOfVoice', 'Ofen makers'], ['goal', 'Ofen talks'], ['campaign', 'Ofen im Juni'],
    ['audience', 'Öfen buyers'], ['audience', 'Ofen buyers'], ['creative', 'Ofen film'], ['plan', 'Ofen plan'], ['experiment', 'Ofen or stove'], ['deal', 'Öfen order'],
    ['post', 'Der neue Ófen ist da'], ['interaction', '2026-06-02 · call'],
  ])
  expect(valueOf(await workbook.search({ text: 'press öfe' }))).toMatchObject([{ kind: 'group', title: 'Öfen press', detail: '' }])
  expect(valueOf(await workbook.search({ text: 'kiln' }))).toMatchObject([{ kind: 'contact' }, { kind: 'tag', title: 'Kiln', detail: '' }])
  expect(valueOf(await workbook.search({ text: 'q3 roas' }))).toMatchObject([{ kind: 'quarterGoal', title: '2026-Q3 · roas', detail: 'For the ofen' }])
  valueOf(await marketing.quarterGoal.set({ quarter: '2026-Q4', metric: 'cpa', target: 900, campaignId: campaign.id, platform: 'google' }))
  expect(valueOf(await workbook.search({ text: 'q4 cpa' }))).toMatchObject([{ kind: 'quarterGoal', title: '2026-Q4 · cpa · google', detail: 'Ofen im Juni' }])
  valueOf(await networking.contact.add({ name: 'Bea', organization: 'Haus Ofenbau Nord' }))
  expect(valueOf(await workbook.search({ text: 'ofenbau no' })).map(({ title }) => title)).toEqual(['Bea', 'Haus Ofenbau Nord'])
  expect(valueOf(await workbook.search({ text: '%' }))).toEqual([])
})

it('what has a page is called by its name of now, in the order asked for, and left out once it is gone', async () => {
  const { client: { marketing, networking, workbook } } = await openTestStore({ now })
  const ada = valueOf(await networking.contact.add({ name: 'Ada', role: 'Editor', organization: 'Kiln' }))
  const { id: community } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  const channel = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@ofen' }))
  const campaign = valueOf(await marketing.campaign.add({ name: 'June', startsOn: '2026-06-01' }))
  const audience = valueOf(await marketing.audience.add({ name: 'Buyers' }))
  const creative = valueOf(await marketing.creative.add({ name: 'Film', campaignId: campaign.id }))
  const experiment = valueOf(await marketing.experiment.add({ fields: { name: 'Red or blue', campaignId: null }, design: { baseline: 0.2, lift: 0.05 } }))
  const things = [
    { kind: 'experiment', id: experiment.id }, { kind: 'creative', id: creative.id }, { kind: 'audience', id: audience.id }, { kind: 'campaign', id: campaign.id },
    { kind: 'channel', id: channel.id }, { kind: 'community', id: community }, { kind: 'organization', id: 1 }, { kind: 'contact', id: ada.id }, { kind: 'contact', id: 9999 },
  ] as const
  const named = async () => valueOf(await workbook.named({ things: [...things] })).map(({ kind, title, detail }) => [kind, title, detail])
  expect(await named()).toEqual([
    ['experiment', 'Red or blue', ''], ['creative', 'Film', 'draft'], ['audience', 'Buyers', audience.kind], ['campaign', 'June', campaign.objective],
    ['channel', '@ofen', 'instagram'], ['community', 'Makers', 'discord'], ['organization', 'Kiln', ''], ['contact', 'Ada', 'Editor, Kiln'],
  ])
  valueOf(await networking.contact.edit({ id: ada.id, changes: { name: 'Ada Kiln' } }))
  valueOf(await marketing.campaign.remove({ ids: [campaign.id] }))
  expect((await named()).map(([, title]) => title)).toEqual(['Red or blue', 'Film', 'Buyers', '@ofen', 'Makers', 'Kiln', 'Ada Kiln'])
})

it('a post without a day is found like every other', async () => {
  const { client: { networking, workbook } } = await openTestStore({ now })
  valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', on: null, text: 'Kiln at night' }))
  expect(valueOf(await workbook.search({ text: 'kiln' }))).toMatchObject([{ kind: 'post', title: 'Kiln at night', detail: 'instagram' }])
})

it('a name that many people have hides nothing else', async () => {
  const { client: { marketing, networking, workbook } } = await openTestStore({ now })
  for (let number = 1; number <= 12; number += 1) valueOf(await networking.contact.add({ name: `Spring ${number}` }))
  valueOf(await marketing.campaign.add({ name: 'Spring', startsOn: '2026-06-01' }))
  const found = valueOf(await workbook.search({ text: 'spring', limit: 5 }))
  expect(found.map(({ kind }) => kind)).toEqual(['contact', 'contact', 'contact', 'contact', 'campaign'])
})

it('the notes of one person or place are found, however many others have the words too', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const { id: communityId } = valueOf(await networking.community.add({ name: 'Kiln club', platform: 'discord' }))
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  const others: ContactId[] = []
  for (let number = 0; number < 30; number += 1) others.push(valueOf(await networking.contact.add({ name: `Bea ${number}` })).id)
  const other = others[0] ?? id
  valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-06-01', communityId, note: 'The Öfen are warm', people: [{ id }] }))
  for (let number = 0; number < 1005; number += 1) valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-06-02', note: `ofen warm ${number}`, people: [{ id: others[number % 30] ?? id }] }))
  const found = async (input: Parameters<typeof networking.interaction.list>[0]) => {
    const { rows, total } = valueOf(await networking.interaction.list(input))
    return [total, rows[0]?.note]
  }
  expect(await found({ search: 'warm öfe', contactId: id })).toEqual([1, 'The Öfen are warm'])
  expect(await found({ search: 'warm ofe', communityId })).toEqual([1, 'The Öfen are warm'])
  expect(await found({ search: 'warm', communityId, contactId: other })).toEqual([0, undefined])
  expect(await found({ search: 'warm 7', contactId: other, limit: 1 })).toEqual([3, 'ofen warm 780'])
})

it('interactions are listed by the words of their notes, newest first', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const log = async (on: string, note: string): Promise<unknown> => valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on, note, people: [{ newName: 'Ada' }] }))
  await log('2026-06-02', 'Asked about the kiln')
  await log('2026-06-01', 'The kiln is warm')
  await log('2026-06-03', 'Nothing')
  const list = async (search: string) => valueOf(await networking.interaction.list({ search })).rows.map(({ on }) => on)
  expect(await list('kiln')).toEqual(['2026-06-02', '2026-06-01'])
  expect(await list('kiln war')).toEqual(['2026-06-01'])
  expect(await list('')).toHaveLength(3)
  // There is no word in it that could be looked for.
  expect(await list('…')).toEqual([])
})
