import { IconGauge } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { PacingAlert, PacingLine } from '../../shared/marketing/pacing'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { rich } from '../ui/rich'
import { WideTable } from '../ui/WideTable'
import { percentInput } from './experiment-view'
import { type Figure, pacingLineView } from './pacing-view'
import classes from './marketing.module.css'
import planClasses from './Plan.module.css'
import lineClasses from './ReasonedLines.module.css'

const columns = [t`Spent to date`, t`Planned to date`, t`Ratio`, t`Planned`, t`Required a day`, t`Projected end`, t`Data to`] as const

const FigureCell = ({ label, figure: { text, reason } }: { readonly label: (typeof columns)[number]; readonly figure: Figure }) => <td className={classes['end']} data-label={label}><MetricValue text={text} reason={reason} /></td>

const Line = ({ line, alert }: { readonly line: PacingLine; readonly alert: PacingAlert | undefined }) => {
  const view = pacingLineView(line, alert)
  const words = [view.sentence, ...view.notes].filter((sentence) => sentence !== '').join(' ')
  return (
    <tbody>
      <tr className={words === '' ? undefined : lineClasses['line']}>
        <th scope="row" className={planClasses['pacingName']}>
          <Link to="/marketing/campaigns/$id" params={{ id: String(line.campaignId) }}><bdi>{line.campaignName}</bdi></Link>
          <span className={classes['soft']}>{platformNames[line.platform]}, {dayRangeText(line.startsOn, line.endsOn)}{line.flightIds.length > 1 ? `, ${t`${numberText(line.flightIds.length)} flights together`}` : ''}</span>
        </th>
        <td className={planClasses['state']} data-tone={view.tone}>
          <strong>{view.state}</strong>
        </td>
        <FigureCell label={t`Spent to date`} figure={view.spent} />
        <td className={classes['end']} data-label={t`Planned to date`}>{view.plannedToDate}</td>
        <FigureCell label={t`Ratio`} figure={view.ratio} />
        <td className={classes['end']} data-label={t`Planned`}>{view.planned}</td>
        <FigureCell label={t`Required a day`} figure={view.required} />
        <FigureCell label={t`Projected end`} figure={view.projected} />
        <FigureCell label={t`Data to`} figure={view.dataTo} />
      </tr>
      {/* Across the whole width: in a column of its own it would be of many lines. */}
      {words !== '' && <tr><td colSpan={2 + columns.length} className={lineClasses['why']}><span>{words}</span></td></tr>}
    </tbody>
  )
}

/** How spending stands against the current plan, line by line. */
export const PacingPage = () => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.pacing.overview, {})
  const { value: settings } = useAnswer(client.marketing.planning.settings, {})
  const planLink = <Link to="/marketing/plan">{t`Open the media plan`}</Link>
  if (value === undefined) return null
  const alertOf = (line: PacingLine): PacingAlert | undefined => value.alerts.find(({ flightIds }) => flightIds[0] === line.flightIds[0])
  const attention = value.alerts.length
  return (
    <Page title={t`Pacing`} actions={value.plan === null ? undefined : planLink}>
      {value.lines.length === 0 || value.plan === null ? (
        <EmptyState
          icon={<IconGauge size={24} />}
          title={value.plan === null ? t`No plan to hold spending against` : t`The plan has no flights yet`}
          action={planLink}
        >
          {t`Pacing compares what was spent with what the media plan meant to spend by the same day.`}
        </EmptyState>
      ) : (
        <>
          {attention > 0 && (
            <Card title={t`${plural(attention, { one: '# line asks for a decision', other: '# lines ask for a decision' })}`}>
              <ul className={classes['lines']} aria-label={t`Alerts`}>
                {value.alerts.map((alert) => (
                  <li key={`${alert.kind} ${alert.flightIds.join(' ')}`} className={classes['costLine']}>
                    <span className={classes['what']}>
                      <bdi>{alert.sentence}</bdi>
                    </span>
                    <Link
                      to="/marketing/campaigns/$id"
                      params={{ id: String(alert.campaignId) }}
                      aria-label={t`Open the campaign: ${alert.sentence}`}
                    >{t`Open`}</Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card title={t`${value.plan.name}, ${dayText(value.plan.startsOn)} to ${dayText(value.plan.endsOn)}`}>
            <p className={classes['soft']} aria-live="polite">
              {attention === 0 ? `${t`Nothing asks for a decision.`} ` : ''}
              {settings === undefined
                ? ''
                : `${t`Under is below ${percentInput(settings.underBelow)}%, over is above ${percentInput(settings.overAbove)}% of what was planned to the day.`} `}
              {rich`${(<Link to="/settings">{t`Change this in the settings`}</Link>)}. Flights of one campaign and platform that run at the same time are paced together, since results do not tell them apart. What was spent beside the flights is in ${(<Link to="/reports/$name" params={{ name: 'plan-vs-actual' }}>{t`Plan vs actual`}</Link>)}.`}
            </p>
            <WideTable className={`${classes['wide']} ${classes['folding']} ${lineClasses['lines']}`} folds="early" label={t`Pacing by campaign and platform`}>
              <table className={classes['table']}>
                <thead>
                  <tr>
                    <th scope="col">{t`Campaign`}</th>
                    <th scope="col">{t`State`}</th>
                    {columns.map((column) => (
                      <th key={column} scope="col" className={classes['end']}>
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                {value.lines.map((line) => (
                  <Line key={line.flightIds.join(' ')} line={line} alert={alertOf(line)} />
                ))}
              </table>
            </WideTable>
          </Card>
        </>
      )}
    </Page>
  )
}
