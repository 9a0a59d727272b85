import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../src/shared/contract'
import { createClient, DefectError } from '../../src/shared/rpc/client'
import { listProcedures } from '../../src/shared/rpc/contract'
import type { Event, Transport } from '../../src/shared/rpc/wire'
import { valueOf } from './open-test-store'
import type { Connected } from './transports'

const metaFile = (): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'rapport-contract-file-')), 'meta.csv')
  const rows = Array.from({ length: 30 }, (_, index) => `Spring,2026-03-${String(index + 1).padStart(2, '0')},${10 + index}.50,${1000 + index},${20 + index},2026-03-${String(index + 1).padStart(2, '0')},2026-03-${String(index + 1).padStart(2, '0')}`)
  writeFileSync(path, `Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends\n${rows.join('\n')}\n`)
  return path
}

/** Two campaigns over twelve weeks of swinging spend, one three times as dear as the other, day by day from Monday 5 January 2026. */
const weeksFile = (): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'rapport-contract-file-')), 'weeks.csv')
  const rows = Array.from({ length: 84 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 0, 5 + index)).toISOString().slice(0, 10)
    const share = 1 + 0.4 * Math.sin(Math.floor(index / 7) * 2.4)
    return [['Cheap', 3], ['Dear', 1]].map(([campaign, rate]) => `${campaign},${day},${(20 * share).toFixed(2)},1000,20,${Math.round(Number(rate) * share)},${day},${day}`).join('\n')
  })
  writeFileSync(path, `Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Purchases,Reporting starts,Reporting ends\n${rows.join('\n')}\n`)
  return path
}

