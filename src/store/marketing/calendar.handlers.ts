import { writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { exportReport } from '../../exports/export-report'
import { icsCalendar } from '../../exports/ics'
import { fileNameOf } from '../../shared/kernel/file-name'
import { ok } from '../../shared/kernel/result'
import { calendarDocument, CalendarEntry, channelText } from '../../shared/marketing/calendar'
import type { calendarContract } from '../../shared/marketing/calendar.contract'
import { creativeStateNames } from '../../shared/marketing/creative'
import { type PlacementFamily, placementNames } from '../../shared/marketing/flight'
import type { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { makeOutput } from '../write-output'
import { reportBasis } from './report-basis'

type Scope = z.output<(typeof calendarContract)['entries']['input']>

interface EntryRow {
  readonly channels: string
}

const entrySql = `
  SELECT 'creative' AS kind, creative.id AS id, creative.name AS title, scheduled_on AS "from", scheduled_on AS "to", campaign_id AS campaignId, campaign.name AS campaignName, state,
    (SELECT json_group_array(DISTINCT platform || '/' || placement) FROM creative_variant WHERE creative_id = creative.id) AS channels
  FROM creative LEFT JOIN campaign ON campaign.id = campaign_id
  WHERE scheduled_on BETWEEN @from AND @to AND (@campaignId IS NULL OR campaign_id = @campaignId) AND (@state IS NULL OR state = @state)
    AND (@platform IS NULL OR EXISTS (SELECT 1 FROM creative_variant WHERE creative_id = creative.id AND platform = @platform))
  UNION ALL
  SELECT 'flight', flight.id, campaign.name, flight.starts_on, flight.ends_on, campaign_id, campaign.name, NULL, json_array(platform || '/' || placement)
  FROM flight JOIN campaign ON campaign.id = campaign_id JOIN media_plan ON media_plan.id = plan_id AND is_current = 1
  WHERE @withFlights AND @state IS NULL AND (@platform IS NULL OR platform = @platform) AND flight.starts_on <= @to AND flight.ends_on >= @from AND (@campaignId IS NULL OR campaign_id = @campaignId)
  ORDER BY "from", kind, title, id`

const toChannel = (pair: string): string => {
  // Written as platform/placement by the statement above.
  const [platform, placement] = pair.split('/') as [AdPlatform, PlacementFamily]
  return channelText(platform, placement === 'any' ? null : placementNames[placement])
}

const readEntries = ({ prepare }: StoreContext, scope: Scope): readonly CalendarEntry[] =>
  // Columns as selected.
  (prepare(entrySql).all({ ...scope, withFlights: Number(scope.withFlights) }) as EntryRow[]).map((row) => CalendarEntry.parse({ ...row, channels: (JSON.parse(row.channels) as string[]).map(toChannel) }))

/** Marks this workbook's things for good: a number alone is given again elsewhere. */
const uidOf = ({ prepare }: StoreContext, { kind, id }: CalendarEntry): string => `${kind}-${id}-${String(prepare('SELECT created_at FROM workbook').pluck().get()).replaceAll(/\D/g, '')}@rapport`

const calendarText = (context: StoreContext, name: string, entries: readonly CalendarEntry[]): string =>
  icsCalendar({
    name,
    at: context.now(),
    events: entries.map((entry) => ({
      uid: uidOf(context, entry),
      title: entry.title,
      from: entry.from,
      to: entry.to,
      description: [entry.campaignName ?? '', ...entry.channels, entry.state === null ? '' : creativeStateNames[entry.state]].filter((line) => line !== '').join('\n'),
    })),
  })

export const calendarHandlers: Handlers<typeof calendarContract, StoreContext> = {
  entries: (context, scope) => ok([...readEntries(context, scope)]),

  exportFile: (context, { scope, format }, control) => {
    control.report({ label: t`Writing calendar`, done: 0, total: null })
    const write = async (path: string) => {
      const { workbook } = reportBasis(context)
      const entries = readEntries(context, scope)
      if (format === 'ics') await writeFile(path, calendarText(context, workbook, entries), { mode: 0o600 })
      else await exportReport(calendarDocument(entries, { workbook, from: scope.from, to: scope.to }), format, { path, resourcesDir: context.resourcesDir })
      return ok({ fileName: `${fileNameOf(t`Calendar ${workbook} ${scope.from}`)}.${format}` })
    }
    return makeOutput(context, format, write, control.isCancelled)
  },
}
