import { useMemo } from 'react'
import { minorFieldText, typedMinor } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import type { CampaignRow } from '../../shared/marketing/campaign'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { type CellEdit, cellProblem } from '../ui/cell-edit'
import { statusOptions } from './CampaignDialog'

/** How cells of the list of campaigns are changed in place, by the key of their column. */
export const useCampaignEdits = (): ReadonlyMap<string, CellEdit<CampaignRow>> => {
  const client = useClient()
  const edit = useCommand(client.marketing.campaign.edit)
  return useMemo(() => {
    type Changes = Parameters<typeof edit>[0]['changes']
    const save = async ({ id }: CampaignRow, changes: Changes): Promise<string | null> => cellProblem(await edit({ id, changes }), t`This campaign was removed meanwhile.`)
    const saveBudget = async (row: CampaignRow, text: string): Promise<string | null> => {
      const { currency } = row.metrics
      const budgetMinor = text.trim() === '' ? null : typedMinor(text, currency)
      if (budgetMinor === null && text.trim() !== '') return t`Not an amount of ${currency}.`
      return save(row, { budgetMinor })
    }
    return new Map<string, CellEdit<CampaignRow>>([
      ['name', { kind: 'text', valueOf: ({ name }) => name, save: (row, name) => save(row, { name }) }],
      // The list offers nothing else.
      ['status', { kind: 'choice', options: statusOptions, valueOf: ({ status }) => status, save: (row, status) => save(row, { status: status as CampaignRow['status'] }) }],
      ['owner', { kind: 'text', valueOf: ({ owner }) => owner, save: (row, owner) => save(row, { owner }) }],
      ['budget', { kind: 'number', valueOf: ({ budgetMinor, metrics }) => (budgetMinor === null ? '' : minorFieldText(budgetMinor, metrics.currency)), save: saveBudget }],
    ])
  }, [edit])
}
