import { KnownCurrency } from '../../shared/kernel/money'
import type { PeoplePreview, PersonField } from '../../shared/imports/people'
import { ImportField, ImportOptions, type ImportPreview, type ImportQuestion } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'

/** Everything as recognised. */
export const defaultOptions: ImportOptions = ImportOptions.parse({})

/** The options with a question answered by one of its values. Null when the value is no answer to it. */
export const answerQuestion = (options: ImportOptions, { id, option }: Pick<ImportQuestion, 'id' | 'option'>, value: string): ImportOptions | null => {
  const shape = ImportOptions.shape
  switch (option) {
    case 'account':
      return value.trim() === '' ? null : { ...options, account: value.trim() }
    case 'currency': {
      const currency = KnownCurrency.safeParse(value.trim().toUpperCase())
      return currency.success ? { ...options, currency: currency.data } : null
    }
    case 'dateOrder': {
      const dateOrder = shape.dateOrder.safeParse(value)
      return dateOrder.success ? { ...options, dateOrder: dateOrder.data } : null
    }
    case 'decimal': {
      const decimal = shape.decimal.safeParse(value)
      return decimal.success ? { ...options, decimal: decimal.data } : null
    }
    case 'renamed': {
      const renamed = shape.renamed.safeParse(value)
      return renamed.success ? { ...options, renamed: renamed.data } : null
    }
    case 'accepted':
      return options.accepted.includes(id) ? options : { ...options, accepted: [...options.accepted, id] }
  }
}

/** The options with one column read as another field; the other columns stay as the preview shows them. */
export const mapColumn = (options: ImportOptions, columns: ImportPreview['columns'], index: number, field: ImportField): ImportOptions => ({
  ...options,
  // Whose export it is, a person may have said; a mapping only says what its columns are.
  platform: options.platform === 'auto' ? 'generic' : options.platform,
  mapping: Object.fromEntries(columns.map((column) => [String(column.index), column.index === index ? field : column.field])),
})

/** The options with one column of a table of people read as another field; the other columns stay as the preview shows them. */
export const mapPersonColumn = (options: ImportOptions, columns: PeoplePreview['columns'], index: number, field: PersonField): ImportOptions => ({
  ...options,
  subject: 'people',
  platform: 'generic',
  peopleMapping: Object.fromEntries(columns.map((column) => [String(column.index), column.index === index ? field : column.field])),
})

/** What a column is read as, in words. */
export const importFieldNames: Readonly<Record<ImportField, string>> = {
  account_id: t`Account id`,
  account_name: t`Account`,
  campaign_id: t`Campaign id`,
  campaign_name: t`Campaign`,
  ad_set_id: t`Ad set id`,
  ad_set_name: t`Ad set`,
  ad_id: t`Ad id`,
  ad_name: t`Ad`,
  day: t`Day`,
  period_from: t`Period starts`,
  period_to: t`Period ends`,
  currency: t`Currency`,
  segment: t`Breakdown (age, device …)`,
  spend: t`Spend`,
  impressions: t`Impressions`,
  reach: t`Reach`,
  link_clicks: t`Link clicks`,
  clicks_all: t`Clicks (all)`,
  clicks: t`Clicks`,
  conversions: t`Conversions`,
  conversion_value: t`Conversion value`,
  results: t`Results`,
  result_kind: t`What a result is`,
  attribution: t`Attribution window`,
  ctr: t`CTR (checked, not stored)`,
  cpc: t`CPC (checked, not stored)`,
  cpm: t`CPM (checked, not stored)`,
  cpa: t`CPA (checked, not stored)`,
  ignored: t`Not read`,
}

/** Fields for a choice list, in the order of the contract, what is not read first. */
export const importFieldChoices: readonly { readonly value: ImportField; readonly label: string }[] = [
  { value: 'ignored', label: importFieldNames.ignored },
  ...ImportField.options.filter((field) => field !== 'ignored').map((value) => ({ value, label: importFieldNames[value] })),
]
