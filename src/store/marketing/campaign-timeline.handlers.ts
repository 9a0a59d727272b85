import { ok } from '../../shared/kernel/result'
import { type campaignTimelineContract, TimelineEntry } from '../../shared/marketing/campaign-timeline.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

const step = `FROM creative_event JOIN creative ON creative.id = creative_event.creative_id WHERE campaign_id = @campaignId`

/** A row for each entry: its day, its place within the day, and itself. */
const entries = `
  SELECT starts_on AS day, 0 AS place, json_object('kind', 'starts', 'on', starts_on) AS entry FROM campaign WHERE id = @campaignId AND starts_on IS NOT NULL
  UNION ALL SELECT ends_on, 0, json_object('kind', 'ends', 'on', ends_on) FROM campaign WHERE id = @campaignId AND ends_on IS NOT NULL
  UNION ALL SELECT flight.starts_on, flight.id, json_object('kind', 'flight', 'on', flight.starts_on, 'platform', platform, 'amountMinor', amount_minor, 'currency', currency)
    FROM flight JOIN media_plan ON media_plan.id = plan_id AND is_current = 1 WHERE campaign_id = @campaignId
  UNION ALL SELECT scheduled_on, id, json_object('kind', 'creative', 'on', scheduled_on, 'id', id, 'title', name, 'state', state) FROM creative WHERE campaign_id = @campaignId AND scheduled_on IS NOT NULL
  UNION ALL SELECT date(at, 'localtime'), creative_event.id, json_object('kind', 'step', 'on', date(at, 'localtime'), 'id', creative.id, 'title', creative.name, 'state', to_state, 'by', by) ${step}
  UNION ALL SELECT starts_on, id, json_object('kind', 'test', 'on', starts_on, 'id', id, 'title', name) FROM experiment WHERE campaign_id = @campaignId AND starts_on IS NOT NULL
  UNION ALL SELECT on_day, id, json_object('kind', 'deal', 'on', on_day, 'title', name, 'status', status, 'amountMinor', amount_minor, 'currency', currency) FROM deal WHERE campaign_id = @campaignId
  UNION ALL SELECT on_day, id, json_object('kind', 'cost', 'on', on_day, 'title', label, 'costKind', kind, 'amountMinor', amount_minor, 'currency', currency) FROM cost_line WHERE campaign_id = @campaignId
  UNION ALL SELECT date(imported_at, 'localtime'), id, json_object('kind', 'import', 'on', date(imported_at, 'localtime'), 'id', id, 'title', file_name) FROM import_batch
    WHERE id IN (SELECT batch_id FROM campaign_source JOIN import_use ON import_use.kind = 'source' AND item_id = campaign_source.id WHERE campaign_id = @campaignId)`

export const campaignTimelineHandlers: Handlers<typeof campaignTimelineContract, StoreContext> = {
  list: ({ prepare }, { campaignId, limit, offset }) => {
    const total = Number(prepare(`SELECT count(*) FROM (${entries})`).pluck().get({ campaignId }))
    const rows = prepare(`SELECT entry FROM (${entries}) ORDER BY day DESC, entry ->> 'kind', place DESC LIMIT @limit OFFSET @offset`).pluck().all({ campaignId, limit, offset })
    return ok({ rows: rows.map((text) => TimelineEntry.parse(JSON.parse(String(text)))), total })
  },
}
