/** A function whose last answers are kept, `most` of them: what is asked for again and again is worked out once. It must answer the same each time, and never undefined. */
export const remembered = <From, To>(most: number, work: (from: From) => To): ((from: From) => To) => {
  const known = new Map<From, To>()
  return (from) => {
    const before = known.get(from)
    if (before !== undefined) return before
    const to = work(from)
    if (known.size >= most) known.clear()
    known.set(from, to)
    return to
  }
}
