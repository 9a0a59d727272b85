import { addDays, type Day, daysBetween } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { groupBy } from '../kernel/group-by'
import { numberText } from '../kernel/language'
import { plural, t } from '../kernel/words'
import type { CampaignId, Objective } from '../marketing/campaign'
import type { DealId } from '../marketing/deal'
import type { MoneyAmount } from '../marketing/exchange-rate'
import type { CommunityId } from '../networking/community'
import type { ContactId } from '../networking/contact'
import { formatMoney } from '../reports/format'
import type { BridgeRule, Evidence, Proposal, ProposalStep } from './action'

interface Person {
  readonly id: ContactId
  readonly name: string
}

/** What the rules read, gathered in name order; contacts who objected or are archived are not in it. */
export interface ActionFacts {
  readonly today: Day
  readonly advocates: readonly (Person & {
    readonly strength: number | null
    readonly tags: readonly string[]
    readonly communities: readonly { readonly id: CommunityId; readonly name: string }[]
  })[]
  /** Those with an advocate in them. Members and who joined are counted whoever they are. */
  readonly communities: readonly {
    readonly id: CommunityId
    readonly name: string
    readonly members: number
    readonly joined: number
    readonly advocates: number
  }[]
  /** Answers to campaigns that no touch has followed, newest first. `wasProposed`: to answer this person was proposed before, whatever was decided. */
  readonly responses: readonly (Person & { readonly campaignId: CampaignId; readonly campaignName: string; readonly on: Day; readonly wasProposed: boolean })[]
  readonly customers: readonly (Person & {
    readonly customerOn: Day
    readonly lastTouchOn: Day | null
    readonly wonDeals: number
    readonly revenue: readonly MoneyAmount[]
  })[]
  /** Won and lost deals with people in them. `spokeOn`: the last day we spoke with them; `metOn`: the last day of a touch that they took part in. */
  readonly deals: readonly (MoneyAmount & {
    readonly id: DealId
    readonly name: string
    readonly status: 'won' | 'lost'
    readonly on: Day
    readonly people: readonly (Person & { readonly spokeOn: Day | null; readonly metOn: Day | null })[]
  })[]
  readonly campaigns: readonly {
    readonly id: CampaignId
    readonly name: string
    readonly objective: Objective
    readonly isRunning: boolean
    readonly hasExclusion: boolean
  }[]
  /** Posts of others whose use was allowed. */
  readonly grantedPosts: readonly (Person & { readonly postId: number; readonly platform: string; readonly grantedOn: Day })[]
}

const nothing: ProposalStep = { people: [], followUpNote: '', audience: null, creative: null }

const noRow = { contactId: null, dealId: null, campaignId: null, communityId: null } as const

const evidence = (label: string, value: string, row: Partial<Pick<Evidence, 'contactId' | 'dealId' | 'campaignId' | 'communityId'>> = {}): Evidence => ({ label, value, ...noRow, ...row })

const namesOf = ({ id, name }: Person): Person => ({ id, name })

const amountText = ({ amountMinor, currency }: MoneyAmount): string => formatMoney(amountMinor, currency, { withCurrency: true })

const touchedText = (on: Day | null): string => (on === null ? t`no touch logged` : t`last touch ${dayText(on)}`)

const fewestAdvocates = 3

