import type { ActionFacts } from '../../shared/bridge/action-rules'
import { addDays, type Day } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import type { ContactId } from '../../shared/networking/contact'
import { strengthOn } from '../../shared/networking/strength'
import type { StoreContext } from '../context'
import { touchTypes } from '../networking/touch-types'

// Every screen shows the count of proposals. CROSS JOIN keeps the few rows first (advocates, posts that may be used): SQLite would begin with all contacts, for their order.

/** Whom we may and want to approach. */
const reachable = 'c.is_archived = 0 AND c.has_objected = 0'

// Each function reads the columns its statement selects.
const all = <T>({ prepare }: StoreContext, sql: string, values: Readonly<Record<string, string>> = {}): T[] => prepare(sql).all(values) as T[]

const gatherAdvocates = (context: StoreContext, today: Day): ActionFacts['advocates'] => {
  const tags = groupBy(
    all<{ id: number; tag: string }>(
      context,
      'SELECT ct.contact_id AS id, t.name AS tag FROM advocate a CROSS JOIN contact_tag ct ON ct.contact_id = a.contact_id JOIN tag t ON t.id = ct.tag_id ORDER BY t.name',
    ),
    ({ id }) => id,
  )
  const places = groupBy(
    all<{ contactId: number } & ActionFacts['advocates'][number]['communities'][number]>(
      context,
      'SELECT m.contact_id AS contactId, k.id, k.name FROM advocate a CROSS JOIN membership m ON m.contact_id = a.contact_id JOIN community k ON k.id = m.community_id ORDER BY k.sort_name, k.id',
    ),
    ({ contactId }) => contactId,
  )
  return all<{ id: ContactId; name: string; rank: number | null }>(context, `SELECT c.id, c.name, c.strength_rank AS rank FROM advocate a CROSS JOIN contact c ON c.id = a.contact_id WHERE ${reachable} ORDER BY c.sort_name, c.id`).map(({ id, name, rank }) => ({
    id, name, strength: strengthOn(rank, today), tags: (tags.get(id) ?? []).map(({ tag }) => tag), communities: (places.get(id) ?? []).map(({ contactId: _contact, ...place }) => place),
  }))
}

// Those whom nobody joined lately are of no interest, and who joined lately lies together in an index: the members of all communities need not be looked through.
const communitiesSql = `WITH newcomers (id, joined) AS (SELECT community_id, count(*) FROM membership WHERE joined_on > @since AND joined_on <= @today GROUP BY community_id),
    spoken_for (id, advocates) AS (SELECT m.community_id, count(*) FROM advocate a CROSS JOIN contact c ON c.id = a.contact_id CROSS JOIN membership m ON m.contact_id = c.id WHERE ${reachable} GROUP BY m.community_id)
  SELECT k.id, k.name, (SELECT count(*) FROM membership m WHERE m.community_id = k.id) AS members, n.joined, s.advocates
  FROM newcomers n JOIN spoken_for s ON s.id = n.id CROSS JOIN community k ON k.id = n.id ORDER BY k.sort_name, k.id`

const responsesSql = `SELECT c.id, c.name, r.campaign_id AS campaignId, p.name AS campaignName, max(r.on_day) AS "on",
    EXISTS (SELECT 1 FROM bridge_action_contact ac JOIN bridge_action a ON a.id = ac.action_id WHERE ac.contact_id = c.id AND a.rule = 'answer_responders' AND a.campaign_id = r.campaign_id) AS wasProposed FROM campaign_response r CROSS JOIN contact c ON c.id = r.contact_id JOIN campaign p ON p.id = r.campaign_id
  WHERE r.on_day BETWEEN @since AND @today AND ${reachable} AND coalesce(c.last_touch_on, '') < r.on_day
  GROUP BY c.id, r.campaign_id ORDER BY "on" DESC, c.sort_name, c.id`

const customersSql = `WITH won AS (SELECT dc.contact_id, min(d.on_day) AS first_on, count(*) AS deals FROM deal d JOIN deal_contact dc ON dc.deal_id = d.id WHERE d.status = 'won' GROUP BY dc.contact_id),
  customer AS (SELECT contact_id FROM won UNION SELECT contact_id FROM contact_stage WHERE customer_on IS NOT NULL)
  SELECT c.id, c.name, c.last_touch_on AS lastTouchOn, coalesce(s.customer_on, won.first_on) AS customerOn, coalesce(won.deals, 0) AS wonDeals
  FROM customer CROSS JOIN contact c ON c.id = customer.contact_id LEFT JOIN contact_stage s ON s.contact_id = c.id LEFT JOIN won ON won.contact_id = c.id WHERE ${reachable} ORDER BY c.sort_name, c.id`

