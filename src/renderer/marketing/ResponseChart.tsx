import { useRef } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { minorToMajor } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { AdviceOutcome } from '../../shared/marketing/advice/advice'
import type { CurveView } from '../../shared/marketing/advice/advice.contract'
import { respond } from '../../shared/marketing/advice/response-curve'
import { outcomeAmount, outcomeName, outcomeText, wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import { PictureMenu } from '../ui/PictureMenu'
import classes from './Advice.module.css'
import shared from './marketing.module.css'

interface ResponseChartProps {
  readonly view: CurveView
  readonly outcome: AdviceOutcome
  readonly currency: string
  readonly nowMinor: number
  readonly suggestedMinor: number
}

const size = { width: 340, height: 210, left: 44, right: 10, top: 8, bottom: 26 } as const
const steps = 60

/** A round number at or above a value: 1, 2 or 5 times a power of ten. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)))
  const lead = value / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

const compactText = (value: number): string => numberText(value, { notation: 'compact', maximumSignificantDigits: 2 })

/** One channel's curve over the weeks it was learned from. */
export const ResponseChart = ({ view: { name, curve, observed }, outcome, currency, nowMinor, suggestedMinor }: ResponseChartProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const spends = observed.map(({ spendMinor }) => spendMinor)
  const [least, most] = [Math.min(...spends), Math.max(...spends)]
  const maxX = most * 1.5
  const maxY = Math.max(respond(curve, maxX), ...observed.map(({ results }) => results)) * 1.05
  const x = (spend: number): number => size.left + (spend / maxX) * (size.width - size.left - size.right)
  const y = (result: number): number => size.height - size.bottom - (Math.max(0, result) / maxY) * (size.height - size.top - size.bottom)
  const path = (from: number, to: number): string => Array.from({ length: steps + 1 }, (_, step) => from + ((to - from) * step) / steps).map((spend, index) => `${index === 0 ? 'M' : 'L'}${x(spend).toFixed(1)} ${y(respond(curve, spend)).toFixed(1)}`).join('')
  const text = (value: number): string => outcomeText(value, outcome, currency)
  const scaleX = (minor: number): string => compactText(minorToMajor(minor, currency))
  const scaleY = outcome.kind === 'conversions' ? compactText : scaleX
  const stepX = roundUp(maxX / 5)
  const stepY = roundUp(maxY / 4)
  const ticks = (step: number, max: number): readonly number[] => Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step)
  const axes = t`${outcomeName(outcome)} a week by ${currency} a week`
  const [atNow, atSuggested] = [respond(curve, nowMinor), respond(curve, suggestedMinor)]
  return (
    <figure className={classes['figure']}>
      <figcaption>
        <span>
          <bdi>{name}</bdi>
          <span className={shared['soft']}>{axes}</span>
        </span>
        <PictureMenu title={name} note={axes} drawing={() => frame.current} />
      </figcaption>
      <div ref={frame}>
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={t`${name}: ${wholeMoney(nowMinor, currency)} a week bring about ${text(atNow)}, ${wholeMoney(suggestedMinor, currency)} about ${text(atSuggested)}. Between ${wholeMoney(least, currency)} and ${wholeMoney(most, currency)} was ever spent in a week.`}
        >
          <rect className={classes['ever']} x={x(least)} y={size.top} width={Math.max(1, x(most) - x(least))} height={size.height - size.top - size.bottom} />
          {ticks(stepY, maxY).map((value) => (
            <g key={value}>
              <line className={classes['grid']} x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
              <text className={classes['tick']} x={size.left - 5} y={y(value) + 3} textAnchor="end">
                {scaleY(value)}
              </text>
            </g>
          ))}
          {ticks(stepX, maxX).map((value) => (
            <text key={value} className={classes['tick']} x={x(value)} y={size.height - 9} textAnchor="middle">
              {scaleX(value)}
            </text>
          ))}
          {observed.map(({ week, spendMinor, results }) => (
            <circle key={week} className={classes['week']} cx={x(spendMinor)} cy={y(results)} r={2.6}>
              <title>{t`Week of ${dayText(week)}: ${wholeMoney(spendMinor, currency)}, ${outcomeAmount(results, outcome, currency)}`}</title>
            </circle>
          ))}
          <path className={classes['beyond']} d={path(0, least)} />
          <path className={classes['curve']} d={path(least, most)} />
          <path className={classes['beyond']} d={path(most, maxX)} />
          <rect className={classes['now']} x={x(nowMinor) - 4.5} y={y(atNow) - 4.5} width={9} height={9}>
            <title>{t`Now: ${wholeMoney(nowMinor, currency)}, about ${outcomeAmount(atNow, outcome, currency)}`}</title>
          </rect>
          <rect
            className={classes['suggested']}
            x={x(suggestedMinor) - 4.5}
            y={y(atSuggested) - 4.5}
            width={9}
            height={9}
            transform={`rotate(45 ${x(suggestedMinor)} ${y(atSuggested)})`}
          >
            <title>{t`Suggested: ${wholeMoney(suggestedMinor, currency)}, about ${outcomeAmount(atSuggested, outcome, currency)}`}</title>
          </rect>
        </svg>
      </div>
      <details className={shared['soft']}>
        <summary>{t`Weeks as a table`}</summary>
        {/* A long table scrolls by itself and must be reachable to do so. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={classes['weeks']} role="region" aria-label={t`Weeks of ${name}`} tabIndex={0}>
          <table className={shared['table']}>
            <thead>
              <tr>
                <th scope="col">{t`Week of`}</th>
                <th scope="col" className={shared['end']}>{t`Spend`}</th>
                <th scope="col" className={shared['end']}>{t`Results`}</th>
              </tr>
            </thead>
            <tbody>
              {observed.map(({ week, spendMinor, results }) => (
                <tr key={week}>
                  <td>{dayText(week)}</td>
                  <td className={shared['end']}>{wholeMoney(spendMinor, currency)}</td>
                  <td className={shared['end']}>{text(results)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
