import { Day } from '../../src/shared/kernel/day'
import { openTestStore, valueOf } from './open-test-store'

export const subjectDay = Day.parse('2026-03-31')
export const subjectNow = () => new Date('2026-03-31T10:00:00Z')

/** Somebody with a word of their own in everything that can be kept, used as people are: edited, merged, undone, searched. */
export const fillSubject = async () => {
  const opened = await openTestStore({ now: subjectNow })
  const { client: { networking, workbook } } = opened
  const other = valueOf(await networking.contact.add({ name: 'Bystander Bruno', organization: 'Shared house' }))
  const { id: field } = valueOf(await networking.customField.add({ name: 'Drink', kind: 'text' }))
  const { id: place } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  const fields = (word: string) => ({
    name: `Xqname${word}`, organization: `Xqorg${word}`, role: `Xqrole${word}`, source: `Xqsource${word}`, howMet: `Xqmet${word}`, note: `Xqnote${word}`, birthday: '1971-02-03', emails: [`xqmail${word}@xqdomain${word}.example`], phones: [`+4930xq55501${word}`],
    handles: [{ platform: 'x' as const, handle: `@xqhandle${word}`, url: `https://xqurl${word}.example/` }], tags: [`xqtag${word}`], custom: [{ fieldId: field, value: `Xqcustom${word}` }],
  })
  const { id } = valueOf(await networking.contact.add(fields('one')))
  const double = valueOf(await networking.contact.add(fields('two')))
  valueOf(await networking.contact.edit({ id, changes: { note: 'Xqearlier', role: 'Xqlater' } }))
  valueOf(await networking.contact.setPhoto({ id, base64: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('Xqpicture'.repeat(900))]).toString('base64') }))
  valueOf(await networking.duplicate.merge({ keepId: id, otherId: double.id }))
  const log = (note: string, people: { id: number }[]) => networking.interaction.log({ type: 'share', direction: 'incoming', on: subjectDay, communityId: place, note, people })
  valueOf(await log('Xqtouch', [{ id }]))
  valueOf(await log('Xqboth', [{ id }, { id: other.id }]))
  const undone = await log('Xqundone', [{ id }])
  valueOf(await workbook.undo({ step: undone.undoStep }))
  valueOf(await networking.community.join({ id: place, contactIds: [id] }))
  valueOf(await networking.followUp.add({ contactId: id, on: subjectDay, note: 'Xqpromise' }))
  valueOf(await networking.post.add({ kind: 'user_generated', platform: 'x', authorId: id, on: subjectDay, text: 'Xqpost', url: 'https://xqpost.example/' }))
  valueOf(await networking.advocate.name({ contactId: id, reason: 'Xqreason', since: subjectDay }))
  valueOf(await networking.personalData.addConsent({ contactId: id, purpose: 'Xqpurpose', basis: 'consent', source: 'Xqform', wording: 'Xqwording', givenOn: subjectDay }))
  valueOf(await networking.alert.list({ today: subjectDay }))
  valueOf(await networking.alert.dismiss({ kind: 'first_contribution', on: subjectDay, contactId: id, communityId: null }))
  valueOf(await networking.duplicate.dismiss({ firstId: id, secondId: other.id }))
  valueOf(await networking.savedView.add({ name: 'Where is she', search: 'XQNAMEone ' }))
  valueOf(await networking.personalData.addRetentionRule({ name: 'Only her', idleDays: 10_000, filter: { all: [{ field: 'name', test: { is: 'equals', text: 'Xqnameone' } }] } }))
  valueOf(await networking.personalData.object({ contactId: id, on: subjectDay }))
  valueOf(await workbook.search({ text: 'xqname' }))
  return { ...opened, id, other }
}