/** Segments by which advocates are looked at: communities first, then tags whose people are not those of an earlier segment. */
const seedAdvocates = ({ advocates }: ActionFacts): Proposal[] => {
  const byCommunity = groupBy(advocates.flatMap((person) => person.communities.map((community) => ({ person, community }))), ({ community }) => community.id)
  const byTag = groupBy(advocates.flatMap((person) => person.tags.map((tag) => ({ person, tag }))), ({ tag }) => tag)
  const segments = [
    ...[...byCommunity.values()].map((entries) => ({ key: `community:${entries[0]?.community.id ?? 0}`, label: entries[0]?.community.name ?? '', communityId: entries[0]?.community.id ?? null, people: entries.map(({ person }) => person) })),
    ...[...byTag].map(([tag, entries]) => ({ key: `tag:${tag}`, label: t`“${tag}”`, communityId: null, people: entries.map(({ person }) => person) })),
  ].filter(({ people }) => people.length >= fewestAdvocates)
  const seen = new Set<string>()
  return segments.flatMap(({ key, label, communityId, people }): Proposal[] => {
    const same = people.map(({ id }) => id).join()
    if (seen.has(same)) return []
    seen.add(same)
    return [{
      rule: 'seed_advocates', subject: key, ...noRow, communityId,
      title: t`Show the next creative to the advocates in ${label} first`,
      why: t`${numberText(people.length)} advocates share ${label}. What they pass on reaches people who trust them before a cent of media is spent.`,
      evidence: people.map(({ id, name, strength }) => evidence(name, strength === null ? t`advocate` : t`advocate, strength ${Math.round(strength)} of 100`, { contactId: id })),
      step: { ...nothing, people: people.map(namesOf), followUpNote: t`Show the new creative first (advocates in ${label})`, creative: { name: t`Seed with advocates: ${label}`, note: t`To be shown to ${numberText(people.length)} advocates in ${label} before it is advertised.`, campaignId: null } },
    }]
  })
}

const growingCommunities = ({ communities }: ActionFacts): Proposal[] =>
  communities
    .filter(({ members, joined, advocates }) => joined >= 5 && advocates > 0 && joined * 10 >= members - joined)
    .map(({ id, name, members, joined, advocates }): Proposal => ({
      rule: 'growing_community', subject: `community:${id}`, ...noRow, communityId: id,
      title: t`Make an audience of people like those in ${name}`,
      why: t`${name} grows, and has people who speak for us. Ads may find more who are like them.`,
      evidence: [evidence(t`Members`, t`${numberText(members)}, ${numberText(joined)} of them joined in the last 90 days`, { communityId: id }), evidence(t`Advocates in it`, numberText(advocates))],
      step: { ...nothing, audience: { name: t`Like the members of ${name}`, kind: 'lookalike', definition: t`People who are like the ${numberText(members)} members of ${name}.`, excludedFrom: null } },
    }))

/** What the next proposal about something is about, of those that come again with other people: the same until it is answered, whoever joins or leaves it. */
const nextSubject = (rule: BridgeRule, about: string, answered: ReadonlySet<string>): string => {
  let turn = 1
  while (answered.has(proposalKey({ rule, subject: `${about}:${turn}` }))) turn += 1
  return `${about}:${turn}`
}

const unansweredResponses = ({ responses, today }: ActionFacts): ActionFacts['responses'] => responses.filter(({ on }) => on <= today && daysBetween(on, today) <= 60)

const answerResponders = (facts: ActionFacts, answered: ReadonlySet<string>): Proposal[] =>
  [...groupBy(unansweredResponses(facts).filter(({ wasProposed }) => !wasProposed), ({ campaignId }) => campaignId)].map(([campaignId, answers]): Proposal => {
    const people = [...groupBy(answers, ({ id }) => id).values()].flatMap((own) => own.slice(0, 1))
    const campaignName = answers[0]?.campaignName ?? ''
    return {
      rule: 'answer_responders', subject: nextSubject('answer_responders', `campaign:${campaignId}`, answered), ...noRow, campaignId,
      title: t`Answer ${plural(people.length, { one: '# person', other: '# people' })} who responded to ${campaignName}`,
      why: t`They answered the campaign, and nobody has been in touch with them since.`,
      evidence: people.map(({ id, name, on }) => evidence(name, t`answered on ${dayText(on)}`, { contactId: id })),
      step: { ...nothing, people: people.map(namesOf), followUpNote: t`Answered the campaign ${campaignName}` },
    }
  })

