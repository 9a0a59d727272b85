/** Coefficients of a linear model and the share of the variance it explains. */
interface LinearFit {
  readonly coefficients: readonly number[]
  /** 1 − residual ∕ total sum of squares around the mean. Null: the values do not vary. */
  readonly explained: number | null
}

const solve = (matrix: number[][], values: number[]): readonly number[] | null => {
  const size = values.length
  for (let column = 0; column < size; column += 1) {
    let pivot = column
    for (let row = column + 1; row < size; row += 1) if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row
    const [top, other] = [matrix[pivot], matrix[column]]
    if (top === undefined || other === undefined || Math.abs(top[column] ?? 0) < 1e-12) return null
    ;[matrix[column], matrix[pivot]] = [top, other]
    ;[values[column], values[pivot]] = [values[pivot] ?? 0, values[column] ?? 0]
    for (let row = column + 1; row < size; row += 1) {
      const line = matrix[row]
      if (line === undefined) continue
      const factor = (line[column] ?? 0) / (top[column] ?? 1)
      for (let place = column; place < size; place += 1) line[place] = (line[place] ?? 0) - factor * (top[place] ?? 0)
      values[row] = (values[row] ?? 0) - factor * (values[column] ?? 0)
    }
  }
  const result = Array.from({ length: size }, () => 0)
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = values[row] ?? 0
    for (let place = row + 1; place < size; place += 1) sum -= (matrix[row]?.[place] ?? 0) * (result[place] ?? 0)
    result[row] = sum / (matrix[row]?.[row] ?? 1)
  }
  return result
}

/** Ordinary least squares by the normal equations. Rows of equal length, a 1 among them where there is an intercept. Null: the columns depend on each other. */
export const leastSquares = (rows: readonly (readonly number[])[], values: readonly number[]): LinearFit | null => {
  const width = rows[0]?.length ?? 0
  const matrix = Array.from({ length: width }, (_, left) => Array.from({ length: width }, (_, right) => rows.reduce((sum, row) => sum + (row[left] ?? 0) * (row[right] ?? 0), 0)))
  const coefficients = solve(matrix, Array.from({ length: width }, (_, column) => rows.reduce((sum, row, index) => sum + (row[column] ?? 0) * (values[index] ?? 0), 0)))
  if (coefficients === null) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const residual = rows.reduce((sum, row, index) => sum + ((values[index] ?? 0) - row.reduce((all, cell, column) => all + cell * (coefficients[column] ?? 0), 0)) ** 2, 0)
  return { coefficients, explained: total === 0 ? null : 1 - residual / total }
}
