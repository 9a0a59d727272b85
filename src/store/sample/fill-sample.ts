import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../../shared/contract'
import type { FileHandle } from '../../shared/imports/file-handle'
import { addDays, type Day } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import { createRandom } from '../../shared/kernel/random'
import type { Objective } from '../../shared/marketing/campaign'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import { InteractionType } from '../../shared/networking/interaction'
import { createClient } from '../../shared/rpc/client'
import type { Client } from '../../shared/rpc/contract'
import type { Transport } from '../../shared/rpc/wire'
import { pickFrom } from './random'
import { addSampleBridge } from './sample-bridge'
import { sampleGoogleFile, sampleMetaFile } from './sample-ads'
import { addSampleAdvice } from './sample-advice'
import { addSamplePlan } from './sample-plan'
import { addSampleVoice } from './sample-voice'
import { addSampleRelationships } from './sample-relationships'
import { communities, firstNames, handlePlatforms, lastNames, notes, organizations, roles, tags } from './sample-people'

type Random = () => number
type SampleClient = Client<typeof contract>

export interface SampleOptions {
  readonly transport: Transport
  readonly admitFile: (path: string) => FileHandle | null
  readonly stagingDir: string
  readonly today: Day
  /** Turns the workbook's clock to noon of a day; null: to the present. */
  readonly turnClock: (day: Day | null) => void
}

const contactCount = 120
const interactionCount = 620

const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(`The sample could not be made: ${JSON.stringify(result.error)}`)
  return result.value
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/[^a-zA-Z]/g, '').toLowerCase()

/** Two who post from one account, so that there is something among the duplicates. */
const sharers: ReadonlySet<number> = new Set([13, 107])

const addContacts = async (client: SampleClient, random: Random): Promise<readonly ContactId[]> => {
  const ids: ContactId[] = []
  for (let index = 0; index < contactCount; index += 1) {
    const [first, last] = [firstNames[index % firstNames.length] ?? 'Ada', lastNames[(index * 7) % lastNames.length] ?? 'Albers']
    const handle = `${plain(first)}.${plain(last)}`
    const platform = pickFrom(random, handlePlatforms)
    const hasRhythm = random() < 0.4
    const added = await client.networking.contact.add({
      name: `${first} ${last}`,
      organization: pickFrom(random, organizations),
      role: pickFrom(random, roles),
      emails: random() < 0.7 ? [`${handle}@example.com`] : [],
      handles: [{ platform, handle: `@${handle}` }, ...(sharers.has(index) ? [{ platform: 'instagram' as const, handle: '@claywork.collective' }] : [])],
      tags: random() < 0.6 ? [...new Set([pickFrom(random, tags), pickFrom(random, tags)])] : [],
      source: random() < 0.3 ? 'Makers’ Breakfast' : '',
      idealDays: hasRhythm ? pickFrom(random, [14, 30, 45, 60, 90]) : null,
    })
    ids.push(valueOf(added).id)
  }
  return ids
}

const addCommunities = async (client: SampleClient, contacts: readonly ContactId[], random: Random, today: Day): Promise<readonly CommunityId[]> => {
  const ids: CommunityId[] = []
  for (const { name, platform, rules } of communities) {
    const { id } = valueOf(await client.networking.community.add({ name, platform, rules }))
    const members = contacts.filter(() => random() < 0.22)
    for (const part of [0, 1, 2, 3]) {
      const joining = members.filter((_, index) => index % 4 === part)
      // Levels are computed from what people do; in the first place a few are pinned.
      if (joining.length > 0) valueOf(await client.networking.community.join({ id, contactIds: joining, level: part === 0 && ids.length === 0 ? 1 : null, joinedOn: addDays(today, -Math.floor(10 + random() * 500)) }))
    }
    ids.push(id)
  }
  return ids
}

/** Where what is no matter of a social platform happens. */
const ownPlatforms: Readonly<Partial<Record<InteractionType, Platform>>> = { email: 'email', call: 'phone', gift: 'in_person' }

