import { useEffect } from 'react'
import { t } from '../../shared/kernel/words'
import { WaitingState } from '../../shared/networking/keep-in-touch.contract'
import { useClient } from '../platform/client'
import { alertsUntoldSince, dueNoticeOf, takeNotice, useMayNotify } from '../platform/due-notice'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { showDefect } from '../ui/toasts'

/** Tells once a day of the workbook that lies there, while Rapport is open, that follow-ups have come up, people wait, or alerts are new since the last time; in counts alone, not in quiet hours, and not where it was switched off. */
export const DueNotice = ({ place }: { readonly place: string }) => {
  const client = useClient()
  const now = useToday()
  const mayNotify = useMayNotify()
  const { value: counts, isStale } = useAnswer(client.networking.keepInTouch.counts, { today: now })
  useEffect(() => {
    if (!mayNotify || counts === undefined || isStale) return
    const tell = async (): Promise<void> => {
      const from = alertsUntoldSince(place, now)
      if (from === null) return
      const counted = await client.networking.alert.count({ today: now, from })
      const waiting = WaitingState.options.reduce((sum, state) => sum + counts[state], 0)
      const notice = dueNoticeOf({ waiting, followUps: counts.followUps, alerts: counted.ok ? counted.value.alerts : 0 })
      if (notice !== null && takeNotice('due', place, now)) await client.host.notify({ title: t`Keep in touch`, ...notice })
    }
    tell().catch(showDefect)
  }, [mayNotify, counts, isStale, now, client, place])
  return null
}