const thankedOf = ({ deals, today }: ActionFacts): ReadonlySet<ContactId> => new Set(deals.filter((deal) => isUnthanked(deal, today)).flatMap(({ people }) => people.map(({ id }) => id)))

const unwelcomed = ({ customers, today }: ActionFacts): ActionFacts['customers'] =>
  customers.filter(({ customerOn, lastTouchOn }) => customerOn <= today && daysBetween(customerOn, today) <= 60 && (lastTouchOn === null || lastTouchOn < customerOn))

const welcomeCustomers = (facts: ActionFacts): Proposal[] => {
  // Whoever is thanked for a deal is not welcomed as well.
  const thanked = thankedOf(facts)
  return unwelcomed(facts)
    .filter(({ id }) => !thanked.has(id))
    .map(({ id, name, customerOn, lastTouchOn }): Proposal => ({
      rule: 'welcome_customers', subject: `contact:${id}`, ...noRow, contactId: id,
      title: t`Welcome ${name} as a customer`,
      why: t`They became a customer, and nobody has been in touch since.`,
      evidence: [evidence(t`Customer since`, dayText(customerOn), { contactId: id }), evidence(t`Before that`, touchedText(lastTouchOn))],
      step: { ...nothing, people: [{ id, name }], followUpNote: t`Welcome as a new customer` },
    }))
}

const isUnthanked = ({ status, on, people }: ActionFacts['deals'][number], today: Day): boolean =>
  status === 'won' && on <= today && daysBetween(on, today) <= 45 && people.length > 0 && people.every(({ spokeOn }) => spokeOn === null || spokeOn <= on)

const thankForDeals = ({ deals, today }: ActionFacts): Proposal[] =>
  deals
    .filter((deal) => isUnthanked(deal, today))
    .map(({ id, name, on, people, ...amount }): Proposal => ({
      rule: 'thank_for_deal', subject: `deal:${id}`, ...noRow, dealId: id,
      title: t`Say thanks for ${name}`,
      why: t`The deal was won, and we have not spoken with its people after that day.`,
      evidence: [evidence(t`Won`, t`${amountText(amount)} on ${dayText(on)}`, { dealId: id }), ...people.map((person) => evidence(person.name, person.spokeOn === null ? t`we never spoke` : t`we last spoke on ${dayText(person.spokeOn)}`, { contactId: person.id }))],
      step: { ...nothing, people: people.map(namesOf), followUpNote: t`Say thanks for ${name}` },
    }))

const quietDays = 120

const winBack = (facts: ActionFacts): Proposal[] => {
  const { customers, today } = facts
  // Who bought or answered a campaign just now is not quiet: they are thanked, welcomed or answered.
  const heardFrom = new Set([...thankedOf(facts), ...[...unwelcomed(facts), ...unansweredResponses(facts)].map(({ id }) => id)])
  return customers
    .filter(({ id, wonDeals, lastTouchOn, customerOn }) => wonDeals > 0 && (lastTouchOn ?? customerOn) <= addDays(today, -quietDays) && !heardFrom.has(id))
    .map(({ id, name, wonDeals, revenue, lastTouchOn, customerOn }): Proposal => ({
      rule: 'win_back', subject: `contact:${id}:${lastTouchOn ?? customerOn}`, ...noRow, contactId: id,
      title: t`Get back to ${name}`,
      why: t`They bought from us, and it has been quiet for ${numberText(daysBetween(lastTouchOn ?? customerOn, today))} days.`,
      evidence: [evidence(t`Won deals`, `${numberText(wonDeals)}: ${revenue.map(amountText).join(', ')}`, { contactId: id }), evidence(t`Since then`, touchedText(lastTouchOn))],
      step: { ...nothing, people: [{ id, name }], followUpNote: t`Ask how they are getting on; they bought before` },
    }))
}

const isBack = ({ metOn }: ActionFacts['deals'][number]['people'][number], today: Day): boolean => metOn !== null && metOn <= today && daysBetween(metOn, today) <= 30