const logInteractions = async (client: SampleClient, contacts: readonly ContactId[], places: readonly CommunityId[], random: Random, today: Day): Promise<void> => {
  for (let index = 0; index < interactionCount; index += 1) {
    // A few people are met often, most seldom.
    const person = (): ContactId => pickFrom(random, contacts.slice(0, Math.max(4, Math.ceil(contacts.length * random() ** 2))))
    const type = pickFrom(random, InteractionType.options)
    const isMeeting = type === 'meeting' || type === 'call' || type === 'event'
    const people = [...new Set(isMeeting ? [person(), person()] : [person()])]
    const direction = isMeeting ? 'mutual' : random() < 0.45 ? 'incoming' : 'outgoing'
    const on = addDays(today, -Math.floor(random() ** 1.7 * 420))
    const minutes = random() < 0.3 ? Math.round(5 + random() * 50) : null
    const platform = isMeeting ? 'in_person' : pickFrom(random, handlePlatforms)
    const communityId = random() < 0.35 ? pickFrom(random, places) : null
    const note = pickFrom(random, notes[direction])
    const isWordless = type === 'like' || type === 'share'
    valueOf(
      await client.networking.interaction.log({
        type, direction, on, minutes, platform: ownPlatforms[type] ?? platform, communityId, note: isWordless ? '' : note, people: people.map((id) => ({ id })),
      }),
    )
  }
}

const importFile = async (client: SampleClient, { admitFile, stagingDir }: SampleOptions, name: string, text: string): Promise<void> => {
  const path = join(stagingDir, name)
  writeFileSync(path, text, { mode: 0o600 })
  const handle = admitFile(path)
  if (handle === null) throw new Error(`The sample file ${name} is not there`)
  valueOf(await client.import.run({ file: handle.id }))
}

const plans: readonly { readonly name: string; readonly objective: Objective; readonly kpi: 'roas' | 'cpa' | 'reach' | 'cpc'; readonly target: number; readonly budgetMinor: number; readonly fees: number; readonly labour: number }[] = [
  { name: 'Autumn tableware', objective: 'sales', kpi: 'roas', target: 3, budgetMinor: 600_000, fees: 38_000, labour: 64_000 },
  { name: 'Always on: workshop videos', objective: 'awareness', kpi: 'reach', target: 400_000, budgetMinor: 700_000, fees: 0, labour: 90_000 },
  { name: 'Spring gifts', objective: 'sales', kpi: 'roas', target: 2.5, budgetMinor: 300_000, fees: 22_000, labour: 30_000 },
  { name: 'Kiln opening', objective: 'traffic', kpi: 'cpc', target: 60, budgetMinor: 45_000, fees: 0, labour: 24_000 },
  { name: 'Brand search', objective: 'sales', kpi: 'cpa', target: 900, budgetMinor: 330_000, fees: 12_000, labour: 10_000 },
  { name: 'Shopping: dinnerware', objective: 'sales', kpi: 'roas', target: 3, budgetMinor: 720_000, fees: 41_000, labour: 38_000 },
  { name: 'Wholesale search', objective: 'leads', kpi: 'cpa', target: 12_000, budgetMinor: 200_000, fees: 9000, labour: 52_000 },
]

const planCampaigns = async (client: SampleClient, random: Random, today: Day): Promise<void> => {
  const { rows } = valueOf(await client.marketing.campaign.list({ limit: 100 }))
  for (const { name, objective, kpi, target, budgetMinor, fees, labour } of plans) {
    const campaign = rows.find((row) => row.name === name)
    if (campaign === undefined) throw new Error(`The sample has no campaign ${name}`)
    const { id } = campaign
    valueOf(await client.marketing.campaign.edit({ id, changes: { objective, kpi, target, budgetMinor, currency: 'EUR', owner: 'Mara' } }))
    const cost = (kind: 'fee' | 'labour' | 'production', label: string, amountMinor: number, daysAgo: number) => client.marketing.costLine.add({ campaignId: id, kind, label, amountMinor, currency: 'EUR', on: addDays(today, -daysAgo) })
    if (fees > 0) valueOf(await cost('fee', 'Agency fee', fees, 40))
    valueOf(await cost('labour', 'Copy and pictures, own hours', labour, 50))
    if (objective === 'awareness') valueOf(await cost('production', 'Video editing', 48_000, 70))
    if (objective !== 'leads') continue
    for (let index = 0; index < 6; index += 1) {
      const town = pickFrom(random, ['Leipzig', 'Hamburg', 'Graz', 'Basel'])
      valueOf(
        await client.marketing.deal.add({
          name: `Café order, ${town}`,
          customer: `Café in ${town}`,
          campaignId: id,
          amountMinor: Math.round((600 + random() * 2200) * 100),
          currency: 'EUR',
          status: pickFrom(random, ['won', 'won', 'open', 'lost'] as const),
          on: addDays(today, -Math.floor(random() * 130)),
        }),
      )
    }
  }
  valueOf(await client.marketing.campaign.add({ name: 'Winter market', objective: 'traffic', kpi: 'cpc', target: 55, status: 'draft', startsOn: addDays(today, 9), endsOn: addDays(today, 30), budgetMinor: 60_000, owner: 'Mara', brief: 'Bring people within 25 km to the stall. Two pictures, one video.' }))
}

