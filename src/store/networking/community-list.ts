import { addDays, type Day } from '../../shared/kernel/day'
import { sortName } from '../../shared/kernel/sort-name'
import type { Community, CommunityId } from '../../shared/networking/community'
import type { StoreContext } from '../context'
import { likePattern } from '../full-text'

/** Days a member counts as active after an interaction in the community. */
const activeDays = 90

/** The day before the first of the days to this one in which who was active counts. */
export const activeSince = (today: Day): Day => addDays(today, -activeDays)

const communitySql = (interactions: string): string => `
  SELECT c.id, c.name, c.platform, c.url, c.rules, c.note,
    (SELECT count(*) FROM membership m WHERE m.community_id = c.id) AS members,
    (SELECT count(DISTINCT ic.contact_id) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id JOIN membership m ON m.community_id = c.id AND m.contact_id = ic.contact_id
      WHERE i.community_id = c.id AND i.on_day > @since AND i.on_day <= @today) AS activeMembers,
    ${interactions} AS interactions,
    (SELECT max(i.on_day) FROM interaction i WHERE i.community_id = c.id) AS lastInteractionOn
  FROM community c`

/** Of all communities the months are added up, which are counted already; of one its interactions are fewer than they. */
const allSql = `WITH counted AS MATERIALIZED (SELECT community_id, sum(interactions) AS interactions FROM community_month GROUP BY community_id)
  ${communitySql('coalesce((SELECT k.interactions FROM counted k WHERE k.community_id = c.id), 0)')} WHERE c.sort_name LIKE @pattern ESCAPE '\\' ORDER BY c.sort_name, c.id`
const oneSql = `${communitySql('(SELECT count(*) FROM interaction i WHERE i.community_id = c.id)')} WHERE c.id = @id`

/** Communities by name whose name has this in it. `today` ends the days of activity. */
export const findCommunities = ({ prepare }: StoreContext, { today, search }: { readonly today: Day; readonly search: string }): Community[] =>
  // The columns of the statement; platforms and days were checked when they were written.
  prepare(allSql).all({ today, since: activeSince(today), pattern: likePattern(sortName(search)) }) as Community[]

/** One community. Undefined: there is none. */
export const readCommunity = ({ prepare }: StoreContext, id: CommunityId, today: Day): Community | undefined =>
  // As above.
  prepare(oneSql).get({ id, today, since: activeSince(today) }) as Community | undefined
