import { t } from '../../shared/kernel/words'
import { type Creative, CreativeState, nextStates } from '../../shared/marketing/creative'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'
import { stepName } from './creative-view'

/** What can be done with the selected creatives at once: a step that all of them can take, or away with them. */
export const CreativeActs = ({ creatives, onStep }: { readonly creatives: readonly Creative[]; readonly onStep: (to: CreativeState) => void }) => {
  const client = useClient()
  const remove = useCommand(client.marketing.creative.remove)
  const [first] = creatives
  const steps = first === undefined ? [] : CreativeState.options.filter((to) => creatives.every(({ state }) => nextStates[state].includes(to))).map((value) => ({ value, label: stepName(first.state, value) }))
  return (
    <>
      {steps.length > 0 && <SelectionMenu label={t`Next step`} options={steps} onChoose={onStep} />}
      <RemoveSelected onRemove={() => void remove({ ids: creatives.map(({ id }) => id) })} />
    </>
  )
}
