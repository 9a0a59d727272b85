import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Makes Enter safe over a list that is asked for while somebody types: pressed while the answer is on its way,
 * it counts once the answer is there, because what stands in the list until then belongs to other text. Answers with what Enter does, and whether it was pressed and does not count yet.
 */
export const useSettledChoice = (isWaiting: boolean, choose: () => void): readonly [chooseCurrent: () => void, isAsked: boolean] => {
  const [isAsked, setIsAsked] = useState(false)
  const onSettled = useEffectEvent(choose)
  useEffect(() => {
    if (!isAsked || isWaiting) return
    setIsAsked(false)
    onSettled()
  }, [isAsked, isWaiting])
  return [() => (isWaiting ? setIsAsked(true) : choose()), isAsked]
}
