import { IconUserDollar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { addDays, Day } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import type { CustomerValue } from '../../shared/marketing/customer-value'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { AskedDayField } from '../ui/fields'
import { MetricValue } from '../ui/MetricValue'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { WideTable } from '../ui/WideTable'
import { customerFigures } from './customer-view'
import { CurrencyField, OtherCurrencies } from './SearchFields'
import classes from './marketing.module.css'

const ValueSearch = z.object({ to: Day.optional().catch(undefined), currency: Currency.optional().catch(undefined) })

const FiguresCard = ({ value }: { readonly value: CustomerValue }) => (
  <Card title={t`Twelve months, ${dayRangeText(value.from, value.to)}`}>
    <WideTable className={`${classes['wide']} ${classes['folding']}`} folds="late" label={t`What customers bring and cost`}>
      <table className={classes['table']}>
        <thead><tr><th scope="col">{t`Figure`}</th><th scope="col" className={classes['end']}>{t`Value`}</th><th scope="col">{t`How it comes about`}</th></tr></thead>
        <tbody>
          {customerFigures(value).map(({ label, text, reason, definition }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={classes['end']} data-label={t`Value`}><MetricValue text={text} reason={reason} /></td>
              <td className={classes['soft']} data-label={t`How it comes about`} data-long>{reason === null ? definition : `${reason} ${definition}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  </Card>
)

/** What a customer is worth, costs, and how soon that cost comes back. */
export const CustomerValuePage = () => {
  const client = useClient()
  const [search, change] = useAddress('/marketing/customers', ValueSearch)
  const today = useToday()
  const to = search.to ?? addDays(today, -1)
  const { value } = useAnswer(client.marketing.customerValue.summary, { to, currency: search.currency ?? null })
  const { value: deals } = useAnswer(client.marketing.deal.list, {})
  const { value: info } = useAnswer(client.workbook.info, {})
  const hasWon = deals?.some(({ status }) => status === 'won') ?? true
  const dealsLink = <Link to="/marketing/deals">{t`Open the deals`}</Link>
  return (
    <Page title={t`Customer value`} actions={hasWon ? dealsLink : undefined}>
      {!hasWon ? (
        <EmptyState icon={<IconUserDollar size={24} />} title={t`No won deals yet`} action={dealsLink}>{t`What a customer is worth comes from won deals that say who bought; what one costs, from the costs of the same twelve months.`}</EmptyState>
      ) : (
        <>
          <div className={classes['filters']} role="group" aria-label={t`Filters`}>
            <AskedDayField label={t`Twelve months to`} value={to} onChange={(day) => change({ to: day })} isAlwaysOne />
            <CurrencyField search={search} onChange={change} unset={t`Workbook’s`} />
          </div>
          {value !== undefined && (
            <>
              <FiguresCard value={value} />
              <OtherCurrencies left={value.otherCurrencies} onShow={(currency) => change({ currency })} />
              <NoticeList sentences={value.cautions} shownAtFirst={6} label={t`Caveats`} />
              {info?.settings.grossMargin === null && <p className={classes['soft']}><Link to="/settings">{t`State the gross margin in the settings`}</Link></p>}
            </>
          )}
        </>
      )}
    </Page>
  )
}
