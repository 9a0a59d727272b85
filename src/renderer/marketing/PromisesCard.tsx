import { Link } from '@tanstack/react-router'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { dayOfMoment } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import { type PromiseState, promiseStateNames, type ScoredPromise } from '../../shared/marketing/advice/promise'
import { outcomeName, outcomeText, rangeText, wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import classes from './marketing.module.css'
import adviceClasses from './Advice.module.css'
import planClasses from './Plan.module.css'

const stateTones: Readonly<Record<PromiseState, string>> = { waiting: 'soft', no_data: 'warn', not_followed: 'soft', inside: 'good', above: 'good', below: 'bad' }

const columns = [t`Promised`, t`Counted`, t`Without the change`, t`Spent`] as const

const Line = ({ scored: { promise, state, realised, spentMinor, sentence } }: { readonly scored: ScoredPromise }) => {
  const { question, currency, expected, unchanged, from, to, planId, planName, madeAt } = promise
  const text = (value: number): string => outcomeText(value, question.outcome, currency)
  return (
    <tr>
      <th scope="row" className={adviceClasses['who']}>
        {planId === null ? <bdi>{outcomeName(question.outcome)}</bdi> : <Link to="/marketing/plan" search={{ plan: planId }}><bdi>{planName}</bdi></Link>}
        <span className={classes['soft']}>{t`${outcomeName(question.outcome)}, ${dayRangeText(from, to)}, promised on ${dayText(dayOfMoment(madeAt))}`}</span>
      </th>
      <td className={planClasses['state']} data-tone={stateTones[state]}>
        <strong>{promiseStateNames[state]}</strong>
        <span className={classes['soft']}>{sentence}</span>
      </td>
      <td className={classes['end']} data-label={t`Promised`}><MetricValue text={text(expected.middle)} note={rangeText(expected, text)} /></td>
      <td className={classes['end']} data-label={t`Counted`}><MetricValue text={realised === null ? t`n/a` : text(realised)} reason={realised === null ? sentence : null} /></td>
      <td className={classes['end']} data-label={t`Without the change`}>{text(unchanged)}</td>
      <td className={classes['end']} data-label={t`Spent`}><MetricValue text={spentMinor === null ? t`n/a` : wholeMoney(spentMinor, currency)} reason={spentMinor === null ? sentence : null} /></td>
    </tr>
  )
}

/** What adopted suggestions promised, and what came of it. Where nothing can be suggested yet, it appears with the first promise only. */
export const PromisesCard = ({ isHiddenWhenEmpty }: { readonly isHiddenWhenEmpty: boolean }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.advice.promises, {})
  if (value === undefined) return null
  const { promises, tally } = value
  if (promises.length === 0 && isHiddenWhenEmpty) return null
  return (
    <Card title={t`Promises`}>
      <p className={classes['soft']}>{tally.sentence} {promises.length === 0 ? t`Whatever you adopt is written down here with what it is expected to bring, and held against what happens.` : ''}</p>
      {promises.length > 0 && (
        <WideTable className={`${classes['wide']} ${classes['folding']}`} label={t`Promised against counted`}>
          <table className={classes['table']}>
            <thead><tr><th scope="col">{t`Suggestion`}</th><th scope="col">{t`State`}</th>{columns.map((column) => <th key={column} scope="col" className={classes['end']}>{column}</th>)}</tr></thead>
            <tbody>{promises.map((scored) => <Line key={scored.promise.id} scored={scored} />)}</tbody>
          </table>
        </WideTable>
      )}
    </Card>
  )
}
