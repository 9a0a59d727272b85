import type { z } from 'zod'
import type { campaignContract } from '../../shared/marketing/campaign.contract'

/** What the campaign list is asked for, defaults filled in. */
export type ListInput = z.output<(typeof campaignContract)['list']['input']>