const revenueSql = "SELECT dc.contact_id AS contactId, d.currency, sum(d.amount_minor) AS amountMinor FROM deal_contact dc JOIN deal d ON d.id = dc.deal_id WHERE d.status = 'won' GROUP BY dc.contact_id, d.currency ORDER BY d.currency"

type Customer = Omit<ActionFacts['customers'][number], 'revenue'>
type Revenue = ActionFacts['customers'][number]['revenue'][number] & { readonly contactId: number }

const gatherCustomers = (context: StoreContext): ActionFacts['customers'] => {
  const revenue = groupBy(all<Revenue>(context, revenueSql), ({ contactId }) => contactId)
  return all<Customer>(context, customersSql).map((customer) => ({ ...customer, revenue: (revenue.get(customer.id) ?? []).map(({ currency, amountMinor }) => ({ currency, amountMinor })) }))
}

type DealFact = ActionFacts['deals'][number]
type DealPerson = DealFact['people'][number] & { readonly dealId: number }

const touchDay = (condition: string): string => `(SELECT max(i.on_day) FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = c.id AND i.type IN (${touchTypes}) AND i.direction ${condition})`

const dealPeopleSql = `SELECT d.id AS dealId, c.id, c.name, ${touchDay("<> 'incoming'")} AS spokeOn, ${touchDay("<> 'outgoing'")} AS metOn FROM deal d CROSS JOIN deal_contact dc ON dc.deal_id = d.id CROSS JOIN contact c ON c.id = dc.contact_id
  WHERE d.status <> 'open' AND d.on_day >= @since AND ${reachable} ORDER BY c.sort_name, c.id`

const gatherDeals = (context: StoreContext, today: Day): ActionFacts['deals'] => {
  const since = addDays(today, -366)
  const people = groupBy(all<DealPerson>(context, dealPeopleSql, { since }), ({ dealId }) => dealId)
  return all<Omit<DealFact, 'people'>>(context, `SELECT id, name, status, on_day AS "on", amount_minor AS amountMinor, currency FROM deal WHERE status <> 'open' AND on_day >= @since ORDER BY on_day DESC, id DESC`, { since }).map((deal) => ({
    ...deal, people: (people.get(deal.id) ?? []).map(({ dealId: _deal, ...person }) => person),
  }))
}

const campaignsSql = `SELECT id, name, objective, status = 'active' AND coalesce(starts_on, '') <= @today AND coalesce(ends_on, '9999') >= @today AS isRunning,
    EXISTS (SELECT 1 FROM audience_use u WHERE u.campaign_id = campaign.id AND u.is_excluded = 1) AS hasExclusion FROM campaign ORDER BY sort_name, id`

const postsSql = `SELECT c.id, c.name, p.id AS postId, p.platform, coalesce(p.permission_on, p.on_day) AS grantedOn FROM post p CROSS JOIN contact c ON c.id = p.author_id WHERE p.kind = 'user_generated' AND p.permission = 'granted' AND ${reachable} ORDER BY grantedOn DESC, p.id DESC`

/** Everything the rules read, on a day. */
export const gatherActionFacts = (context: StoreContext, today: Day): ActionFacts => ({
  today,
  advocates: gatherAdvocates(context, today),
  communities: all(context, communitiesSql, { today, since: addDays(today, -90) }),
  responses: all<Omit<ActionFacts['responses'][number], 'wasProposed'> & { wasProposed: number }>(context, responsesSql, {
    today,
    since: addDays(today, -60),
  }).map((response) => ({ ...response, wasProposed: response.wasProposed === 1 })),
  customers: gatherCustomers(context),
  deals: gatherDeals(context, today),
  campaigns: all<Omit<ActionFacts['campaigns'][number], 'isRunning' | 'hasExclusion'> & { isRunning: number; hasExclusion: number }>(context, campaignsSql, {
    today,
  }).map((campaign) => ({ ...campaign, isRunning: campaign.isRunning === 1, hasExclusion: campaign.hasExclusion === 1 })),
  grantedPosts: all<ActionFacts['grantedPosts'][number] & { platform: Platform }>(context, postsSql).map((post) => ({
    ...post,
    platform: platformNames[post.platform],
  })),
})
