import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Day } from '../../shared/kernel/day'
import { shortQuarterText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { MediaPlanId } from '../../shared/marketing/flight'
import type { PlanSheet } from '../../shared/marketing/media-plan'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday, useTypedDay } from '../platform/today'
import { Card } from '../ui/Card'
import { DayField, isFieldDay, SelectField } from '../ui/fields'
import { WideTable } from '../ui/WideTable'
import { moneyText } from './plan-view'
import { conversionText } from './rate-view'
import classes from './marketing.module.css'

interface SumRowProps {
  readonly label: string
  readonly currency: Currency
  readonly mediaMinor: number
  readonly costMinor: number
  readonly totalMinor: number
  readonly isWhole?: boolean
}

const SumRow = ({ label, currency, mediaMinor, costMinor, totalMinor, isWhole = false }: SumRowProps) => (
  <tr style={isWhole ? { fontWeight: 620 } : undefined}>
    <th scope="row">{label}</th>
    {[mediaMinor, costMinor, totalMinor].map((minor, index) => <td key={index} className={classes['end']}>{moneyText(minor, currency)}</td>)}
  </tr>
)

/** Media and other costs of each quarter in which there are any, currency by currency. */
export const QuartersCard = ({ totals }: { readonly totals: PlanSheet['totals'] }) => (
  <Card title={t`Totals by quarter`}>
    <WideTable className={classes['wide']} label={t`Media and costs by quarter`}>
      <table className={classes['table']}>
        <thead><tr><th scope="col">{t`Quarter`}</th><th scope="col" className={classes['end']}>{t`Media`}</th><th scope="col" className={classes['end']}>{t`Other costs`}</th><th scope="col" className={classes['end']}>{t`Together`}</th></tr></thead>
        {totals.map(({ currency, quarters, mediaMinor, costMinor, totalMinor }) => (
          <tbody key={currency}>
            {quarters.filter(({ mediaMinor: media, costMinor: cost }) => media !== 0 || cost !== 0).map(({ quarter, ...sums }) => <SumRow key={quarter} label={shortQuarterText(quarter)} currency={currency} {...sums} />)}
            <SumRow label={t`All, ${currency}`} currency={currency} mediaMinor={mediaMinor} costMinor={costMinor} totalMinor={totalMinor} isWhole />
          </tbody>
        ))}
      </table>
    </WideTable>
  </Card>
)

interface ConvertedCardProps {
  readonly planId: MediaPlanId
  readonly currencies: readonly Currency[]
  readonly workbookCurrency: Currency
}

/** A plan in several currencies as one sum, by the rates of a day, each printed. */
export const ConvertedCard = ({ planId, currencies, workbookCurrency }: ConvertedCardProps) => {
  const client = useClient()
  const today = useToday()
  const [to, setTo] = useState(workbookCurrency)
  const [on, setOn] = useTypedDay(today)
  // While a day is typed there is none, and figures of another would stand beside it.
  const day = isFieldDay(on) ? Day.safeParse(on).data : undefined
  const { value: sheet } = useAnswer(client.marketing.mediaPlan.sheet, { id: planId, grain: 'month', convert: { to, on: day ?? today } }, { enabled: day !== undefined })
  const converted = day === undefined ? null : sheet?.converted
  return (
    <Card title={t`In one currency`} actions={<Link to="/marketing/rates">{t`Exchange rates`}</Link>}>
      <div className={classes['filters']}>
        <SelectField label={t`Currency`} value={to} onChange={setTo} options={[...new Set([workbookCurrency, ...currencies])].map((value) => ({ value, label: value }))} />
        <DayField label={t`By the rates of`} value={on} onChange={setOn} error={day === undefined ? t`Type the day whole, with a year from 1900 on.` : undefined} />
      </div>
      {converted != null && (
        <dl className={classes['facts']}>
          <dt>{t`Media`}</dt><dd>{conversionText(converted.media)}</dd>
          <dt>{t`Other costs`}</dt><dd>{conversionText(converted.cost)}</dd>
          <dt>{t`Together`}</dt><dd>{conversionText(converted.total)}</dd>
        </dl>
      )}
    </Card>
  )
}
