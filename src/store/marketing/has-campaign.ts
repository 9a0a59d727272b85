import type { StoreContext } from '../context'

/** Whether a campaign that something is to belong to exists. None named is fine. */
export const hasCampaign = ({ prepare }: StoreContext, id: number | null): boolean => id === null || prepare('SELECT 1 FROM campaign WHERE id = ?').get(id) !== undefined
