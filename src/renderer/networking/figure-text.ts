import { formatCell } from '../../shared/reports/format'

/** A count for eyes: 1,234; n/a where it is not known. */
export const countText = (value: number | null): string => formatCell({ kind: 'count', value })

/** A fraction as percent for eyes: 4.00%; n/a where there is none. */
export const rateText = (value: number | null): string => formatCell({ kind: 'percent', value })

/** A change as a count with its sign: +12, −3, 0. */
export const changeText = (value: number | null): string => (value === null ? countText(null) : value > 0 ? `+${countText(value)}` : countText(value))

/** Net sentiment, −100 to +100, with its sign. */
export const sentimentText = (net: number | null): string => changeText(net === null ? null : Math.round(net))

/** A growth with its sign: +4.00%. */
export const growthText = (value: number | null): string => formatCell({ kind: 'change', value })
