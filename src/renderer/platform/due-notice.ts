import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { Day } from '../../shared/kernel/day'
import { seedOf } from '../../shared/kernel/random'
import { plural, t } from '../../shared/kernel/words'
import type { NoticeScreen } from '../../shared/workbook/host.contract'
import { keepHere, keptSetting, parseKept, readKept } from './kept'

/** Whether this computer tells of who waits by itself. */
type DueNotice = 'on' | 'off'

/** Where the days of the newest notices of workbooks are kept, of each kind. */
const dayKeys = { due: 'rapport-due-notice-day', pacing: 'rapport-pacing-notice-day' } as const

const choice = keptSetting<DueNotice>('rapport-due-notice', (kept) => (kept === 'off' ? 'off' : 'on'))

export const setDueNotice: (next: DueNotice) => void = choice.set

export const useDueNoticeChoice = choice.use

/** Hours of the day in which nothing is told; `from` 22 and `to` 8 go over midnight. The same twice: never quiet. */
interface QuietHours {
  readonly from: number
  readonly to: number
}

const quietText = keptSetting('rapport-quiet-hours', (kept) => kept ?? '0-0')

const quietOf = (text: string): QuietHours => {
  const [from = 0, to = 0] = text.split('-').map((part) => (/^(?:1?\d|2[0-3])$/.test(part) ? Number(part) : 0))
  return { from, to }
}

export const setQuietHours = ({ from, to }: QuietHours): void => quietText.set(`${from}-${to}`)

export const useQuietHours = (): QuietHours => quietOf(quietText.use())

/** Whether an hour of the day (0–23) is quiet. */
export const isQuietHour = ({ from, to }: QuietHours, hour: number): boolean => (from <= to ? hour >= from && hour < to : hour >= from || hour < to)

/** How often a waiting window looks whether the quiet hours are over. */
const lookMilliseconds = 30_000

/** Whether it is quiet now; turns by itself when the hour does. */
const useIsQuiet = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const timer = setInterval(listener, lookMilliseconds)
      const stop = quietText.onChange(listener)
      return () => {
        clearInterval(timer)
        stop()
      }
    },
    () => isQuietHour(quietOf(quietText.read()), new Date().getHours()),
  )

/** Whether a notice may be given now: they are not switched off, and it is no quiet hour. */
export const useMayNotify = (): boolean => {
  const isOn = useDueNoticeChoice() === 'on'
  const isQuiet = useIsQuiet()
  return isOn && !isQuiet
}

/** A workbook by where it lies, and the day of its newest notice. */
const Told = z.array(z.tuple([z.number(), Day]))

/** Of so many workbooks the day is kept. */
const mostKept = 20

const toldOf = (kind: keyof typeof dayKeys): z.infer<typeof Told> => parseKept(readKept(dayKeys[kind]), Told, [])

/** By a number: the names of files and folders of every workbook are not for a browser to keep. */
const numberOf = (place: string): number => seedOf(place)

const lastTold = (kind: keyof typeof dayKeys, place: string): Day | null => toldOf(kind).find(([number]) => number === numberOf(place))?.[1] ?? null

/** The day of the notice of a workbook before today's, from which on its alerts were not told yet; today itself where there was none. Null: today's was given. */
export const alertsUntoldSince = (place: string, today: Day): Day | null => {
  const last = lastTold('due', place)
  if (last === today) return null
  return last !== null && last < today ? last : today
}

/** Whether today's notice of a kind is still to be given of a workbook. */
export const isNoticeUntold = (kind: keyof typeof dayKeys, place: string, today: Day): boolean => lastTold(kind, place) !== today

/** The same, and takes it. Once a day for each workbook. */
export const takeNotice = (kind: keyof typeof dayKeys, place: string, today: Day): boolean => {
  if (!isNoticeUntold(kind, place, today)) return false
  const others = toldOf(kind).filter(([number]) => number !== numberOf(place))
  keepHere(dayKeys[kind], JSON.stringify([[numberOf(place), today], ...others].slice(0, mostKept)))
  return true
}

const waitingText = (waiting: number, followUps: number): string | null => {
  if (followUps === 0) return waiting === 0 ? null : t`${plural(waiting, { one: 'One person waits.', other: '# people wait.' })}`
  if (waiting === 0) return t`${plural(followUps, { one: 'One follow-up has come up.', other: '# follow-ups have come up.' })}`
  return t`${plural(followUps, { one: 'One follow-up has come up', other: '# follow-ups have come up' })}, and ${plural(waiting, { one: 'one person waits', other: '# people wait' })}.`
}

interface DueNoticeCounts {
  readonly waiting: number
  readonly followUps: number
  readonly alerts: number
}

/** The notice, in counts alone: it may stand on a locked screen. It opens the overview where there are alerts, which stand nowhere else, beside who waits. Null: there is nothing to tell. */
export const dueNoticeOf = ({ waiting, followUps, alerts }: DueNoticeCounts): { readonly text: string; readonly opens: NoticeScreen } | null => {
  const alertsText = alerts === 0 ? null : t`${plural(alerts, { one: 'There is a new alert.', other: 'There are # new alerts.' })}`
  const told = [waitingText(waiting, followUps), alertsText].filter((text) => text !== null)
  return told.length === 0 ? null : { text: told.join(' '), opens: alerts === 0 ? 'keepInTouch' : 'networking' }
}
