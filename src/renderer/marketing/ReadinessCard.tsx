import { Link } from '@tanstack/react-router'
import { percentText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { type AdviceOutcome, type AdviceTier, type ChannelReadiness, tierNames } from '../../shared/marketing/advice/advice'
import { outcomeText, wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import { formatMoney, roundMinor } from '../../shared/reports/format'
import { Card } from '../ui/Card'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import { rangeText } from './metric-view'
import classes from './marketing.module.css'
import adviceClasses from './Advice.module.css'

interface ReadinessCardProps {
  readonly channels: readonly ChannelReadiness[]
  readonly outcome: AdviceOutcome
  readonly currency: string
  /** The tier that is advised by: curves that failed their checks are not used. */
  readonly mostTier: AdviceTier
}

/** The lower of two tiers. */
const lower = (left: AdviceTier, right: AdviceTier): AdviceTier => (left < right ? left : right)

/** Cost per result with the interval in which it lies; few results leave it wide. */
const CostCell = ({ channel: { costPerResult, results }, currency }: { readonly channel: ChannelReadiness; readonly currency: string }) => {
  if (costPerResult === null) return <MetricValue text={t`n/a`} reason={results > 0 ? t`Value is money already; a cost per unit of money says little.` : t`No result yet.`} />
  const { minor, lowMinor, highMinor } = costPerResult
  return <MetricValue text={formatMoney(roundMinor(minor), currency)} note={rangeText(lowMinor, highMinor, currency)} />
}

/** What each channel's weeks allow, what it costs, and what is missing for more. */
export const ReadinessCard = ({ channels, outcome, currency, mostTier }: ReadinessCardProps) => (
  <Card title={t`Channels`} actions={<Link to="/marketing/pacing">{t`Pacing`}</Link>}>
    <WideTable className={`${classes['wide']} ${classes['folding']}`} folds="early" label={t`What each channel’s weeks allow`}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t`Channel`}</th>
            {[t`Weeks`, t`Results`, t`Cost per result, ${currency}`, t`Spend varied by`, t`Now a week`, t`Most in a week`].map((column) => <th key={column} scope="col" className={classes['end']}>{column}</th>)}
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <tr key={channel.key}>
              <th scope="row" className={adviceClasses['who']}>
                <bdi>{channel.name}</bdi>
                <span className={classes['soft']}>{[`${tierNames[lower(channel.tier, mostTier)]}.`, ...(channel.nowMinor === 0 ? [t`Nothing was spent in the last four weeks.`] : channel.missing)].join(' ')}</span>
              </th>
              <td className={classes['end']} data-label={t`Weeks`}>{channel.weeks}</td>
              <td className={classes['end']} data-label={t`Results`}>{outcomeText(channel.results, outcome, currency)}</td>
              <td className={classes['end']} data-label={t`Cost per result, ${currency}`}><CostCell channel={channel} currency={currency} /></td>
              <td className={classes['end']} data-label={t`Spend varied by`}>{channel.variation === null ? t`n/a` : percentText(channel.variation)}</td>
              <td className={classes['end']} data-label={t`Now a week`}>{wholeMoney(channel.nowMinor, currency)}</td>
              <td className={classes['end']} data-label={t`Most in a week`}>{channel.everMostMinor === null ? t`n/a` : wholeMoney(channel.everMostMinor, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  </Card>
)
