import { addDays } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import type { Alert, alertContract } from '../../shared/networking/alert.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { contactExists } from './contact-rows'
import { shownMoves } from './refresh-levels'

/** The sign before `is_archived` keeps SQLite from its index, in which nearly everybody is. Days kept with each contact are looked up in an index of their own: nothing is computed when the workbook opens. That somebody went quiet asks to write to them, which whoever objected is spared. */
const fromContact = (kind: string, column: string): string =>
  `SELECT '${kind}' AS kind, c.${column} AS "on", c.id AS contactId, c.name, NULL AS communityId, NULL AS communityName, NULL AS fromLevel, NULL AS toLevel FROM contact c WHERE c.${column} > @since AND c.${column} <= @today AND +c.is_archived = 0`

/** Alerts of the days after @since to @today that were not dismissed, to be followed by further conditions. */
const shownAlerts = `(
    ${fromContact('went_quiet', 'quiet_on')} AND +c.has_objected = 0
    UNION ALL ${fromContact('came_back', 'came_back_on')}
    UNION ALL ${fromContact('first_contribution', 'first_contribution_on')}
    UNION ALL SELECT 'level_moved', v.on_day, c.id, c.name, k.id, k.name, v.from_level, v.to_level FROM ${shownMoves} CROSS JOIN contact c ON c.id = v.contact_id CROSS JOIN community k ON k.id = v.community_id
      WHERE v.on_day > @since AND v.on_day <= @today AND +c.is_archived = 0
  ) AS a
  WHERE NOT EXISTS (SELECT 1 FROM alert_dismissal d WHERE d.contact_id = a.contactId AND d.kind = a.kind AND d.on_day = a."on" AND d.community_id IS a.communityId)`

const alertsSql = `
  SELECT a.*, ${hasPhotoSql('a.contactId')} FROM ${shownAlerts}
    AND (@kinds IS NULL OR a.kind IN (SELECT value FROM json_each(@kinds)))
  ORDER BY a."on" DESC, a.contactId, a.kind, a.communityId LIMIT 500`

export const alertHandlers: Handlers<typeof alertContract, StoreContext> = {
  // The columns of alertsSql.
  list: ({ prepare }, { today, days, kinds }) => ok((prepare(alertsSql).all({ today, since: addDays(today, -days), kinds: kinds === null ? null : JSON.stringify(kinds) }) as PhotoCount<Alert>[]).map(withPhoto)),

  count: ({ prepare }, { today, from }) => ok(prepare(`SELECT count(*) AS alerts FROM ${shownAlerts}`).get({ today, since: addDays(from, -1) }) as { alerts: number }),

  dismiss: (context, { kind, on, contactId, communityId }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    context
      .prepare(
        'INSERT INTO alert_dismissal (kind, contact_id, community_id, on_day) SELECT ?, ?, asked.place, ? FROM (SELECT ? AS place) AS asked WHERE asked.place IS NULL OR EXISTS (SELECT 1 FROM community WHERE id = asked.place)',
      )
      .run(kind, contactId, on, communityId)
    return ok({})
  },
}
