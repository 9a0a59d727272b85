/** Counted outcomes: successes among trials. Whole, successes no more than trials. */
interface Proportion {
  readonly trials: number
  readonly successes: number
}

interface Interval {
  readonly low: number
  readonly high: number
}

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)

const tail = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
const tailDivisor = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1]
const middle = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239]
const middleDivisor = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1]

/** The standard normal quantile of a probability between 0 and 1. P. J. Acklam's rational approximation; relative error below 1.2e-9. */
export const normalQuantile = (probability: number): number => {
  const edge = 0.02425
  if (probability < edge) {
    const q = Math.sqrt(-2 * Math.log(probability))
    return polynomial(tail, q) / polynomial(tailDivisor, q)
  }
  if (probability > 1 - edge) return -normalQuantile(1 - probability)
  const q = probability - 0.5
  return (polynomial(middle, q * q) * q) / polynomial(middleDivisor, q * q)
}

/** How a test is planned: the rate known so far, the smallest difference worth finding (absolute, as a fraction), how surely to find it, and how often to see one that is not there. */
interface TestDesign {
  readonly baseline: number
  readonly lift: number
  readonly power: number
  readonly alpha: number
}

/** More people than anybody has; numbers far above it are no whole numbers any more. */
const mostPeople = 1e15

/**
 * How many people each of two variants needs, to the nearest whole one and at most 10¹⁵, for a two-sided test.
 * Source: evanmiller.org/ab-testing/sample-size.html: (z(1−α/2)·√(2p(1−p)) + z(power)·√(p(1−p) + (p+δ)(1−p−δ)))² ÷ δ², with p mirrored above one half.
 */
export const sampleSize = ({ baseline, lift, power, alpha }: TestDesign): number => {
  const p = baseline > 0.5 ? 1 - baseline : baseline
  const changed = p + lift
  const spread = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * p * (1 - p)) + normalQuantile(power) * Math.sqrt(p * (1 - p) + changed * (1 - changed))
  return Math.min(mostPeople, Math.max(1, Math.round((spread / lift) ** 2)))
}

/** The interval in which a rate lies. Source: E. B. Wilson (1927), without correction for continuity. Trials must be above 0. */
export const wilsonInterval = ({ trials, successes }: Proportion, alpha: number): Interval => {
  const z = normalQuantile(1 - alpha / 2)
  const rate = successes / trials
  const middle = rate + (z * z) / (2 * trials)
  const reach = z * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  // At the ends the two terms are equal but for rounding.
  return { low: successes === 0 ? 0 : Math.max(0, (middle - reach) / scale), high: successes === trials ? 1 : Math.min(1, (middle + reach) / scale) }
}

/** The 95 % interval in which the mean lies that a count of chance came from (Poisson); fractions, which platforms credit, are taken as they are. Source: Byar's approximation. */
export const countInterval = (count: number): Interval => {
  const z = 1.96
  const low = count <= 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3
  const more = count + 1
  return { low: Math.max(0, low), high: more * (1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))) ** 3 }
}

/** The interval in which the second rate less the first lies. Source: R. G. Newcombe (1998), method 10: both Wilson intervals put together. */
export const differenceInterval = (first: Proportion, second: Proportion, alpha: number): Interval => {
  const [one, two] = [wilsonInterval(first, alpha), wilsonInterval(second, alpha)]
  const [p1, p2] = [first.successes / first.trials, second.successes / second.trials]
  return { low: p2 - p1 - Math.hypot(p2 - two.low, one.high - p1), high: p2 - p1 + Math.hypot(two.high - p2, p1 - one.low) }
}
