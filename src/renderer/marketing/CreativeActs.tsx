import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { type Creative, CreativeState, nextStates } from '../../shared/marketing/creative'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'
import { AdvanceDialog } from './AdvanceDialog'
import { stepName } from './creative-view'

/** What can be done with the selected creatives at once: a step that all of them can take, or away with them. */
export const CreativeActs = ({ creatives }: { readonly creatives: readonly Creative[] }) => {
  const client = useClient()
  const remove = useCommand(client.marketing.creative.remove)
  const [next, setNext] = useState<CreativeState | null>(null)
  const [first] = creatives
  const steps = first === undefined ? [] : CreativeState.options.filter((to) => creatives.every(({ state }) => nextStates[state].includes(to))).map((value) => ({ value, label: stepName(first.state, value) }))
  return (
    <>
      {steps.length > 0 && <SelectionMenu label={t`Next step`} options={steps} onChoose={setNext} />}
      <RemoveSelected onRemove={() => void remove({ ids: creatives.map(({ id }) => id) })} />
      {next !== null && <AdvanceDialog creatives={creatives} to={next} onClose={() => setNext(null)} />}
    </>
  )
}