/** What the brand looks at again and again, and what it hands out. */
const saveReports = async ({ savedReport }: SampleClient): Promise<void> => {
  valueOf(await savedReport.add({ name: 'Results by month', ask: { report: 'roi', filters: { by: 'month' } } }))
  const summary = 'Tableware carried the season: it sold more than planned at a lower cost per order than the year before.\n\nNext: move part of the workshop budget to search, and thank the potters who wrote about the kiln opening.'
  valueOf(await savedReport.add({ name: 'Report for the owners', ask: { report: 'client', filters: { title: 'How we are doing', preparedFor: 'Juniper & Salt', preparedBy: 'Mara', summary, blocks: ['roi', 'plan_vs_actual', 'pacing', 'community_health'] } } }))
}

/** Cafés that order again: days ago of their orders. Two and a half years of them tell how long a customer stays. */
const regulars: readonly { readonly customer: string; readonly orders: readonly number[] }[] = [
  { customer: 'Café Morgenrot, Leipzig', orders: [900, 640, 400, 210, 40] },
  { customer: 'Teehaus Elbe, Hamburg', orders: [860, 510, 180] },
  { customer: 'Rösterei Mur, Graz', orders: [700, 330, 95] },
  { customer: 'Brasserie am Rhein, Basel', orders: [620, 450] },
  { customer: 'Hofladen Lindenau', orders: [560, 120] },
  { customer: 'Bistro Nord', orders: [480] },
]

const addRegulars = async (client: SampleClient, random: Random, today: Day): Promise<void> => {
  for (const { customer, orders } of regulars) {
    for (const daysAgo of orders) valueOf(await client.marketing.deal.add({ name: `Order, ${customer}`, customer, amountMinor: Math.round((900 + random() * 2600) * 100), currency: 'EUR', status: 'won', on: addDays(today, -daysAgo) }))
  }
}

/** Fills a new workbook with a fictional brand, Juniper & Salt, through the same doors a person uses; the same on the same day everywhere. */
export const fillSample = async (options: SampleOptions): Promise<void> => {
  const { today } = options
  const client = createClient(contract, options.transport)
  const random = createRandom(20_260_331)
  const contacts = await addContacts(client, random)
  const places = await addCommunities(client, contacts, random, today)
  await logInteractions(client, contacts, places, random, today)
  // A source of chance of its own: what follows here stays as it was.
  await addSampleRelationships({ networking: client.networking, contacts, places, today, random: createRandom(20_260_401), valueOf })
  await importFile(client, options, 'Juniper-Salt-Meta-by-day.csv', sampleMetaFile(today, random))
  await importFile(client, options, 'Campaign report.csv', sampleGoogleFile(today, random))
  await planCampaigns(client, random, today)
  await addRegulars(client, random, today)
  valueOf(await client.workbook.configure({ grossMargin: 0.62 }))
  await addSamplePlan(client.marketing, today, valueOf)
  await addSampleVoice({ networking: client.networking, contacts, places, random, today, valueOf })
  await addSampleBridge({ client, contacts, today, valueOf })
  await saveReports(client)
  await addSampleAdvice(client.marketing, client.workbook, options, valueOf)
}
