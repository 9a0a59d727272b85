/** Those of these rows that are named by their numbers, in that order; what is gone is left out. */
export const namedRows = <Row>(ids: readonly number[], rows: readonly Row[], idOf: (row: Row) => number): Row[] => {
  const found = new Map(rows.map((row) => [idOf(row), row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row === undefined ? [] : [row]
  })
}
