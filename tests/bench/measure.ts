export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const percentile = (values: readonly number[], share: number): number => [...values].sort((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Milliseconds that some work took. */
export const timed = async (run: () => unknown): Promise<number> => {
  const start = performance.now()
  await run()
  return performance.now() - start
}

export interface Pair {
  readonly ours: number
  readonly limit: number
}

/** Medians of ours and of the limit, taken in turns so that a slow minute hits both. */
export const alternate = async (ours: (round: number) => unknown, limit: (round: number) => unknown, rounds: number): Promise<Pair> => {
  const [a, b]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    a.push(await timed(() => ours(round)))
    b.push(await timed(() => limit(round)))
  }
  return { ours: median(a), limit: median(b) }
}

/** Runs work and answers with its processor time over all threads, in milliseconds. */
export const processorTime = async (run: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Runs work and answers with the memory that it took at its height beyond what was taken before, in MB. */
export const memoryOver = async (run: () => unknown): Promise<number> => {
  const megabytes = (): number => process.memoryUsage.rss() / 1_048_576
  const idle = megabytes()
  let highest = idle
  const timer = setInterval(() => (highest = Math.max(highest, megabytes())), 20)
  await run()
  clearInterval(timer)
  return Math.max(highest, megabytes()) - idle
}

/** The exponent e of time = c × sizeᵉ that fits best: the slope of the least-squares line through the logarithms. */
export const growthExponent = (sizes: readonly number[], times: readonly number[]): number => {
  const points = sizes.map((size, index) => ({ x: Math.log(size), y: Math.log(times[index] ?? Number.NaN) }))
  const mean = (pick: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [meanX, meanY] = [mean('x'), mean('y')]
  const slope = (pick: 'x' | 'y'): number => points.reduce((sum, point) => sum + (point.x - meanX) * (point[pick] - (pick === 'x' ? meanX : meanY)), 0)
  return slope('y') / slope('x')
}

export const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
