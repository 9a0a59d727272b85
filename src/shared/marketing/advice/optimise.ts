/** A channel's response on a grid: spends in rising order, and what each brings. The first is the least it may have, the last the most. */
interface Grid {
  readonly spends: ArrayLike<number>
  readonly responses: ArrayLike<number>
}

interface Jump {
  readonly to: number
  readonly slope: number
}

/** The later grid point with the best average slope from here that the money left reaches. Null: none helps. */
const bestJump = ({ spends, responses }: Grid, from: number, money: number): Jump | null => {
  const [spend, response] = [spends[from] ?? 0, responses[from] ?? 0]
  let best: Jump | null = null
  for (let to = from + 1; to < spends.length; to += 1) {
    const cost = (spends[to] ?? 0) - spend
    if (cost > money) break
    const slope = ((responses[to] ?? 0) - response) / cost
    // Of equal slopes the shorter way, so that the money left stays free.
    if (slope > 0 && (best === null || slope > best.slope)) best = { to, slope }
  }
  return best
}

interface Climb {
  /** The place on each grid. */
  readonly places: readonly number[]
  readonly spent: number
}

/**
 * Spreads money over channels: all start at their least; the channel with the best average slope from here to any later point of its grid moves there,
 * until no move that the money allows helps. Average slopes, not the next step's, take S-shaped curves over their flat foot.
 * Deterministic: of equal moves the earlier channel's. The least of all must fit into the budget.
 */
const climb = (grids: readonly Grid[], budget: number): Climb => {
  const places = grids.map(() => 0)
  let spent = grids.reduce((sum, { spends }) => sum + (spends[0] ?? 0), 0)
  const jumps: (Jump | null)[] = grids.map((grid) => bestJump(grid, 0, budget - spent))
  for (;;) {
    let chosen = -1
    for (const [index, jump] of jumps.entries()) if (jump !== null && (chosen < 0 || jump.slope > (jumps[chosen]?.slope ?? 0))) chosen = index
    const [jump, grid] = [jumps[chosen], grids[chosen]]
    if (jump == null || grid === undefined) return { places, spent }
    const from = places[chosen] ?? 0
    spent += (grid.spends[jump.to] ?? 0) - (grid.spends[from] ?? 0)
    places[chosen] = jump.to
    for (const [index, other] of grids.entries()) {
      const known = jumps[index]
      const place = places[index] ?? 0
      const isTooFar = known != null && (other.spends[known.to] ?? 0) - (other.spends[place] ?? 0) > budget - spent
      if (index === chosen || isTooFar) jumps[index] = bestJump(other, place, budget - spent)
    }
  }
}

/** What a channel may be given, in the same units as the budget; whole steps. */
export interface ChannelLimits {
  readonly least: number
  readonly most: number
  readonly respond: (spend: number) => number
}

/** Points of a channel's grid at most, and how much finer each further look is. */
const gridPoints = 240
const finer = 8

/** The spends of a channel between two of them, `width` apart. */
const gridOf = ({ respond }: ChannelLimits, { from, to, width }: { readonly from: number; readonly to: number; readonly width: number }): Grid => {
  const spends: number[] = []
  for (let spend = from; spend < to; spend += width) spends.push(spend)
  spends.push(to)
  return { spends, responses: spends.map(respond) }
}

interface Allocation {
  readonly spends: readonly number[]
  /** Money that no channel could take within its limits, or would gain nothing from. */
  readonly unplaced: number
}

/**
 * Divides a budget by the greedy climb, to the whole step: first on coarse grids, then on finer ones around what was found. Where every response flattens, nothing better can be reached by moving
 * a step from one channel to another, and a larger budget never brings less. A budget below the least of all leaves everybody at their least.
 */
export const allocate = (channels: readonly ChannelLimits[], { budget, step }: { readonly budget: number; readonly step: number }): Allocation => {
  const ends = channels.map(({ least, most }) => least + Math.max(0, Math.floor((most - least) / step)) * step)
  const widest = Math.max(0, ...channels.map(({ least }, index) => ((ends[index] ?? least) - least) / step))
  let width = Math.max(1, Math.ceil(widest / gridPoints)) * step
  let windows = channels.map(({ least }, index) => ({ from: least, to: ends[index] ?? least }))
  for (;;) {
    const grids = channels.map((channel, index) => gridOf(channel, { ...(windows[index] ?? { from: channel.least, to: channel.least }), width }))
    const { places, spent } = climb(grids, budget)
    const spends = grids.map((grid, index) => grid.spends[places[index] ?? 0] ?? 0)
    if (width === step) return { spends, unplaced: Math.max(0, Math.floor((budget - spent) / step) * step) }
    // What one channel finds on the finer grid may be taken from a cell of each of the others.
    const reach = width * (channels.length + 1)
    windows = channels.map(({ least }, index) => ({ from: Math.max(least, (spends[index] ?? least) - reach), to: Math.min(ends[index] ?? least, (spends[index] ?? least) + reach) }))
    width = Math.max(1, Math.ceil(width / step / finer)) * step
  }
}

/** The least budget, in whole steps, whose allocation reaches a target. Null: even the most of every channel does not. */
export const budgetFor = (channels: readonly ChannelLimits[], { target, step }: { readonly target: number; readonly step: number }): number | null => {
  const reached = (spends: readonly number[]): number => channels.reduce((sum, { respond }, index) => sum + respond(spends[index] ?? 0), 0)
  const most = channels.reduce((sum, channel) => sum + channel.most, 0)
  const least = channels.reduce((sum, channel) => sum + channel.least, 0)
  if (reached(allocate(channels, { budget: most, step }).spends) < target) return null
  let [low, high] = [0, Math.ceil((most - least) / step)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (reached(allocate(channels, { budget: least + middle * step, step }).spends) >= target) high = middle
    else low = middle + 1
  }
  return least + low * step
}
