import { asc } from 'drizzle-orm'
import { groupBy } from '../../shared/kernel/group-by'
import { Audience } from '../../shared/marketing/audience'
import type { StoreContext } from '../context'
import { audiences } from './audience.table'

interface Owned {
  readonly audienceId: number
}

/** All audiences by name, each with what belongs to it. */
export const readAudiences = ({ db, prepare }: StoreContext): readonly Audience[] => {
  // Columns as selected.
  const owned = (sql: string): ReadonlyMap<number, readonly Owned[]> => groupBy(prepare(sql).all() as Owned[], ({ audienceId }) => audienceId)
  const sizes = owned('SELECT audience_id AS audienceId, platform, low, high, on_day AS "on" FROM audience_size ORDER BY platform, on_day DESC')
  const uses = owned(
    'SELECT audience_id AS audienceId, campaign_id AS campaignId, name AS campaignName, platform, is_excluded = 1 AS isExcluded FROM audience_use JOIN campaign ON campaign.id = campaign_id ORDER BY sort_name, campaign_id, platform',
  )
  const overlaps = owned(
    `SELECT first_id AS audienceId, second_id AS otherId, name AS otherName, share, on_day AS "on", source FROM audience_overlap JOIN audience ON audience.id = second_id
     UNION ALL SELECT second_id, first_id, name, share, on_day, source FROM audience_overlap JOIN audience ON audience.id = first_id ORDER BY share DESC, otherId`,
  )
  return db
    .select()
    .from(audiences)
    .orderBy(asc(audiences.sortName), asc(audiences.id))
    .all()
    .map((row) =>
      Audience.parse({ ...row, sizes: sizes.get(row.id) ?? [], uses: (uses.get(row.id) ?? []).map((use) => ({ ...use, isExcluded: 'isExcluded' in use && use.isExcluded === 1 })), overlaps: overlaps.get(row.id) ?? [] }),
    )
}
