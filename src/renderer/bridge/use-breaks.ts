import type { DefinitionBreak } from '../../shared/bridge/pedigree'
import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'

const none: readonly DefinitionBreak[] = []

/** Days within a scope from which figures mean something else, for the notes and the charts. */
export const useBreaks = (scope: Partial<Pick<PedigreeScope, 'period' | 'platform' | 'campaignId'>>): readonly DefinitionBreak[] => {
  const client = useClient()
  const { value: breaks = none } = useAnswer(client.bridge.pedigree.breaks, scope)
  return breaks
}
