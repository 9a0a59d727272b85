import { useState } from 'react'

/** What was said of a text that was sent, until it is typed over: of what stands there then nobody knows yet. Undefined: nothing. */
export const useSaidOf = (text: string): readonly [said: string | undefined, say: (said: string | undefined) => void] => {
  const [last, setLast] = useState<{ readonly said: string | undefined; readonly of: string }>()
  return [last?.of === text ? last.said : undefined, (said) => setLast({ said, of: text })]
}
