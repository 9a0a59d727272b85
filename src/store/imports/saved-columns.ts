import type { MeasureField } from '../../shared/imports/import'

/** Columns of the key of `actual`, in order. */
export const keyColumns = ['from_day', 'to_day', 'breakdown_id', 'entity_id', 'segment_id', 'occurrence'] as const

/** Columns of `actual` that a later import may change, in order. */
export const valueColumns = [
  'currency', 'spend_minor', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'conversion_value_minor', 'conversion_kind_id',
] as const

/** The column that a figure of files lies in. */
export const columnOfField = {
  spend: 'spend_minor', impressions: 'impressions', link_clicks: 'link_clicks', clicks_all: 'clicks_all', clicks: 'clicks', conversions: 'conversions', conversion_value: 'conversion_value_minor',
} as const satisfies Readonly<Record<MeasureField, (typeof valueColumns)[number]>>

export const keyList = keyColumns.join(', ')
export const valueList = valueColumns.join(', ')
/** Equality of the keys of two tables or aliases. */
export const sameKey = (left: string, right: string): string => keyColumns.map((column) => `${left}.${column} = ${right}.${column}`).join(' AND ')
/** The stretch that three parameters name. */
export const inStretch = (table: string): string => `${table}.from_day = ? AND ${table}.to_day = ? AND ${table}.breakdown_id = ?`
