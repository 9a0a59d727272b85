import { t } from '../../shared/kernel/words'
import { keptSetting } from '../platform/kept'
import { keyNames } from '../platform/key-names'

/** One stop of the tour: a screen, and what is worth knowing of it. */
interface TourStop {
  readonly to: string
  readonly title: string
  readonly text: string
}

export const tourStops: readonly TourStop[] = [
  { to: '/networking', title: t`Who waits for you`, text: t`Replies you owe and people gone quiet stand first. Press Q on any screen to log a touch in seconds.` },
  { to: '/networking/contacts', title: t`Your people`, text: t`Press / to search, Enter to open, Space to select, F2 to change a cell. A right click shows what a row can do.` },
  { to: '/imports/new', title: t`Results come in as files`, text: t`Drop an export on any screen. You see what it holds before anything changes, and can undo it whole.` },
  { to: '/reports/roi', title: t`What came of it`, text: t`Every figure names what was counted. A press on it shows its formula, its sums and the rows behind them.` },
  { to: '/bridge', title: t`Organic beside paid`, text: t`Both halves of one goal on the same formula, your own hours included.` },
  { to: '/help', title: t`Where to look things up`, text: t`The guide is here, also offline. ${keyNames('Ctrl K')} finds everything by name, and ? lists every key.` },
]

/** Where this computer's person is in the tour: not asked yet, at one of its stops, or through with it. */
type TourPlace = 'offered' | 'ended' | number

const place = keptSetting<TourPlace>('rapport-tour', (kept) => {
  if (kept === null) return 'offered'
  const stop = Number(kept)
  return kept !== '' && Number.isInteger(stop) && stop >= 0 && stop < tourStops.length ? stop : 'ended'
})

export const setTourPlace = (next: TourPlace): void => place.set(String(next))

export const useTourPlace = place.use
