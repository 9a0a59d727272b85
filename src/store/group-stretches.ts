/** Some rows of one group, in a row. */
interface Stretch<Group> {
  readonly group: Group
  /** How many of its rows stand before them. */
  readonly skip: number
  readonly take: number
}

/** Which rows a page of a grouped list holds, by group: the groups stand one after the other. */
export const groupStretches = <Group extends { readonly total: number }>(groups: readonly Group[], offset: number, limit: number): readonly Stretch<Group>[] => {
  const stretches: Stretch<Group>[] = []
  let before = 0
  for (const group of groups) {
    const skip = Math.max(0, offset - before)
    const take = Math.min(group.total, offset + limit - before) - skip
    if (take > 0) stretches.push({ group, skip, take })
    before += group.total
  }
  return stretches
}
