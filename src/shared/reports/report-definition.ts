import type { z } from 'zod'
import type { ReportDocument } from './document'

/** What a person may set of a report, by the key of its filters; screens and the shell make their fields from these. */
export type FilterField =
  | { readonly kind: 'period'; readonly key: 'period'; readonly whenOpen: string }
  | { readonly kind: 'choice'; readonly key: string; readonly label: string; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'text'; readonly key: string; readonly label: string; readonly isLong?: boolean }
  | { readonly kind: 'colour'; readonly key: string; readonly label: string }
  | { readonly kind: 'flag'; readonly key: string; readonly label: string }
  /** Several of the options, in their order. */
  | { readonly kind: 'several'; readonly key: string; readonly label: string; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: 'currency'; readonly key: 'currency' }
  /** The currency, and with `otherCurrencies` whether amounts of others are in it. */
  | { readonly kind: 'amounts'; readonly key: 'currency' }
  | { readonly kind: 'community'; readonly key: 'communityId' }
  | { readonly kind: 'plan'; readonly key: 'planId' }
  | { readonly kind: 'quarter'; readonly key: 'quarter' }
  | { readonly kind: 'year'; readonly key: 'year' }

/** A report: what it is called, which question it answers, what may be set, and how its answer becomes a document. The answer itself is summed in the store. */
export interface ReportDefinition<Filters extends z.ZodType, Answer> {
  readonly title: string
  readonly question: string
  readonly filters: Filters
  readonly fields: readonly FilterField[]
  readonly toDocument: (answer: Answer) => ReportDocument
}

/** A definition whose document takes the answers of a schema. */
export const defineReport = <Filters extends z.ZodType, Answer>(definition: ReportDefinition<Filters, Answer>): ReportDefinition<Filters, Answer> => definition
