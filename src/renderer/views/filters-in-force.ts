import { t } from '../../shared/kernel/words'
import type { FilterInForce } from '../ui/FilterChips'
import type { TableSearch } from './table-view'

/** What a table is searched for, as one of its filters. */
export const foundBy = ({ find }: TableSearch): FilterInForce => ({ label: t`Search`, value: find === undefined || find === '' ? null : t`“${find}”`, keys: ['find'] })

/** What takes parts out of an address. */
export const without = (keys: readonly string[]): Readonly<Record<string, undefined>> => Object.fromEntries(keys.map((key) => [key, undefined]))

/** What a choice is called among those offered; null where nothing, or nothing that is offered, is chosen. */
export const labelOf = (options: readonly { readonly value: string; readonly label: string }[], chosen: string | number | null | undefined): string | null =>
  chosen == null ? null : (options.find(({ value }) => value === String(chosen))?.label ?? null)
