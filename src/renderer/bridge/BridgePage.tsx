import { Button } from '@mantine/core'
import { IconArrowsJoin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { AttributionRule, attributionRuleNames } from '../../shared/bridge/attribution'
import { BridgeGoal, bridgeGoalNames, type OrganicPaidFilters, type OrganicPaidReport } from '../../shared/bridge/organic-paid-report'
import { periodText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { missingRateText } from '../../shared/marketing/exchange-rate'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { addressOfReport } from '../reports/report-address'
import { AmountsField, PeriodField } from '../marketing/SearchFields'
import { useNewestDay } from '../marketing/use-newest-day'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { BridgeSearch, organicPaidOfSearch } from './bridge-search'
import { OrganicPaidTable, RulesTable } from './OrganicPaidTable'
import { RuleProposals } from './Proposals'
import classes from '../marketing/marketing.module.css'

const shownProposals = 3

const Actions = ({ filters }: { readonly filters: OrganicPaidFilters }) => (
  <>
    <Button variant="default" renderRoot={(props) => <Link {...addressOfReport({ report: 'organicPaid', filters })} {...props} />}>{t`As a report`}</Button>
    <Button component={Link} to="/bridge/audiences" variant="default">{t`Lists of contacts`}</Button>
    <Button component={Link} to="/bridge/settings" variant="default">{t`Rates and costs`}</Button>
  </>
)

const ProposalsCard = () => {
  const client = useClient()
  const { value: proposals = [] } = useAnswer(client.bridge.action.proposals, { today: useToday() })
  return (
    <Card title={t`Proposals`} actions={<Link to="/bridge/actions">{proposals.length > shownProposals ? t`All ${numberText(proposals.length)}` : t`All proposals`}</Link>}>
      {proposals.length === 0 ? <p className={classes['soft']}>{t`Nothing to propose today. Rules read contacts, deals and campaigns, and say here what to do next.`}</p> : <RuleProposals proposals={proposals.slice(0, shownProposals)} />}
    </Card>
  )
}

const Definitions = ({ report }: { readonly report: OrganicPaidReport }) => (
  <Card title={t`Definitions`}>
    <dl className={classes['facts']}>
      {report.definitions.map(({ label, definition }) => <div key={label} style={{ display: 'contents' }}><dt>{label}</dt><dd>{definition}</dd></div>)}
    </dl>
  </Card>
)

/** Networking and campaigns for the same goal, side by side on the same formulas, and what to do about it. */
export const BridgePage = () => {
  const client = useClient()
  const day = useToday()
  const [search, change] = useAddress('/bridge', BridgeSearch)
  const newestDay = useNewestDay()
  const filters = organicPaidOfSearch(search, newestDay ?? day)
  const { value: report } = useAnswer(client.report.organicPaid, filters, { enabled: newestDay !== undefined })
  if (report === undefined) return null
  return (
    <Page title={t`Organic vs paid`} actions={<Actions filters={filters} />}>
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <SelectField label={t`Goal`} value={filters.goal} onChange={(goal) => change({ goal })} options={BridgeGoal.options.map((value) => ({ value, label: bridgeGoalNames[value] }))} />
        <PeriodField search={search} onChange={change} usual="last90" />
        <SelectField label={t`Attribution`} value={filters.rule} onChange={(rule) => change({ rule })} options={AttributionRule.options.map((value) => ({ value, label: attributionRuleNames[value] }))} />
        <AmountsField search={search} onChange={change} main={null} />
        <span className={classes['soft']} aria-live="polite">{periodText(filters.period)}</span>
      </div>
      {report.isEmpty ? (
        <EmptyState icon={<IconArrowsJoin size={24} />} title={t`Nothing to compare in these days`} action={<Button component={Link} to="/bridge/settings">{t`Set an hourly rate`}</Button>}>
          {t`Log interactions, import ad results and type in won deals: what networking and ads cost, and what each brought, stands here side by side.`}
        </EmptyState>
      ) : (
        <>
          <NoticeList label={t`Missing exchange rates`} shownAtFirst={4} sentences={report.missingRates.map(({ from, on }) => missingRateText(from, report.currency, on))} action={<Link to="/marketing/rates">{t`Exchange rates`}</Link>} />
          <Card title={t`Side by side`}><OrganicPaidTable report={report} /></Card>
          <NoticeList sentences={report.notes} shownAtFirst={4} />
          <Card title={t`What changes when the rule changes`}>
            <p className={classes['soft']}>{t`The same deals and people under each rule. One rule holds for the whole report; no deal counts twice.`}</p>
            <RulesTable report={report} />
          </Card>
        </>
      )}
      <ProposalsCard />
      {!report.isEmpty && <Definitions report={report} />}
    </Page>
  )
}
