import type { StatusWords } from './statuses'

/** Columns that hold a day, by what happened on it. `day`: not said, as in a spreadsheet with one column of days. */
export const dealDays = ['won_on', 'lost_on', 'closed_on', 'expected_on', 'day', 'created_on'] as const
export type DealDay = (typeof dealDays)[number]

/** What a column of a list of deals is read as. The `is_` ones say yes or no. */
export type DealField = 'id' | 'name' | 'company' | 'person' | 'first_name' | 'last_name' | 'email' | 'campaign' | 'amount' | 'refunded' | 'currency' | 'status' | 'is_won' | 'is_lost' | 'is_closed' | 'note' | DealDay

/** Headers by field, as data. Of several columns for one field the first in the list is read. */
export type DealColumns = Readonly<Partial<Record<DealField, readonly string[]>>>

/** How one program's lists of deals are known and read. */
export interface DealFormat {
  /** As people know the export. */
  readonly name: string
  /** The program whose numbers of deals are its own, as imports are told apart by it. Absent: a number in it may stand in another such table, too. */
  readonly source?: 'hubspot' | 'pipedrive' | 'salesforce' | 'shopify' | 'stripe' | 'woocommerce'
  readonly columns: DealColumns
  /** Headers by which it is known, as they are compared: all of one set. Empty: nothing is its own. */
  readonly signs: readonly (readonly string[])[]
  /** What its words for a status mean where they mean more, or something else, than elsewhere. */
  readonly words?: StatusWords
  /** Its name of an order is the order's number, and stands on every line of it. */
  readonly isNamedByNumber?: true
  /** Amounts are whole numbers of the currency's minor unit. */
  readonly isMinor?: true
  /** A day of cancelling says that the order is no sale, whatever was paid. */
  readonly isLostByDay?: true
}
