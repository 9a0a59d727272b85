import { useCallback, useState } from 'react'
import { type CampaignColumn, parseKeptColumns } from './campaign-columns'

const keptUnder = 'rapport-campaign-columns'

/** The campaign list's columns as this machine's person chose them. */
export const useCampaignColumns = (): readonly [readonly CampaignColumn[], (columns: readonly CampaignColumn[]) => void] => {
  const [columns, setColumns] = useState(() => parseKeptColumns(localStorage.getItem(keptUnder)?.split(',') ?? null))
  const choose = useCallback((next: readonly CampaignColumn[]) => {
    localStorage.setItem(keptUnder, next.join(','))
    setColumns(next)
  }, [])
  return [columns, choose]
}
