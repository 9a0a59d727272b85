import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { jobControl, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import type { Day } from '../../shared/kernel/day'
import { ContactFields } from '../../shared/networking/contact'
import { ContactSelection } from '../../shared/networking/contact.contract'
import { contactHandlers } from '../networking/contact.handlers'
import { personalDataHandlers } from '../networking/personal-data.handlers'
import { contactAudienceHandlers } from './contact-audience.handlers'

const today = '2026-05-01' as Day
const purpose = 'Ads'

it('lists only who consented, has an address and did not object, each address once, asked anew at every export', async () => {
  const made: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'rapport-list-'))
  const context = { ...openMarketingContext(), stagingPath: (name = '') => join(folder, name), addOutput: (output: { readonly path: string; readonly fileName: string; readonly mediaType: string }) => { made.push(output.path); return { ...output, id: 'output', size: 0 } } }
  const contact = (name: string, emails: string[]) => valueOf(contactHandlers.add(context, ContactFields.parse({ name, emails }))).id
  const consent = (contactId: ReturnType<typeof contact>, basis: 'consent' | 'legitimate_interest' = 'consent') => valueOf(personalDataHandlers.addConsent(context, { contactId, purpose, basis, source: 'Form', wording: '', givenOn: '2026-01-01' as Day }))
  const [ada, bruno, chiara, dora, emil] = [contact('Ada', ['Ada@Example.com', '+ada@example.com']), contact('Bruno', ['bruno@example.com']), contact('Chiara', []), contact('Dora', ['dora@example.com']), contact('Emil', ['emil@example.com'])]
  const given = consent(ada)
  for (const id of [chiara, dora]) consent(id)
  consent(emil, 'legitimate_interest')
  consent(bruno)
  valueOf(personalDataHandlers.object(context, { contactId: dora, on: today }))
  const selection = ContactSelection.parse({})
  expect(valueOf(contactAudienceHandlers.count(context, { selection, purpose, today }))).toEqual({ found: 5, objected: 1, withoutConsent: 1, withoutEmail: 1, people: 2 })

  const { audienceId } = valueOf(contactAudienceHandlers.make(context, { name: 'List', definition: '', selection, purpose, today }))
  const linesOf = async (form: 'hashed' | 'plain'): Promise<string[]> => {
    valueOf(await contactAudienceHandlers.export(context, { audienceId, form, today }, jobControl()))
    return readFileSync(made.at(-1) ?? '', 'utf8').trimEnd().split('\r\n')
  }
  const hash = (email: string): string => createHash('sha256').update(email).digest('hex')
  expect(await linesOf('plain')).toEqual(['email', `"'+ada@example.com"`, '"ada@example.com"', '"bruno@example.com"'])
  expect(await linesOf('hashed')).toEqual(['email', ...['+ada@example.com', 'ada@example.com', 'bruno@example.com'].map(hash)])

  valueOf(personalDataHandlers.withdrawConsent(context, { id: given.id, on: today }))
  expect(await linesOf('plain')).toEqual(['email', '"bruno@example.com"'])
  expect(valueOf(contactAudienceHandlers.recount(context, { audienceId, today })).people).toBe(1)
})
