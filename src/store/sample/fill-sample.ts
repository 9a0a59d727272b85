import type { StoreContext } from '../context'

export const fillSample = async (_context: StoreContext, _now: Date): Promise<void> => undefined