const revisitLost = ({ deals, today }: ActionFacts): Proposal[] =>
  deals
    .filter(({ status, on, people }) => status === 'lost' && daysBetween(on, today) >= 60 && daysBetween(on, today) <= 365 && people.some((person) => isBack(person, today)))
    .map(({ id, name, on, people, ...amount }): Proposal => {
      const near = people.filter((person) => isBack(person, today))
      return {
        rule: 'revisit_lost', subject: `deal:${id}`, ...noRow, dealId: id,
        title: t`Ask again about ${name}`,
        why: t`The deal was lost some time ago, and its people talk with us again.`,
        evidence: [evidence(t`Lost`, t`${amountText(amount)} on ${dayText(on)}`, { dealId: id }), ...near.map((person) => evidence(person.name, t`in touch with us on ${person.metOn === null ? '' : dayText(person.metOn)}`, { contactId: person.id }))],
        step: { ...nothing, people: near.map(namesOf), followUpNote: t`Ask again about ${name}` },
      }
    })

const fewestCustomers = 5

const excludeCustomers = ({ campaigns, customers }: ActionFacts): Proposal[] =>
  customers.length < fewestCustomers
    ? []
    : campaigns
        .filter(({ isRunning, objective, hasExclusion }) => isRunning && !hasExclusion && (objective === 'leads' || objective === 'sales'))
        .map(({ id, name }): Proposal => ({
          rule: 'exclude_customers', subject: `campaign:${id}`, ...noRow, campaignId: id,
          title: t`Keep ${name} from people who are customers`,
          why: t`The campaign looks for new people, and its ads may be paid for those who have bought already.`,
          evidence: [evidence(t`Campaign`, t`${name}: no audience is kept out`, { campaignId: id }), evidence(t`Customers among the contacts`, numberText(customers.length))],
          step: { ...nothing, audience: { name: t`Customers, kept from ${name}`, kind: 'customer_list', definition: t`Contacts who are customers. Make the list under Bridge, Audiences.`, excludedFrom: id } },
        }))

const useGrantedPosts = ({ grantedPosts, today }: ActionFacts): Proposal[] =>
  grantedPosts
    .filter(({ grantedOn }) => grantedOn <= today && daysBetween(grantedOn, today) <= 90)
    .map(({ id, name, postId, platform, grantedOn }): Proposal => ({
      rule: 'use_granted_post', subject: `post:${postId}`, ...noRow, contactId: id,
      title: t`Make a creative of the post by ${name}`,
      why: t`They allowed its use. What customers show themselves is believed more than what we say.`,
      evidence: [evidence(t`Post`, t`on ${platform}`, { contactId: id }), evidence(t`Allowed`, dayText(grantedOn))],
      step: { ...nothing, people: [{ id, name }], followUpNote: t`Show them the creative made of their post`, creative: { name: t`Post by a customer (${platform}, ${dayText(grantedOn)})`, note: t`Made of a post whose use was allowed.`, campaignId: null } },
    }))

const rules: Readonly<Record<BridgeRule, (facts: ActionFacts, answered: ReadonlySet<string>) => Proposal[]>> = {
  thank_for_deal: thankForDeals,
  answer_responders: answerResponders,
  welcome_customers: welcomeCustomers,
  seed_advocates: seedAdvocates,
  growing_community: growingCommunities,
  exclude_customers: excludeCustomers,
  use_granted_post: useGrantedPosts,
  revisit_lost: revisitLost,
  win_back: winBack,
}

/** The name under which a proposal is answered for good. */
export const proposalKey = ({ rule, subject }: Pick<Proposal, 'rule' | 'subject'>): string => `${rule} ${subject}`

/** What the rules propose, the most pressing first; `answered` holds the keys of those that never come again. */
export const proposals = (facts: ActionFacts, answered: ReadonlySet<string>): Proposal[] => Object.values(rules).flatMap((rule) => rule(facts, answered)).filter((proposal) => !answered.has(proposalKey(proposal)))