/** Calls every procedure of the contract over one transport, and says so when one was left out. */
export const describeContract = (name: string, connect: () => Promise<Connected>): void => {
  describe(`the contract ${name}`, () => {
    let connected: Connected
    const called = new Set<string>()
    const watched = (transport: Transport): Transport => ({
      ...transport,
      request: (request) => {
        called.add(request.path)
        return transport.request(request)
      },
    })
    const client = () => createClient(contract, watched(connected.transport))
    beforeAll(async () => {
      connected = await connect()
    })
    afterAll(() => connected.close())

    it('keeps contacts, communities and interactions', async () => {
      const { networking } = client()
      const ada = valueOf(await networking.contact.add({ name: ' Ada Østergård ', emails: ['ada@example.com'], tags: ['press'], idealDays: 30 }))
      expect(ada).toMatchObject({ name: 'Ada Østergård', state: 'fine', tags: ['press'] })
      expect(await networking.contact.get({ id: ada.id })).toMatchObject({ ok: true, value: ada })
      const edited = valueOf(await networking.contact.edit({ id: ada.id, changes: { role: 'Editor' } }))
      expect(edited).toMatchObject({ role: 'Editor', emails: ['ada@example.com'] })
      const { id } = valueOf(await networking.community.add({ name: 'Makers', platform: 'facebook' }))
      expect(valueOf(await networking.community.join({ id, contactIds: [ada.id], level: 2 }))).toEqual({ added: 1, changed: 0 })
      valueOf(await networking.community.edit({ id, changes: { rules: 'Be kind' } }))
      const touch = valueOf(await networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', communityId: id, note: 'Kaffee', people: [{ id: ada.id }, { newName: 'Bruno' }] }))
      expect(touch.people.map(({ name }) => name)).toEqual(['Ada Østergård', 'Bruno'])
      valueOf(await networking.interaction.edit({ id: touch.id, changes: { minutes: 45 } }))
      expect(valueOf(await networking.contact.get({ id: ada.id }))).toMatchObject({ lastTouchOn: '2026-03-03', interactionCount: 1 })
      expect(valueOf(await networking.contact.list({ search: 'ostergard' })).rows.map(({ name }) => name)).toEqual(['Ada Østergård'].filter(() => 'ø'.normalize('NFKD') !== 'ø'))
      expect(valueOf(await networking.contact.list({ search: 'ada edi' })).total).toBe(1)
      expect(valueOf(await networking.contact.tags({}))).toEqual([{ name: 'press', contacts: 1 }])
      valueOf(await networking.contact.editMany({ target: { ids: [ada.id] }, changes: { addTags: ['vip'], removeTags: ['press'] } }))
      expect(valueOf(await networking.community.list({ today: '2026-03-10' }))[0]).toMatchObject({ members: 1, activeMembers: 1 })
      expect(valueOf(await networking.community.get({ id, today: '2026-03-10' }))).toMatchObject({ rules: 'Be kind' })
      expect(valueOf(await networking.community.members({ id, today: '2026-03-10' })).total).toBe(1)
      expect(valueOf(await networking.community.ofContact({ contactId: ada.id, today: '2026-03-10' }))).toMatchObject([{ name: 'Makers', level: 2, isPinned: true }])
      expect(valueOf(await networking.interaction.list({ contactId: ada.id })).total).toBe(1)
      expect(valueOf(await networking.interaction.weekly({ today: '2026-03-03', weeks: 1 }))).toEqual([{ week: '2026-03-02', interactions: 1, people: 2 }])
      expect(valueOf(await networking.keepInTouch.due({ today: '2026-04-05' })).rows.map(({ name }) => name)).toContain('Ada Østergård')
      expect(valueOf(await networking.keepInTouch.snooze({ id: ada.id, until: '2999-01-01' })).state).toBe('snoozed')
      expect(valueOf(await networking.community.pin({ id, contactIds: [ada.id], level: null }))).toEqual({ changed: 1 })
      valueOf(await networking.community.noteSize({ id, on: '2026-03-01', members: 1200 }))
      expect(valueOf(await networking.community.health({ id, from: '2026-03-01', to: '2026-03-31' }))).toMatchObject({ active: 2, new: 2, lapsed: 0, moved: [{ name: 'Ada Østergård', from: 4, to: 2 }], sizes: [{ members: 1200 }] })
      const alerts = valueOf(await networking.alert.list({ today: '2026-03-10', kinds: ['level_moved'] }))
      expect(alerts).toMatchObject([{ kind: 'level_moved', on: '2026-03-03', toLevel: 2, communityName: 'Makers' }])
      for (const { kind, on, contactId, communityId } of alerts) valueOf(await networking.alert.dismiss({ kind, on, contactId, communityId }))
      expect(valueOf(await networking.alert.list({ today: '2026-03-10', kinds: ['level_moved'] }))).toEqual([])
      valueOf(await networking.community.leave({ id, contactIds: [ada.id] }))
      valueOf(await networking.interaction.remove({ id: touch.id }))
      valueOf(await networking.community.remove({ id }))
      expect(valueOf(await networking.contact.remove({ ids: [ada.id] })).removed).toBe(1)
    })

    it('keeps organisations, groups, custom fields and pictures', async () => {
      const { networking } = client()
      const press = valueOf(await networking.group.add({ name: 'Press', idealDays: 14 }))
      const drink = valueOf(await networking.customField.add({ name: 'Drink', kind: 'choice', choices: ['Tea', 'Coffee'] }))
      const studio = valueOf(await networking.organization.add({ name: 'Studio', url: 'https://studio.example' }))
      const ada = valueOf(await networking.contact.add({ name: 'Ada', organization: 'Studio', groupId: press.id, custom: [{ fieldId: drink.id, value: 'Tea' }], howMet: 'At the fair' }))
      expect(ada).toMatchObject({ organizationId: studio.id, groupName: 'Press', custom: [{ fieldId: drink.id, value: 'Tea' }], hasPhoto: false, howMet: 'At the fair' })
      expect(valueOf(await networking.customField.renameChoice({ id: drink.id, from: 'Tea', to: 'Green tea' }))).toMatchObject({ choices: ['Green tea', 'Coffee'], contacts: 1 })
      expect(await networking.customField.edit({ id: drink.id, changes: { choices: ['Coffee'] } })).toMatchObject({ ok: false, error: { type: 'ChoiceInUse', choice: 'Green tea', contacts: 1 } })
      valueOf(await networking.customField.arrange({ ids: [drink.id] }))
      expect(valueOf(await networking.customField.list({}))).toHaveLength(1)
      expect(valueOf(await networking.organization.edit({ id: studio.id, changes: { name: 'Studio Nord' } }))).toMatchObject({ contacts: 1 })
      expect(valueOf(await networking.organization.get({ id: studio.id }))).toMatchObject({ name: 'Studio Nord', url: 'https://studio.example' })
      expect(valueOf(await networking.organization.list({ search: 'nord' })).total).toBe(1)
      valueOf(await networking.group.edit({ id: press.id, changes: { idealDays: 21 } }))
      expect(valueOf(await networking.group.list({}))).toMatchObject([{ idealDays: 21, contacts: 1 }])
      expect(valueOf(await networking.contact.setPhoto({ id: ada.id, base64: 'iVBORw0KGgoA' }))).toMatchObject({ mediaType: 'image/png' })
      expect(valueOf(await networking.contact.photo({ id: ada.id }))).toEqual({ mediaType: 'image/png', base64: 'iVBORw0KGgoA' })
      valueOf(await networking.group.remove({ id: press.id }))
      valueOf(await networking.customField.remove({ id: drink.id }))
      valueOf(await networking.organization.remove({ id: studio.id }))
      expect(valueOf(await networking.contact.get({ id: ada.id }))).toMatchObject({ organization: '', groupId: null, custom: [], dueOn: null, hasPhoto: true })
      valueOf(await networking.contact.remove({ ids: [ada.id] }))
    })

    it('finds, explains, promises and reminds', async () => {
      const { networking } = client()
      const ada = valueOf(await networking.contact.add({ name: 'Ada', idealDays: 5 }))
      valueOf(await networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', people: [{ id: ada.id }] }))
      expect(valueOf(await networking.contact.strength({ id: ada.id, today: '2026-03-03' }))).toMatchObject({ parts: [{ type: 'meeting', adds: 12 }] })
      const filter = { all: [{ field: 'lastTouchOn' as const, test: { is: 'more_than_days_ago' as const, days: 1 } }, { field: 'name' as const, test: { is: 'equals' as const, text: 'ADA' } }] }
      expect(valueOf(await networking.contact.list({ filter, sort: 'strength' })).rows).toMatchObject([{ name: 'Ada', interactionCount: 1 }])
      const view = valueOf(await networking.savedView.add({ name: 'Adas', filter }))
      expect(valueOf(await networking.savedView.replace({ id: view.id, fields: { name: 'Adas', filter, columns: ['name'] } }))).toMatchObject({ columns: ['name'] })
      expect(valueOf(await networking.savedView.list({}))).toHaveLength(1)
      valueOf(await networking.savedView.remove({ id: view.id }))
      const promise = valueOf(await networking.followUp.add({ contactId: ada.id, on: '2026-03-09' }))
      valueOf(await networking.followUp.edit({ id: promise.id, changes: { note: 'Call' } }))
      expect(valueOf(await networking.followUp.list({})).rows).toMatchObject([{ note: 'Call', name: 'Ada' }])
      expect(valueOf(await networking.keepInTouch.counts({ today: '2026-03-20' }))).toMatchObject({ overdue: 1, followUps: 1 })
      expect(valueOf(await networking.keepInTouch.agenda({ from: '2026-03-06' }))).toMatchObject([{ on: '2026-03-08', kind: 'due' }, { on: '2026-03-09', kind: 'follow_up' }])
      expect(valueOf(await networking.keepInTouch.exportCalendar({ today: '2026-03-06' }))).toMatchObject({ mediaType: 'text/calendar' })
      valueOf(await networking.followUp.finish({ id: promise.id, doneOn: '2026-03-09' }))
      valueOf(await networking.followUp.remove({ id: promise.id }))
      valueOf(await networking.contact.remove({ ids: [ada.id] }))
    })

    it('suggests duplicates, keeps apart and merges', async () => {
      const { networking } = client()
      const ids = []
      for (const name of ['Юлия Иванова', 'Iuliia Ivanova', 'Yulia Ivanova']) ids.push(valueOf(await networking.contact.add({ name, emails: [name.startsWith('Y') ? 'Yulia+x@Gmail.com' : 'someone@example.com'] })).id)
      const [first, second, third] = ids
      if (first === undefined || second === undefined || third === undefined) throw new Error('Three were added')
      const pairs = valueOf(await networking.duplicate.list({}))
      expect(pairs.rows[0]).toMatchObject({ first: { id: first }, second: { id: second }, reasons: [{ kind: 'email', shared: 'someone@example.com' }, { kind: 'name' }] })
      expect(valueOf(await networking.duplicate.ofContact({ id: second })).length).toBeGreaterThan(0)
      valueOf(await networking.duplicate.dismiss({ firstId: first, secondId: second }))
      expect(valueOf(await networking.duplicate.list({})).rows.some((pair) => pair.first.id === first && pair.second.id === second)).toBe(false)
      expect(valueOf(await networking.duplicate.merge({ keepId: first, otherId: third }))).toMatchObject({ name: 'Юлия Иванова', emails: ['someone@example.com', 'Yulia+x@Gmail.com'] })
      valueOf(await networking.contact.remove({ ids }))
    })

    it('keeps our handles, posts, voice, advocates and goals', async () => {
      const { networking } = client()
      const { id } = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@ours' }))
      valueOf(await networking.ownHandle.edit({ id, fields: { platform: 'instagram', handle: '@us' } }))
      for (const [on, followers] of [['2026-03-01', 1000], ['2026-03-31', 1100], ['2026-05-01', 1]] as const) valueOf(await networking.ownHandle.noteFollowers({ id, on, followers }))
      valueOf(await networking.ownHandle.removeSnapshot({ id, on: '2026-05-01' }))
      expect(valueOf(await networking.ownHandle.list({}))).toMatchObject([{ handle: '@us', newest: { followers: 1100 } }])
      expect(valueOf(await networking.ownHandle.growth({ id, from: '2026-03-01', to: '2026-03-31' }))).toMatchObject({ change: 100, rate: 0.1 })
      const post = valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', ownHandleId: id, on: '2026-03-02', reach: 500, reactions: 40, comments: 10 }))
      expect(post).toMatchObject({ engagements: 50, engagementParts: ['reactions', 'comments'], rates: { byReach: 0.1, byImpressions: null, byFollowers: 0.05 } })
      valueOf(await networking.post.replace({ id: post.id, fields: { kind: 'own', platform: 'instagram', ownHandleId: id, on: '2026-03-02', impressions: 1000, reactions: 40 } }))
      expect(valueOf(await networking.post.list({ kind: 'own' })).rows).toMatchObject([{ rates: { byReach: null, byImpressions: 0.04 } }])
      expect(valueOf(await networking.post.engagement({}))).toMatchObject({ posts: 1, byImpressions: { pooled: 0.04, mean: 0.04, posts: 1 }, byReach: { pooled: null, posts: 0 } })
      const voice = { name: 'March', from: '2026-03-01', to: '2026-03-31', source: 'Hand count', ownMentions: 30, competitors: [{ name: 'Other', mentions: 70 }] }
      const measured = valueOf(await networking.shareOfVoice.add(voice))
      expect(measured.share).toBe(0.3)
      valueOf(await networking.shareOfVoice.replace({ id: measured.id, fields: { ...voice, ownMentions: 0, competitors: [{ name: 'Other', mentions: 0 }] } }))
      expect(valueOf(await networking.shareOfVoice.list({}))).toMatchObject([{ share: null }])
      valueOf(await networking.shareOfVoice.remove({ id: measured.id }))
      const ada = valueOf(await networking.contact.add({ name: 'Ada' }))
      valueOf(await networking.advocate.name({ contactId: ada.id, reason: 'Brings friends', since: '2026-03-01' }))
      expect(valueOf(await networking.advocate.list({ today: '2026-03-31' }))).toMatchObject([{ name: 'Ada', reason: 'Brings friends', strength: null }])
      valueOf(await networking.advocate.remove({ contactId: ada.id }))
      const goal = valueOf(await networking.goal.add({ name: '2,200 followers', measure: 'followers', target: 2200, startsOn: '2026-03-01', dueOn: '2026-04-29', ownHandleId: id }))
      expect(valueOf(await networking.goal.list({ today: '2026-03-31' }))).toMatchObject([{ value: 1100, progress: 0.5, unit: 'followers' }])
      valueOf(await networking.goal.replace({ id: goal.id, fields: { name: 'Posts', measure: 'posts', target: 4, startsOn: '2026-03-01', dueOn: '2026-04-29' } }))
      expect(valueOf(await networking.goal.list({ today: '2026-03-30' }))).toMatchObject([{ value: 1, progress: 0.25, elapsed: 0.5 }])
      valueOf(await networking.goal.remove({ id: goal.id }))
      valueOf(await networking.post.remove({ id: post.id }))
      valueOf(await networking.ownHandle.remove({ id }))
      valueOf(await networking.contact.remove({ ids: [ada.id] }))
    })

    it('exports, erases, heeds objections, proves consent, forgets in time', async () => {
      const { networking } = client()
      const { personalData } = networking
      const ada = valueOf(await networking.contact.add({ name: 'Ada', emails: ['ada@example.com'] }))
      expect(valueOf(await personalData.export({ contactId: ada.id, format: 'json' }))).toMatchObject({ mediaType: 'application/json' })
      const consent = valueOf(await personalData.addConsent({ contactId: ada.id, purpose: 'Newsletter', basis: 'consent', source: 'Form', givenOn: '2026-03-01' }))
      expect(valueOf(await personalData.withdrawConsent({ id: consent.id, on: '2026-03-09' }))).toMatchObject({ withdrawnOn: '2026-03-09' })
      expect(valueOf(await personalData.consents({ contactId: ada.id }))).toHaveLength(1)
      expect(valueOf(await personalData.object({ contactId: ada.id, on: '2026-03-09' }))).toEqual({ keys: 1 })
      expect(valueOf(await networking.contact.get({ id: ada.id })).hasObjected).toBe(true)
      valueOf(await personalData.withdrawObjection({ contactId: ada.id }))
      const rule = valueOf(await personalData.addRetentionRule({ name: 'Three years', idleDays: 1095, filter: { field: 'name', test: { is: 'equals', text: 'ada' } } }))
      expect(valueOf(await personalData.retentionRules({}))).toEqual([rule])
      expect(valueOf(await personalData.previewRetention({ id: rule.id, today: '2099-01-01' }))).toMatchObject({ total: 1, rows: [{ name: 'Ada' }] })
      expect(valueOf(await personalData.applyRetention({ id: rule.id, today: '2020-01-01', sharedNotes: 'keep' })).erased).toBe(0)
      valueOf(await personalData.removeRetentionRule({ id: rule.id }))
      expect(valueOf(await personalData.erase({ contactIds: [ada.id], sharedNotes: 'clear' }))).toMatchObject({ erased: 1, interactionsRemoved: 0 })
      expect(await networking.contact.get({ id: ada.id })).toMatchObject({ ok: false, error: { type: 'ContactNotFound' } })
    })

    it('keeps campaigns, costs and deals', async () => {
      const { marketing, report } = client()
      const campaign = valueOf(await marketing.campaign.add({ name: 'Autumn', objective: 'sales', currency: 'EUR', budgetMinor: 100_00 }))
      valueOf(await marketing.campaign.edit({ id: campaign.id, changes: { kpi: 'roas', target: 3 } }))
      expect(valueOf(await marketing.campaign.get({ id: campaign.id }))).toMatchObject({ kpi: 'roas', target: 3 })
      const cost = valueOf(await marketing.costLine.add({ campaignId: campaign.id, kind: 'fee', label: 'Agency', amountMinor: 50_00, currency: 'EUR', on: '2026-03-01' }))
      valueOf(await marketing.costLine.edit({ id: cost.id, fields: { campaignId: campaign.id, kind: 'labour', label: 'Hours', amountMinor: 40_00, currency: 'EUR', on: '2026-03-01' } }))
      const deal = valueOf(await marketing.deal.add({ name: 'Café', campaignId: campaign.id, amountMinor: 100_00, currency: 'EUR', status: 'won', on: '2026-03-05' }))
      valueOf(await marketing.deal.edit({ id: deal.id, fields: { name: 'Café', campaignId: campaign.id, amountMinor: 120_00, currency: 'EUR', status: 'won', on: '2026-03-05' } }))
      expect(valueOf(await marketing.costLine.list({ campaignId: campaign.id }))).toHaveLength(1)
      expect(valueOf(await marketing.deal.list({}))).toHaveLength(1)
      const { total } = valueOf(await report.roi({}))
      expect(total).toMatchObject({ costMinor: 40_00, revenueMinor: 120_00, roi: 2 })
      expect(valueOf(await marketing.campaign.list({})).rows).toHaveLength(1)
      expect(valueOf(await marketing.campaign.list({ currency: 'USD' }))).toMatchObject({ rows: [], sum: { currency: 'USD' } })
      expect(valueOf(await marketing.campaign.names({}))).toEqual([{ id: campaign.id, name: 'Autumn' }])
      expect(valueOf(await report.currencies({}))).toEqual(['EUR'])
      expect(valueOf(await marketing.campaign.results({ id: campaign.id })).sum).toMatchObject({ costMinor: 40_00 })
      valueOf(await marketing.deal.remove({ id: deal.id }))
      valueOf(await marketing.costLine.remove({ id: cost.id }))
      valueOf(await marketing.campaign.remove({ id: campaign.id }))
    })

    it('learns from results, suggests, and keeps what an adopted suggestion promised', async () => {
      const { marketing: { advice, mediaPlan }, import: imports, workbook } = client()
      expect(valueOf(await advice.choices({}))).toEqual([])
      const { batch } = valueOf(await imports.run({ file: await connected.admitFile(weeksFile()) }))
      const choice = valueOf(await advice.choices({})).find(({ grain }) => grain === 'campaign')
      if (choice === undefined || batch === null) throw new Error('The file has conversions')
      const { outcome, grain, currency } = choice
      const question = { outcome, grain, currency }
      expect(await advice.suggest({ question, wishes: {} })).toMatchObject({ ok: false, error: { type: 'FitNeeded' } })
      const { dataVersion } = valueOf(await advice.fit({ question }))
      expect(valueOf(await advice.overview({ question }))).toMatchObject({ tier: 1, dataVersion, fit: { isCurrent: true, curves: [{ name: 'Cheap' }, { name: 'Dear' }] } })
      const { outcome: answer, channels } = valueOf(await advice.suggest({ question, wishes: { channels: [] } }))
      expect(answer).toBe('move')
      expect(channels.map(({ nowMinor, suggestedMinor }) => Math.sign(suggestedMinor - nowMinor))).toEqual([1, -1])
      const adopted = await advice.adopt({ question, wishes: {}, name: 'Advised' })
      expect(valueOf(adopted)).toMatchObject({ plan: { name: 'Advised', isCurrent: true }, promise: { dataVersion } })
      expect(valueOf(await advice.promises({}))).toMatchObject({ promises: [{ state: 'waiting' }], tally: { made: 1, judged: 0 } })
      valueOf(await workbook.undo({ step: adopted.undoStep }))
      expect(valueOf(await advice.promises({})).promises).toEqual([])
      expect(valueOf(await mediaPlan.list({}))).toEqual([])
      valueOf(await imports.undo({ id: batch }))
    })

    it('keeps a media plan, its flights, costs and exchange rates', async () => {
      const { marketing, workbook } = client()
      const { campaign, mediaPlan, flight, planCost, exchangeRate, planning, budget, pacing } = marketing
      const { id: campaignId } = valueOf(await campaign.add({ name: 'Planned' }))
      expect(valueOf(await planning.configure({ firstWeekday: 1 }))).toEqual(valueOf(await planning.settings({})))
      const { id: planId } = valueOf(await mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' }))
      const { id } = valueOf(await flight.add({ planId, fields: { campaignId, platform: 'meta', startsOn: '2026-03-02', endsOn: '2026-03-15', amountMinor: 1400_00, currency: 'USD' } }))
      valueOf(await flight.move({ id, startsOn: '2026-03-09' }))
      valueOf(await flight.stretch({ id, startsOn: '2026-03-09', endsOn: '2026-03-29' }))
      valueOf(await flight.setAmount({ id, amountMinor: 2100_00 }))
      valueOf(await flight.setShape({ id, shape: 'back' }))
      valueOf(await flight.setDark({ id, dark: [{ from: '2026-03-16', to: '2026-03-22' }] }))
      valueOf(await flight.setCell({ id, days: { from: '2026-03-09', to: '2026-03-15' }, amountMinor: 100_00 }))
      valueOf(await flight.assign({ id, campaignId, platform: 'google', placement: 'search' }))
      valueOf(await flight.note({ id, note: 'Fair' }))
      expect(valueOf(await flight.book({ ids: [id], isBooked: true }))).toEqual({ changed: 1 })
      const copy = valueOf(await flight.copy({ id, startsOn: '2026-06-01' }))
      expect(valueOf(await flight.get({ id: copy.id }))).toEqual(copy)
      const cost = valueOf(await planCost.add({ planId, fields: { kind: 'tax', label: 'Ad tax', rule: { rule: 'percent', ratePpm: 50_000 } } }))
      valueOf(await planCost.edit({ id: cost.id, fields: { kind: 'tax', label: 'Ad tax', rule: { rule: 'percent', ratePpm: 60_000 } } }))
      expect(valueOf(await planCost.list({ planId }))).toMatchObject([{ label: 'Ad tax' }])
      const rate = valueOf(await exchangeRate.set({ from: 'USD', to: 'EUR', on: '2026-03-01', rate: '0.90', source: 'ECB' }))
      expect(valueOf(await exchangeRate.convert({ amounts: [{ currency: 'USD', amountMinor: 1000 }], to: 'EUR', on: '2026-03-05' }))).toMatchObject({ amountMinor: 900, used: [rate] })
      const sheet = valueOf(await mediaPlan.sheet({ id: planId, convert: { to: 'EUR', on: '2026-03-05' } }))
      expect(sheet).toMatchObject({ rows: [{ campaignName: 'Planned', placement: 'search' }], converted: { total: { reason: null } } })
      const limit = valueOf(await budget.set({ planId, fields: { campaignId, amountMinor: 5000_00, currency: 'USD' } }))
      expect(valueOf(await budget.overview({ planId })).lines).toMatchObject([{ budget: limit, overMinor: 0, spentMinor: null }])
      valueOf(await budget.remove({ id: limit.id }))
      valueOf(await planning.setZone({ platform: 'google', timeZone: 'America/New_York' }))
      expect(valueOf(await planning.zones({}))).toEqual([{ platform: 'google', timeZone: 'America/New_York' }])
      expect(valueOf(await pacing.overview({}))).toMatchObject({ plan: { name: 'First' }, lines: [{ campaignName: 'Planned' }, { campaignName: 'Planned' }] })
      const second = valueOf(await mediaPlan.duplicate({ id: planId, name: 'Second' }))
      valueOf(await mediaPlan.edit({ id: second.id, changes: { note: 'Cheaper' } }))
      const made = await mediaPlan.makeCurrent({ id: second.id })
      const removed = valueOf(await flight.remove({ ids: valueOf(await flight.list({ planId: second.id })).map((one) => one.id) }))
      expect(removed).toEqual({ removed: 2 })
      expect(valueOf(await mediaPlan.compare({ before: planId, after: second.id }))).toMatchObject({ flights: [{ after: null }, { after: null }], costs: [] })
      valueOf(await workbook.undo({ step: made.undoStep }))
      valueOf(await mediaPlan.remove({ id: second.id }))
      expect(valueOf(await mediaPlan.list({}))).toMatchObject([{ name: 'First', isCurrent: true, flights: 2 }])
      expect(valueOf(await exchangeRate.list({}))).toEqual([rate])
      valueOf(await exchangeRate.remove({ id: rate.id }))
      valueOf(await planCost.remove({ id: cost.id }))
      valueOf(await mediaPlan.remove({ id: planId }))
      valueOf(await campaign.remove({ id: campaignId }))
    })

    it('keeps templates and audiences', async () => {
      const { campaign, campaignTemplate, audience } = client().marketing
      const { id: campaignId } = valueOf(await campaign.add({ name: 'Launch', objective: 'leads' }))
      const template = valueOf(await campaignTemplate.save({ campaignId, name: 'Launches' }))
      const started = valueOf(await campaignTemplate.start({ id: template.id, name: 'Second launch' }))
      const copy = valueOf(await campaign.duplicate({ id: campaignId, name: 'Third launch' }))
      expect(valueOf(await campaign.archive({ ids: [started.id, copy.id] }))).toEqual({ archived: 2 })
      expect(valueOf(await campaignTemplate.list({}))).toEqual([template])
      valueOf(await campaignTemplate.remove({ id: template.id }))
      const { id } = valueOf(await audience.add({ name: 'Potters', kind: 'interest' }))
      const { id: otherId } = valueOf(await audience.add({ name: 'Customers', kind: 'customer_list' }))
      valueOf(await audience.edit({ id, changes: { exclusions: 'Customers' } }))
      valueOf(await audience.setSize({ id, size: { platform: 'meta', low: 1000, high: 2000, on: '2026-03-01' } }))
      valueOf(await audience.target({ id, campaignId, platform: 'meta' }))
      valueOf(await audience.setOverlap({ id, otherId, share: 0.25, on: '2026-03-01', source: 'Meta' }))
      expect(valueOf(await audience.list({ campaignId }))).toMatchObject([{ exclusions: 'Customers', sizes: [{ high: 2000 }], uses: [{ campaignName: 'Launch', isExcluded: false }], overlaps: [{ otherName: 'Customers', share: 0.25 }] }])
      expect(valueOf(await audience.get({ id: otherId }))).toMatchObject({ overlaps: [{ otherName: 'Potters' }] })
      valueOf(await audience.removeSize({ id, platform: 'meta' }))
      valueOf(await audience.untarget({ id, campaignId, platform: 'meta' }))
      for (const one of [id, otherId]) valueOf(await audience.remove({ id: one }))
      for (const one of [campaignId, started.id, copy.id]) valueOf(await campaign.remove({ id: one }))
    })

    it('keeps experiments and goals, and knows what customers are worth', async () => {
      const { experiment, quarterGoal, customerValue } = client().marketing
      const design = { baseline: 0.2, lift: 0.05 }
      expect(valueOf(await experiment.size(design))).toEqual({ perVariant: 1030 })
      const { id } = valueOf(await experiment.add({ fields: { name: 'Colour' }, design }))
      valueOf(await experiment.edit({ id, fields: { name: 'Colour', hypothesis: 'Red is seen first' } }))
      valueOf(await experiment.plan({ id, design: { ...design, lift: 0.1 } }))
      valueOf(await experiment.record({ id, first: { trials: 100, successes: 20 }, second: { trials: 100, successes: 30 } }))
      valueOf(await experiment.decide({ id, decision: 'Wait' }))
      expect(valueOf(await experiment.get({ id }))).toMatchObject({ decision: 'Wait', verdict: { kind: 'not_enough', difference: null } })
      expect(valueOf(await experiment.list({}))).toHaveLength(1)
      valueOf(await experiment.remove({ id }))
      const goal = valueOf(await quarterGoal.set({ quarter: '2026-Q1', metric: 'roas', target: 3 }))
      expect(valueOf(await quarterGoal.list({ lastDay: '2026-02-14' }))).toMatchObject([{ metric: 'roas', actual: null, elapsed: 0.5 }])
      valueOf(await quarterGoal.remove({ id: goal.id }))
      expect(valueOf(await customerValue.summary({ to: '2026-12-31' }))).toMatchObject({ currency: 'EUR', customers: 0, ltvMinor: null })
    })

    it('imports as a job with progress, reports, exports and undoes', async () => {
      const api = client()
      const file = await connected.admitFile(metaFile())
      const progress: string[] = []
      const preview = valueOf(await api.import.preview({ file }))
      expect(preview.receipt).toMatchObject({ batch: null, platform: 'meta', grain: 'day', rows: { read: 30, added: 30 } })
      const receipt = valueOf(await api.import.run({ file, sha256: preview.receipt.sha256 }, { onProgress: ({ label }) => progress.push(label) }))
      expect(receipt.rows).toEqual({ read: 30, added: 30, changed: 0, unchanged: 0, refused: 0, totals: 0 })
      expect(receipt.totals.spend).toBe('750.00')
      if (receipt.batch === null) throw new Error('No batch')
      expect(valueOf(await api.import.get({ id: receipt.batch }))).toMatchObject({ file: 'meta.csv' })
      expect(valueOf(await api.import.refusals({ id: receipt.batch }))).toEqual([])
      expect(valueOf(await api.import.list({}))).toHaveLength(1)
      const output = valueOf(await api.report.exportRoi({ format: 'csv' }))
      expect(output).toMatchObject({ mediaType: 'text/csv' })
      const listed = valueOf(await api.jobs.list({}))
      expect(listed.map(({ path }) => path)).toContain('import.run')
      const previewed = listed.find(({ path }) => path === 'import.preview')?.id ?? 0
      expect(valueOf(await api.jobs.get({ id: previewed }))).toMatchObject({ path: 'import.preview' })
      expect(valueOf(await api.jobs.cancel({ id: previewed }))).toEqual({ stopped: false })
      expect(valueOf(await api.import.undo({ id: receipt.batch }))).toEqual({ removed: 30, restored: 0 })
      expect(await api.import.get({ id: receipt.batch })).toMatchObject({ ok: false, error: { type: 'BatchNotFound' } })
    })

    it('remembers how a person told a header to be read', async () => {
      const api = client()
      const folder = mkdtempSync(join(tmpdir(), 'rapport-contract-file-'))
      const write = (name: string, day: string): string => {
        writeFileSync(join(folder, name), `When,What,Paid,Seen\n${day},Spring,10.50,1000\n${day},Autumn,4.25,300\n`)
        return join(folder, name)
      }
      const first = await connected.admitFile(write('first.csv', '2026-04-01'))
      const receipt = valueOf(await api.import.run({ file: first, options: { platform: 'generic', currency: 'EUR', mapping: { 0: 'day', 1: 'campaign_name', 2: 'spend', 3: 'impressions' } } }))
      expect(receipt.totals).toMatchObject({ spend: '14.75', impressions: 1300 })
      const second = await connected.admitFile(write('second.csv', '2026-04-02'))
      const preview = valueOf(await api.import.preview({ file: second }))
      expect(preview.columns.map(({ field }) => field)).toEqual(['day', 'campaign_name', 'spend', 'impressions'])
      expect(preview.receipt).toMatchObject({ platform: 'generic', totals: { spend: '14.75' } })
      valueOf(await api.import.undo({ id: receipt.batch ?? 0 }))
    })

    it('keeps creatives and the calendar', async () => {
      const { creative, calendar } = client().marketing
      const { id } = valueOf(await creative.add({ name: 'Kiln', landingUrl: 'https://example.com' }))
      valueOf(await creative.edit({ id, changes: { note: 'Warm light' } }))
      valueOf(await creative.reschedule({ id, on: '2026-04-02' }))
      const variant = valueOf(await creative.addVariant({ id, fields: { platform: 'meta', placement: 'feed', body: 'Come and see' } }))
      valueOf(await creative.editVariant({ id: variant.id, fields: { platform: 'meta', placement: 'story', body: 'Come and see' } }))
      expect(valueOf(await creative.setConvention(valueOf(await creative.convention({}))))).toMatchObject({ separator: '_' })
      expect(valueOf(await creative.links({}))).toMatchObject([{ creative: 'Kiln', url: expect.stringContaining('utm_source=meta') }])
      valueOf(await creative.removeVariant({ id: variant.id }))
      expect(valueOf(await creative.advance({ id, to: 'review', by: 'Mara' }))).toMatchObject({ state: 'review' })
      expect(valueOf(await creative.list({}))).toEqual([valueOf(await creative.get({ id }))])
      expect(valueOf(await calendar.entries({ from: '2026-04-01', to: '2026-04-30' }))).toMatchObject([{ title: 'Kiln' }])
      expect(valueOf(await calendar.exportFile({ scope: { from: '2026-04-01', to: '2026-04-30' }, format: 'ics' }))).toMatchObject({ mediaType: 'text/calendar' })
      valueOf(await creative.remove({ id }))
    })

    it('undoes and does again, searches, configures, checks', async () => {
      const { workbook, networking } = client()
      const added = await networking.contact.add({ name: 'Undone Person' })
      const contact = valueOf(added)
      expect(added.undoStep).not.toBeNull()
      expect(valueOf(await workbook.search({ text: 'undone' }))).toMatchObject([{ kind: 'contact', title: 'Undone Person' }])
      expect(valueOf(await workbook.undo({ step: added.undoStep }))).toMatchObject({ label: 'Add contact', isUndone: true })
      expect(await networking.contact.get({ id: contact.id })).toMatchObject({ ok: false, error: { type: 'ContactNotFound' } })
      expect(valueOf(await workbook.search({ text: 'undone' }))).toEqual([])
      valueOf(await workbook.redo({}))
      expect(valueOf(await networking.contact.get({ id: contact.id }))).toEqual(contact)
      expect(valueOf(await workbook.history({}))[0]).toMatchObject({ label: 'Add contact', isUndone: false })
      expect(valueOf(await workbook.configure({ grossMargin: 0.5 }))).toMatchObject({ name: 'Contract', currency: 'EUR', grossMargin: 0.5 })
      expect(valueOf(await workbook.info({}))).toMatchObject({ isSample: false, settings: { grossMargin: 0.5 } })
      const report = valueOf(await workbook.check({}))
      expect(report.findings.filter(({ ok }) => !ok)).toEqual([])
    })

    it('returns a declared failure as data and undoes what the command wrote', async () => {
      const { networking } = client()
      const before = valueOf(await networking.contact.list({})).total
      const failed = await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-03-03', people: [{ newName: 'Never' }, { id: 999_999 }] })
      expect(failed).toMatchObject({ ok: false, error: { type: 'ContactNotFound', id: 999_999 }, undoStep: null })
      expect(valueOf(await networking.contact.list({})).total).toBe(before)
    })

    it('backs itself up, and says what a backup holds', async () => {
      const { backups, networking } = client()
      const made = valueOf(await backups.make({}))
      expect(valueOf(await backups.make({}))).toEqual(made)
      const listed = valueOf(await backups.list({}))
      expect(listed.problem).toBeNull()
      // A host that backs up by itself may have made others before.
      expect(listed.backups[0]).toEqual(made)
      const { total } = valueOf(await networking.contact.list({}))
      expect(valueOf(await backups.peek({ id: made.id }))).toMatchObject({ counts: { contacts: total } })
      expect(await backups.peek({ id: `../${made.id}` })).toMatchObject({ ok: false, error: { type: 'BackupNotFound' } })
    })

    it('names what is wrong with an input, field by field', async () => {
      const result = await client().networking.contact.add({ name: '', emails: ['no'] })
      expect(result).toMatchObject({ ok: false, error: { type: 'InvalidInput', issues: [{ path: 'name' }, { path: 'emails.0' }] } })
    })

    it('announces what a command changed', async () => {
      const topics = new Promise<readonly string[]>((resolve) => connected.transport.onEvent((event: Event) => (event.kind === 'changed' ? resolve(event.topics) : undefined)))
      await client().networking.contact.add({ name: 'Announced' })
      expect(await topics).toEqual(expect.arrayContaining(['contact', 'keepInTouch', 'workbook']))
    })

    it('turns a bug into a reference, not a stack', async () => {
      const broken = createClient({ nowhere: contract.networking.contact }, connected.transport)
      await expect(broken.nowhere.list({})).rejects.toBeInstanceOf(DefectError)
    })

    it('was called whole: every procedure of the contract', () => {
      const all = listProcedures(contract).map(({ path }) => path)
      expect(all.filter((path) => !called.has(path))).toEqual([])
    })
  })
}
