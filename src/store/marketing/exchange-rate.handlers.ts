import { and, asc, desc, eq, lte, ne } from 'drizzle-orm'
import type { Day } from '../../shared/kernel/day'
import type { Currency } from '../../shared/kernel/money'
import { err, ok } from '../../shared/kernel/result'
import { convertSum, ExchangeRate, type ExchangeRateFields } from '../../shared/marketing/exchange-rate'
import type { exchangeRateContract } from '../../shared/marketing/exchange-rate.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { exchangeRates } from './exchange-rate.table'

/** All rates, by currencies, newest day first. */
export const readRates = ({ db }: StoreContext): ExchangeRate[] =>
  db.select().from(exchangeRates).orderBy(asc(exchangeRates.from), asc(exchangeRates.to), desc(exchangeRates.on)).all().map((row) => ExchangeRate.parse(row))

/** Whether any rate is typed in. */
export const hasRates = ({ prepare }: StoreContext): boolean => prepare('SELECT 1 FROM exchange_rate LIMIT 1').get() !== undefined

/** Of all rates between a currency and each of some others those that may hold on a day: the newest in either direction. */
export const readHeldRates = ({ db }: StoreContext, others: readonly Currency[], { to, on }: { readonly to: Currency; readonly on: Day }): ExchangeRate[] => {
  const newest = (from: Currency, into: Currency) => db.select().from(exchangeRates).where(and(eq(exchangeRates.from, from), eq(exchangeRates.to, into), lte(exchangeRates.on, on))).orderBy(desc(exchangeRates.on)).limit(1).all()
  return others.flatMap((other) => [...newest(other, to), ...newest(to, other)]).map((row) => ExchangeRate.parse(row))
}

const write = ({ db }: StoreContext, fields: ExchangeRateFields): ExchangeRate => {
  const { rate, source } = fields
  const row = db
    .insert(exchangeRates)
    .values(fields)
    .onConflictDoUpdate({ target: [exchangeRates.from, exchangeRates.to, exchangeRates.on], set: { rate, source } })
    .returning()
    .get()
  return ExchangeRate.parse(row)
}

export const exchangeRateHandlers: Handlers<typeof exchangeRateContract, StoreContext> = {
  list: (context) => ok(readRates(context)),

  set: (context, fields) => ok(write(context, fields)),

  edit: ({ db }, { id, fields }) => {
    const { from, to, on } = fields
    if (db.select().from(exchangeRates).where(eq(exchangeRates.id, id)).get() === undefined) return err({ type: 'ExchangeRateNotFound', id })
    db.delete(exchangeRates).where(and(eq(exchangeRates.from, from), eq(exchangeRates.to, to), eq(exchangeRates.on, on), ne(exchangeRates.id, id))).run()
    return ok(ExchangeRate.parse(db.update(exchangeRates).set(fields).where(eq(exchangeRates.id, id)).returning().get()))
  },

  setMany: (context, { rates }) => {
    for (const fields of rates) write(context, fields)
    return ok({ set: rates.length })
  },

  remove: ({ db }, { id }) => (db.delete(exchangeRates).where(eq(exchangeRates.id, id)).run().changes === 0 ? err({ type: 'ExchangeRateNotFound', id }) : ok({})),

  convert: (context, { amounts, to, on }) => ok(convertSum(amounts, { to, on, rates: readRates(context) })),
}
