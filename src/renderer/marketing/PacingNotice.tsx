import { useEffect } from 'react'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { isNoticeUntold, takeNotice, useMayNotify } from '../platform/due-notice'
import { useToday } from '../platform/today'
import { showDefect } from '../ui/toasts'

/** What the screen asks for comes first. */
const afterStartMilliseconds = 3000

/** Tells once a day, while Rapport is open, how many lines of the media plan of the workbook that lies there ask for a decision; not in quiet hours, and not where notices were switched off. */
export const PacingNotice = ({ place }: { readonly place: string }) => {
  const client = useClient()
  const today = useToday()
  const mayNotify = useMayNotify()
  useEffect(() => {
    if (!mayNotify) return
    const tell = async (): Promise<void> => {
      if (!isNoticeUntold('pacing', place, today)) return
      const paced = await client.marketing.pacing.overview({})
      const lines = paced.ok ? paced.value.alerts.length : 0
      if (lines === 0 || !takeNotice('pacing', place, today)) return
      await client.host.notify({ title: t`Pacing`, text: t`${plural(lines, { one: 'One line of the media plan asks for a decision.', other: '# lines of the media plan ask for a decision.' })}`, opens: 'pacing' })
    }
    const turn = setTimeout(() => void tell().catch(showDefect), afterStartMilliseconds)
    return () => clearTimeout(turn)
  }, [mayNotify, today, client, place])
  return null
}
