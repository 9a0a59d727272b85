import { HourlyRate, type HourlyRateId, NetworkingCost, type NetworkingCostId } from '../../shared/bridge/effort'
import type { effortContract } from '../../shared/bridge/effort.contract'
import { err, ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

const rateSql = 'SELECT id, from_day AS "from", amount_minor AS amountMinor, currency FROM hourly_rate'
const costSql = 'SELECT id, kind, label, amount_minor AS amountMinor, currency, on_day AS "on" FROM networking_cost'

/** All hourly rates, the newest first. */
export const readHourlyRates = ({ prepare }: StoreContext): HourlyRate[] => prepare(`${rateSql} ORDER BY from_day DESC`).all().map((row) => HourlyRate.parse(row))

const rateNotFound = (id: HourlyRateId) => err({ type: 'HourlyRateNotFound' as const, id })
const costNotFound = (id: NetworkingCostId) => err({ type: 'NetworkingCostNotFound' as const, id })

const readCost = ({ prepare }: StoreContext, id: unknown): NetworkingCost => NetworkingCost.parse(prepare(`${costSql} WHERE id = ?`).get(id))

export const effortHandlers: Handlers<typeof effortContract, StoreContext> = {
  rates: (context) => ok(readHourlyRates(context)),

  setRate: ({ prepare }, { from, amountMinor, currency }) => {
    prepare('INSERT INTO hourly_rate (from_day, amount_minor, currency) VALUES (@from, @amountMinor, @currency) ON CONFLICT DO UPDATE SET amount_minor = @amountMinor, currency = @currency').run({ from, amountMinor, currency })
    return ok(HourlyRate.parse(prepare(`${rateSql} WHERE from_day = ?`).get(from)))
  },

  removeRate: ({ prepare }, { id }) => (prepare('DELETE FROM hourly_rate WHERE id = ?').run(id).changes === 0 ? rateNotFound(id) : ok({})),

  costs: ({ prepare }) => ok(prepare(`${costSql} ORDER BY on_day DESC, id DESC`).all().map((row) => NetworkingCost.parse(row))),

  addCost: (context, { kind, label, amountMinor, currency, on }) => {
    const { lastInsertRowid } = context.prepare('INSERT INTO networking_cost (kind, label, amount_minor, currency, on_day) VALUES (?, ?, ?, ?, ?)').run(kind, label, amountMinor, currency, on)
    return ok(readCost(context, lastInsertRowid))
  },

  editCost: (context, { id, fields: { kind, label, amountMinor, currency, on } }) => {
    const { changes } = context.prepare('UPDATE networking_cost SET (kind, label, amount_minor, currency, on_day) = (?, ?, ?, ?, ?) WHERE id = ?').run(kind, label, amountMinor, currency, on, id)
    return changes === 0 ? costNotFound(id) : ok(readCost(context, id))
  },

  removeCost: ({ prepare }, { id }) => (prepare('DELETE FROM networking_cost WHERE id = ?').run(id).changes === 0 ? costNotFound(id) : ok({})),
}
