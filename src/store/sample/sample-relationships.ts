import type { contract } from '../../shared/contract'
import { addDays, type Day } from '../../shared/kernel/day'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import type { Client } from '../../shared/rpc/contract'
import { pickFrom } from './random'
import type { ValueOf } from './sample-campaigns'

type Networking = Client<typeof contract>['networking']

interface SampleRelationships {
  readonly networking: Networking
  readonly contacts: readonly ContactId[]
  readonly places: readonly CommunityId[]
  readonly today: Day
  readonly random: () => number
  readonly valueOf: ValueOf
}

/** Groups with a rhythm, fields of the brand's own, and what is written about an organisation. */
const addOrder = async ({ networking, contacts, today, random, valueOf }: SampleRelationships): Promise<void> => {
  const groups = [
    { name: 'Inner circle', idealDays: 21, longestDays: 45, size: 6 },
    { name: 'Press', idealDays: 60, longestDays: 120, size: 9 },
    { name: 'Shops', idealDays: 90, longestDays: null, size: 14 },
  ]
  let from = 0
  for (const { size, ...group } of groups) {
    const { id } = valueOf(await networking.group.add(group))
    valueOf(await networking.contact.editMany({ target: { ids: contacts.slice(from, from + size) }, changes: { groupId: id } }))
    from += size
  }
  const clay = valueOf(await networking.customField.add({ name: 'Favourite glaze', kind: 'choice', choices: ['Speckled', 'Blue', 'Celadon', 'Raw'] }))
  const since = valueOf(await networking.customField.add({ name: 'Customer since', kind: 'date' }))
  const seats = valueOf(await networking.customField.add({ name: 'Seats', kind: 'number' }))
  for (const id of contacts.slice(0, 40)) {
    const custom = [{ fieldId: clay.id, value: pickFrom(random, ['Speckled', 'Blue', 'Celadon', 'Raw']) }, ...(random() < 0.5 ? [{ fieldId: since.id, value: addDays(today, -Math.floor(random() * 1200)) }] : []), ...(random() < 0.3 ? [{ fieldId: seats.id, value: 12 + Math.floor(random() * 60) }] : [])]
    valueOf(await networking.contact.edit({ id, changes: { custom } }))
  }
  const { rows } = valueOf(await networking.organization.list({ search: 'haus' }))
  for (const { id } of rows) valueOf(await networking.organization.edit({ id, changes: { url: 'https://haus-nord.example', note: 'Concept store with four windows to the street. Decides in February and August.' } }))
}

/** Sizes of the places as they grew over a year. */
const noteSizes = async ({ networking, places, today, random, valueOf }: SampleRelationships): Promise<void> => {
  for (const id of places) {
    let members = 400 + Math.floor(random() * 9000)
    for (let month = 12; month >= 0; month -= 1) {
      valueOf(await networking.community.noteSize({ id, on: addDays(today, -30 * month), members }))
      members += Math.floor(members * (random() * 0.05 - 0.008))
    }
  }
}

/** Promises, consents and a retention rule, so that no screen of theirs is empty. */
const addPromises = async ({ networking, contacts, today, valueOf }: SampleRelationships): Promise<void> => {
  const promises = [
    { on: -3, note: 'Send the sizes of the speckled plates' },
    { on: 0, note: 'Ask how the tasting went' },
    { on: 2, note: 'Samples for the autumn issue' },
    { on: 9, note: 'Invite to the kiln opening' },
  ]
  for (const [index, { on, note }] of promises.entries()) valueOf(await networking.followUp.add({ contactId: contacts[index] ?? 1, on: addDays(today, on), note }))
  for (const [index, contactId] of contacts.slice(0, 12).entries()) {
    const consent = valueOf(await networking.personalData.addConsent({ contactId, purpose: index % 3 === 0 ? 'Use of their photo' : 'Newsletter', basis: 'consent', source: index % 3 === 0 ? 'Direct message' : 'Sign-up form at the market stall', wording: index % 3 === 0 ? 'Yes, you may show my picture with my name.' : 'I want news about kiln openings, about once a month.', givenOn: addDays(today, -200 + index * 9) }))
    if (index % 5 === 4) valueOf(await networking.personalData.withdrawConsent({ id: consent.id, on: addDays(today, -20) }))
  }
  valueOf(await networking.personalData.object({ contactId: contacts.at(-1) ?? 1, on: addDays(today, -40) }))
  valueOf(await networking.personalData.addRetentionRule({ name: 'Three years of silence', idleDays: 1095 }))
}

/** Gives the sample's people what relationships have beside touches. */
export const addSampleRelationships = async (sample: SampleRelationships): Promise<void> => {
  await addOrder(sample)
  await noteSizes(sample)
  await addPromises(sample)
}
