import type { contract } from '../../shared/contract'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { Client } from '../../shared/rpc/contract'

export type Marketing = Client<typeof contract>['marketing']

/** Values of results, or an error that says the sample is wrong. */
export type ValueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }) => T

/** The sample's campaigns by name. */
export type Campaigns = ReadonlyMap<string, CampaignId>

export const idOf = (campaigns: Campaigns, name: string): CampaignId => {
  const id = campaigns.get(name)
  if (id === undefined) throw new Error(`The sample has no campaign ${name}`)
  return id
}
