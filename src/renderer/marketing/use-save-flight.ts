import type { Currency } from '../../shared/kernel/money'
import type { AdPlatform } from '../../shared/kernel/platform'
import type { Flight, FlightFields, MediaPlanId, PlacementFamily } from '../../shared/marketing/flight'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { FlightShape } from '../../shared/marketing/flighting'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'

/** A flight as it stands in the dialog; days may be half typed. */
export interface TypedFlight {
  readonly campaignId: string
  /** Null: the campaign’s own. */
  readonly platform: AdPlatform | null
  readonly placement: PlacementFamily
  readonly startsOn: string
  readonly endsOn: string
  /** Null: no amount yet. */
  readonly amountMinor: number | null
  /** Null: the campaign’s own. */
  readonly currency: Currency | null
  readonly shape: FlightShape
  readonly dark: readonly { readonly from: string; readonly to: string }[]
  readonly isBooked: boolean
  readonly note: string
}

type Failure = { readonly type: string }
const gone: Failure = { type: 'FlightNotFound' }

/** Saves what was typed: a new flight as one step, of an old one only what is not as it was, until something is refused. */
export const useSaveFlight = (flight: Flight | null, planId: MediaPlanId): ((typed: FlightFields) => Promise<Result<unknown, Failure>>) => {
  const { marketing } = useClient()
  const add = useCommand(marketing.flight.add)
  const assign = useCommand(marketing.flight.assign)
  const stretch = useCommand(marketing.flight.stretch)
  const setAmount = useCommand(marketing.flight.setAmount)
  const setShape = useCommand(marketing.flight.setShape)
  const setDark = useCommand(marketing.flight.setDark)
  const book = useCommand(marketing.flight.book)
  const setNote = useCommand(marketing.flight.note)
  return async (fields) => {
    const { campaignId, platform, placement, startsOn, endsOn, amountMinor, currency, shape, dark, isBooked, note } = fields
    if (flight === null) return (await add({ planId, fields })) ?? err(gone)
    const { id } = flight
    const steps: readonly (readonly [boolean, () => Promise<Result<unknown, Failure> | null>])[] = [
      [campaignId !== flight.campaignId || platform !== flight.platform || placement !== flight.placement, () => assign({ id, campaignId, platform, placement })],
      [startsOn !== flight.startsOn || endsOn !== flight.endsOn, () => stretch({ id, startsOn, endsOn })],
      [amountMinor !== flight.amountMinor || currency !== flight.currency, () => setAmount({ id, amountMinor, currency })],
      [shape !== flight.shape, () => setShape({ id, shape })],
      [JSON.stringify(dark) !== JSON.stringify(flight.dark), () => setDark({ id, dark })],
      [isBooked !== flight.isBooked, () => book({ ids: [id], isBooked })],
      [note !== flight.note, () => setNote({ id, note })],
    ]
    for (const [isChanged, step] of steps) {
      if (!isChanged) continue
      // One after another: each counts on what the one before it left.
      // oxlint-disable-next-line no-await-in-loop
      const done = (await step()) ?? err(gone)
      if (!done.ok) return done
    }
    return ok(null)
  }
}
