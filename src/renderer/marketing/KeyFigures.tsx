import { Tooltip, VisuallyHidden } from '@mantine/core'
import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { t } from '../../shared/kernel/words'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { notAvailable } from '../../shared/reports/format'
import { PedigreeFigure } from '../bridge/PedigreeFigure'
import { ComparisonBadge } from '../ui/ComparisonBadge'
import { metricChange, metricView } from './metric-view'
import classes from './KeyFigures.module.css'

interface KeyFiguresProps {
  readonly row: MetricRow
  readonly previous?: MetricRow | null
  /** What the previous row stands for, in words. */
  readonly against?: string
  readonly metrics?: readonly MetricKey[]
  /** The rows the figures are made of; with it each opens to where it comes from. */
  readonly scope?: Partial<PedigreeScope>
}

export const usual: readonly MetricKey[] = ['spend', 'revenue', 'roas', 'breakEvenRoas', 'roi', 'cost', 'conversions', 'cpa', 'cvr', 'ctr']

const hoverOrFocus = { hover: true, focus: true, touch: true } as const

/** The figures that matter, each with its unit and kind, its change, and its definition on hover; then the names of those there are none of, each with its reason. */
export const KeyFigures = ({ row, previous = null, against = t`the period before`, metrics = usual, scope }: KeyFiguresProps) => {
  const views = metrics.map((metric) => metricView(metric, row))
  const missing = views.filter(({ reason }) => reason !== null)
  return (
    <dl className={classes['figures']}>
      {views.filter(({ reason }) => reason === null).map(({ metric, label, definition, text, unit, note, range }) => {
        const change = metricChange(metric, row, previous)
        return (
          <div key={metric} className={classes['figure']}>
            <dt className={classes['head']}>
              <Tooltip label={definition} multiline maw={300} events={hoverOrFocus}>
                <button type="button" className={classes['label']}>
                  {label}
                </button>
              </Tooltip>
              {unit !== null && <span className={classes['unit']}>{unit}</span>}
            </dt>
            <dd className={classes['body']}>
              <span className={classes['value']}>{scope === undefined ? text : <PedigreeFigure metric={metric} scope={{ currency: row.currency, ...scope }}>{text}</PedigreeFigure>}</span>
              {note !== null && <span className={classes['note']} title={note}>{note}</span>}
              {range !== null && <span className={classes['note']}>{t`95%: ${range}`}</span>}
              {change !== null && <ComparisonBadge {...change} against={against} />}
            </dd>
          </div>
        )
      })}
      {missing.length > 0 && (
        <div className={classes['figure']}>
          <dt className={classes['head']}>{missing.length === views.length ? t`No figures yet` : t`${notAvailable} as one figure`}</dt>
          <dd className={classes['missing']}>
            {missing.map(({ metric, label, reason }) => (
              <Tooltip key={metric} label={reason} multiline maw={300} events={hoverOrFocus}>
                <button type="button" className={classes['missingName']}>
                  {label}
                  <VisuallyHidden>: {reason}</VisuallyHidden>
                </button>
              </Tooltip>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Sentences that belong to the numbers above or below them. */
export const Notes = ({ notes }: { readonly notes: readonly string[] }) =>
  notes.length === 0 ? null : (
    <ul className={classes['notes']} aria-label={t`Notes`}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
