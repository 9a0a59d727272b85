import { useMemo } from 'react'
import { Day } from '../../shared/kernel/day'
import { minorFieldText, typedMinor } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import type { Deal, DealStatus } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { type CellEdit, cellProblem } from '../ui/cell-edit'
import { dealStatusOptions } from './DealDialog'

/** How cells of a list of deals are changed in place, by the key of their column. */
export const useDealEdits = (): ReadonlyMap<string, CellEdit<Deal>> => {
  const client = useClient()
  const edit = useCommand(client.marketing.deal.edit)
  return useMemo(() => {
    type Changes = Parameters<typeof edit>[0]['changes']
    const save = async ({ id }: Deal, changes: Changes): Promise<string | null> => cellProblem(await edit({ id, changes }), t`This deal was removed meanwhile.`)
    const saveAmount = async (deal: Deal, text: string): Promise<string | null> => {
      const amountMinor = typedMinor(text, deal.currency)
      return amountMinor === null ? t`Not an amount of ${deal.currency}.` : save(deal, { amountMinor })
    }
    const saveDay = async (deal: Deal, text: string): Promise<string | null> => {
      const on = Day.safeParse(text)
      return on.success ? save(deal, { on: on.data }) : t`Choose a day`
    }
    return new Map<string, CellEdit<Deal>>([
      ['name', { kind: 'text', valueOf: ({ name }) => name, save: (deal, name) => save(deal, { name }) }],
      ['customer', { kind: 'text', valueOf: ({ customer }) => customer, save: (deal, customer) => save(deal, { customer }) }],
      ['amount', { kind: 'number', valueOf: ({ amountMinor, currency }) => minorFieldText(amountMinor, currency), save: saveAmount }],
      // The list offers nothing else.
      ['status', { kind: 'choice', options: dealStatusOptions, valueOf: ({ status }) => status, save: (deal, status) => save(deal, { status: status as DealStatus }) }],
      ['on', { kind: 'date', valueOf: ({ on }) => on, save: saveDay }],
    ])
  }, [edit])
}
