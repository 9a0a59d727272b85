import { addDays, type Day, daysBetween, localDay } from '../../shared/kernel/day'
import type { Period } from '../../shared/marketing/metrics'
import type { Community } from '../../shared/networking/community'
import type { CommunityHealthAnswer, CommunityHealthFilters } from '../../shared/reports/community-report'
import type { StoreContext } from '../context'
import { reportBasis } from '../marketing/report-basis'
import { communityHealth } from '../networking/community-health'

/** Days an open report of relationships looks back. */
const usualDays = 90

/** A window and the one of the same length before it. */
interface Windows {
  readonly days: { readonly from: Day; readonly to: Day }
  readonly previousDays: { readonly from: Day; readonly to: Day }
}

/** What a period means whose ends may be open: up to today, from 90 days before its end. */
export const windowsOf = ({ from, to }: Period, today: Day): Windows => {
  const last = to ?? (from !== null && from > today ? from : today)
  const first = from === null || from > last ? addDays(last, 1 - usualDays) : from
  const length = daysBetween(first, last) + 1
  return { days: { from: first, to: last }, previousDays: { from: addDays(first, -length), to: addDays(first, -1) } }
}

/** Whole people: who was active in several communities counts once. */
const activeSql = `SELECT count(DISTINCT ic.contact_id) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id
  WHERE i.community_id IS NOT NULL AND (@communityId IS NULL OR i.community_id = @communityId) AND i.on_day >= @from AND i.on_day <= @to`

const communitiesSql = `SELECT id, name, platform, (SELECT count(*) FROM membership m WHERE m.community_id = c.id) AS members FROM community c WHERE (@communityId IS NULL OR id = @communityId) ORDER BY sort_name, id`

/** Answers how communities fared, most active first, against as many days before unless `previous` names others. */
export const communityAnswer = (context: StoreContext, filters: CommunityHealthFilters, previous?: Windows['previousDays']): CommunityHealthAnswer => {
  const { prepare } = context
  const { days, previousDays: daysBefore } = windowsOf(filters.period, localDay(context.now()))
  const previousDays = previous ?? daysBefore
  const { communityId } = filters
  // The columns of communitiesSql; platforms were checked when they were written.
  const communities = prepare(communitiesSql).all({ communityId }) as Pick<Community, 'id' | 'name' | 'platform' | 'members'>[]
  const rows = communities.map((community) => {
    const { active, activeBefore, new: fresh, lapsed, joinedTotal: joined, responses, sentiment, commitment, commitmentBefore } = communityHealth(context, community.id, days, previousDays)
    return { ...community, active, activeBefore, new: fresh, lapsed, joined, commitmentGained: commitment - commitmentBefore, asked: responses.asked, answered: responses.answered, medianDays: responses.medianDays, sentiment }
  })
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return {
    workbook: reportBasis(context).workbook,
    filters,
    days,
    previousDays,
    rows: rows.sort((left, right) => right.active - left.active || right.members - left.members),
    total: {
      active: Number(prepare(activeSql).pluck().get({ communityId, ...days })),
      activeBefore: Number(prepare(activeSql).pluck().get({ communityId, ...previousDays })),
      asked: sum(({ asked }) => asked),
      answered: sum(({ answered }) => answered),
    },
  }
}
