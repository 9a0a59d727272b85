import { Day } from '../../src/shared/kernel/day'
import type { Receipt } from '../../src/shared/imports/import'
import type { ContactId } from '../../src/shared/networking/contact'
import { openTestStore, type TestStore, valueOf } from './open-test-store'
import { temporaryFile } from './read-import'

export const subjectDay = Day.parse('2026-03-31')
export const subjectNow = () => new Date('2026-03-31T10:00:00Z')

interface Known {
  readonly id: ContactId
  readonly other: ContactId
}

const profile = 'https://www.linkedin.com/in/xqvjlinked'

const bring = async ({ client, store }: TestStore, name: string, lines: readonly string[]): Promise<Receipt> => valueOf(await client.import.run({ file: store.admitFile(temporaryFile(name, `${lines.join('\n')}\n`))?.id ?? '' }))

/** The card that somebody came with, in a file of their name; answers with who it was. */
const importCard = async (opened: TestStore): Promise<ContactId> => {
  await bring(opened, 'Xqvjnameone_card.vcf', ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Xqvjnameone', 'EMAIL:xqvjmailone@xqvjdomainone.example', `URL:${profile}`, 'END:VCARD'])
  const [card] = valueOf(await opened.client.networking.contact.list({ search: 'xqvjnameone' })).rows
  if (card === undefined) throw new Error('The card is a contact')
  return card.id
}

/** Files that name somebody: in rows, in refused rows, in messages that others joined later. */
const importSubject = async (opened: TestStore, { id, other }: Known): Promise<void> => {
  const { networking } = opened.client
  const message = (conversation: string, person: string, url: string, day: string, content: string, folder = 'INBOX') => `${conversation},,${person},${url},Juniper Jones,https://www.linkedin.com/in/juniper,${day} 10:00:00 UTC,,${content},${folder}`
  const messages = await bring(opened, 'messages.csv', [
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER',
    message('c1', 'Xqvjnameone', profile, '2026-03-20', 'Xqvjmessage'), message('c1', 'Xqvjnameone', profile, '2026-03-21', 'Xqvjjoined'), message('c2', 'Bystander Bruno', 'https://www.linkedin.com/in/bruno', '2026-03-22', 'Of Bruno'), message('c3', 'Xqvjnameone', profile, '2026-03-23', 'Xqvjrefused', 'SPAM'),
  ])
  if (messages.rows.refused !== 1 || messages.people?.interactionsAdded !== 3) throw new Error('Three messages and one in the spam folder')
  const joined = valueOf(await networking.interaction.list({ contactId: id })).rows.find(({ note }) => note === 'Xqvjjoined')
  if (joined === undefined) throw new Error('The message was imported')
  valueOf(await networking.interaction.edit({ id: joined.id, changes: { people: [{ id }, { id: other }] } }))
  await bring(opened, 'people.csv', ['Full name,Email,Notes', 'Bystander Bruno,bruno@house.example,', ',,Xqvjtable of Xqvjnameone'])
}

/** Deals of a list, which joins them to those whose addresses it has. */
const bringDeals = async ({ client: { marketing }, store }: TestStore, lines: readonly string[]): Promise<void> => {
  const input = { file: store.admitFile(temporaryFile('deals.csv', `${lines.join('\n')}\n`))?.id ?? '' }
  const { sha256 } = valueOf(await marketing.deal.readFile(input))
  valueOf(await marketing.deal.importFile({ ...input, sha256 }))
}

/** What joins somebody to deals and campaigns, with words of their own and of others about them. */
const sellToSubject = async (opened: TestStore, { id, other }: Known): Promise<void> => {
  const { bridge, marketing, savedReport } = opened.client
  const campaign = valueOf(await marketing.campaign.add({ name: 'Leads' }))
  valueOf(await bridge.attribution.addResponse({ contactId: id, campaignId: campaign.id, on: subjectDay, note: 'Xqvjanswer' }))
  valueOf(await bridge.attribution.addResponse({ contactId: other, campaignId: campaign.id, on: subjectDay, note: 'Sent by Xqvjnameone' }))
  valueOf(await bridge.attribution.saveContact({ contactId: id, leadOn: '2026-03-01', customerOn: subjectDay, typed: { first: { source: 'campaign', campaignId: campaign.id, words: 'Xqvjfound' } } }))
  const deal = (name: string, contactIds: readonly ContactId[], rest: { customer?: string; note?: string }, words: string, contactId: ContactId | null = null) =>
    bridge.attribution.saveDeal({ id: null, fields: { name, amountMinor: 100_00, currency: 'EUR', status: 'won', on: '2026-03-15', ...rest }, contactIds: [...contactIds], typed: { said: { source: 'relationship', contactId, words } } })
  const { id: own } = valueOf(await deal('Cups for Xqvjnameone', [id], { customer: 'Xqvjnameone', note: 'Xqvjdealnote' }, 'Xqvjsaid'))
  valueOf(await deal('Plates', [id], { customer: 'xqvjnameone' }, ''))
  valueOf(await deal('Bowls', [id, other], { customer: 'Shared house' }, 'Xqvjbothsaid'))
  valueOf(await deal('Jugs', [other], { customer: 'Shared house' }, 'Xqvjnameone told me', id))
  await bringDeals(opened, ['Order ID,Product,Customer,Email,Amount,Currency,Status,Date', '1,Cups for Xqvjnameone,Xqvjnameone,xqvjmailone@xqvjdomainone.example,10,EUR,Won,2026-03-02'])
  await bringDeals(opened, ['Order ID,Product,Email,Amount,Currency,Status,Date', '2,Plates,Xqvjmailone+shop@xqvjdomainone.example,10,EUR,Won,2026-03-02'])
  valueOf(await bridge.action.accept({ rule: 'thank_for_deal', subject: `deal:${own}`, today: subjectDay, followUpOn: subjectDay }))
  valueOf(await bridge.contactAudience.make({ name: 'List', definition: '', selection: { search: 'Xqvjnameone' }, purpose: 'Xqvjpurpose', today: subjectDay }))
  valueOf(await savedReport.add({ name: 'For @xqvjhandleone', ask: { report: 'client', filters: { preparedFor: 'Xqvjnameone', summary: 'What we did for Xqvjnameone.' } } }))
}

/** Somebody with a word of their own (Xqvj…: letters that no hash has by chance) in everything that can be kept, used as people are: edited, merged, undone, searched. */
export const fillSubject = async () => {
  const opened = await openTestStore({ now: subjectNow })
  const { client: { networking, savedView, workbook } } = opened
  const other = valueOf(await networking.contact.add({ name: 'Bystander Bruno', organization: 'Shared house', emails: ['bruno@house.example', 'all@house.example'], handles: [{ platform: 'linkedin', handle: 'bruno', url: 'https://www.linkedin.com/in/bruno' }] }))
  const { id: field } = valueOf(await networking.customField.add({ name: 'Drink', kind: 'text' }))
  const { id: place } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  const fields = (word: string) => ({
    name: `Xqvjname${word}`, organization: `Xqvjorg${word}`, role: `Xqvjrole${word}`, source: `Xqvjsource${word}`, howMet: `Xqvjmet${word}`, note: `Xqvjnote${word}`, birthday: '1971-02-03', emails: [`xqvjmail${word}@xqvjdomain${word}.example`], phones: [`+4930xqvj55501${word}`],
    handles: [{ platform: 'x' as const, handle: `@xqvjhandle${word}`, url: `https://xqvjurl${word}.example/` }], tags: [`xqvjtag${word}`], custom: [{ fieldId: field, value: `Xqvjcustom${word}` }],
  })
  const id = await importCard(opened)
  const { handles, emails, ...rest } = fields('one')
  valueOf(await networking.contact.edit({ id, changes: { ...rest, emails: [...emails, 'all@house.example'], handles: [...handles, { platform: 'linkedin', handle: 'xqvjlinked', url: profile }] } }))
  const double = valueOf(await networking.contact.add(fields('two')))
  valueOf(await networking.contact.edit({ id, changes: { note: 'Xqvjearlier', role: 'Xqvjlater' } }))
  valueOf(await networking.contact.setPhoto({ id, base64: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('Xqvjpicture'.repeat(900))]).toString('base64') }))
  valueOf(await networking.duplicate.merge({ keepId: id, otherId: double.id }))
  const log = (note: string, people: { id: number }[]) => networking.interaction.log({ type: 'share', direction: 'incoming', on: subjectDay, communityId: place, note, people })
  const touch = valueOf(await log('Xqvjtouch', [{ id }]))
  valueOf(await log('Xqvjboth', [{ id }, { id: other.id }]))
  const undone = await log('Xqvjundone', [{ id }])
  valueOf(await workbook.undo({ step: undone.undoStep }))
  valueOf(await networking.community.join({ id: place, contactIds: [id] }))
  valueOf(await networking.followUp.add({ contactId: id, on: subjectDay, note: 'Xqvjpromise' }))
  valueOf(await networking.post.add({ kind: 'user_generated', platform: 'x', authorId: id, on: subjectDay, text: 'Xqvjpost', url: 'https://xqvjpost.example/' }))
  valueOf(await networking.advocate.name({ contactId: id, reason: 'Xqvjreason', since: subjectDay }))
  valueOf(await networking.personalData.addConsent({ contactId: id, purpose: 'Xqvjpurpose', basis: 'consent', source: 'Xqvjform', wording: 'Xqvjwording', givenOn: subjectDay }))
  valueOf(await networking.alert.list({ today: subjectDay }))
  valueOf(await networking.alert.dismiss({ kind: 'first_contribution', on: subjectDay, contactId: id, communityId: null }))
  valueOf(await networking.duplicate.dismiss({ firstId: id, secondId: other.id }))
  valueOf(await savedView.add({ table: 'contacts', name: 'Where is she', search: 'XQVJNAMEone ' }))
  valueOf(await savedView.add({ table: 'deals', name: 'Hers', search: 'XQVJNAMEone ' }))
  valueOf(await savedView.add({ table: 'contacts', name: 'Of @xqvjhandleone', search: '' }))
  valueOf(await networking.personalData.addRetentionRule({ name: 'Only her', idleDays: 10_000, filter: { all: [{ field: 'name', test: { is: 'equals', text: 'Xqvjnameone' } }] } }))
  await importSubject(opened, { id, other: other.id })
  await sellToSubject(opened, { id, other: other.id })
  valueOf(await networking.contact.editMany({ target: { ids: [id] }, changes: { needsNoReply: true } }))
  valueOf(await networking.interaction.edit({ id: touch.id, changes: { direction: 'mutual' } }))
  valueOf(await networking.personalData.object({ contactId: id, on: subjectDay }))
  valueOf(await workbook.search({ text: 'xqvjname' }))
  return { ...opened, id, other }
}
