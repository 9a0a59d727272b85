import { IconBulb } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ActionOutcome, bridgeRules } from '../../shared/bridge/action'
import type { BridgeAction } from '../../shared/bridge/action.contract'
import { dayText } from '../../shared/kernel/day-text'
import { groupBy } from '../../shared/kernel/group-by'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, usePages } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { dayWidth } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { RuleProposals } from './Proposals'
import classes from '../marketing/marketing.module.css'

const moneyOf = ({ revenue }: ActionOutcome): string => revenue.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency, { withCurrency: true })).join(', ')

const madeText = ({ audience, creative, followUps }: ActionOutcome): string => {
  const made = [
    ...(audience === null ? [] : [t`audience “${audience.name}” used in ${plural(audience.uses, { one: '# place', other: '# places' })}`]),
    ...(creative === null ? [] : [t`creative “${creative.name}” is ${creative.state}`]),
  ]
  return made.length === 0 && followUps === 0 ? t`Nothing that it made is left.` : made.join(', ')
}

/** What came of one that was accepted; of one that was dismissed nothing is said. */
const outcomeColumn = (
  key: string,
  header: string,
  width: number,
  text: (outcome: ActionOutcome) => string,
  align: 'start' | 'end' = 'end',
): DataColumn<BridgeAction> => ({ key, header, width, align, render: ({ decision, outcome }) => (decision === 'accepted' ? text(outcome) : '') })

const columns: readonly DataColumn<BridgeAction>[] = [
  { key: 'day', header: t`Day`, width: dayWidth, render: ({ decidedOn }) => dayText(decidedOn) },
  { key: 'rule', header: t`Proposal`, width: 180, render: ({ rule }) => <span title={bridgeRules[rule].definition}>{bridgeRules[rule].name}</span> },
  { key: 'about', header: t`About`, width: 150, render: ({ about }) => <bdi title={about}>{about}</bdi> },
  { key: 'decision', header: t`Answer`, width: 120, render: ({ decision }) => (decision === 'accepted' ? t`Accepted` : t`Dismissed`) },
  outcomeColumn('followUps', t`Follow-ups`, 100, ({ followUps, followUpsDone }) => (followUps === 0 ? '' : t`${numberText(followUpsDone)} of ${numberText(followUps)}`)),
  outcomeColumn('touched', t`In touch since`, 100, ({ followUps, peopleTouched }) => (followUps === 0 ? '' : numberText(peopleTouched))),
  outcomeColumn('deals', t`Deals won since`, 150, (outcome) => (outcome.revenue.length === 0 ? numberText(outcome.dealsWon) : `${numberText(outcome.dealsWon)} (${moneyOf(outcome)})`)),
  outcomeColumn('made', t`What it made`, 270, madeText, 'start'),
]

/** What the rules propose, each with its evidence; and what became of those that were answered. */
export const ActionsPage = () => {
  const client = useClient()
  const { value: proposals } = useAnswer(client.bridge.action.proposals, { today: useToday() })
  const { value: decided, rows, loadMore } = usePages(client.bridge.action.decided, {})
  if (proposals === undefined || decided === undefined) return null
  return (
    <Page title={t`Proposals`} breadcrumbs={[{ label: t`Bridge`, to: '/bridge' }]}>
      {proposals.length === 0 && (
        <EmptyState icon={<IconBulb size={24} />} title={t`Nothing to propose today`} action={<Link to="/networking/contacts">{t`Go to contacts`}</Link>}>
          {t`Rules look for people to thank, answer or welcome, and for communities and advocates that a campaign could begin with. They need contacts with interactions, deals with people in them, and answers to campaigns.`}
        </EmptyState>
      )}
      {[...groupBy(proposals, ({ rule }) => rule)].map(([rule, own]) => (
        <Card key={rule} title={bridgeRules[rule].name}>
          <p className={classes['soft']}>{bridgeRules[rule].definition}</p>
          <RuleProposals proposals={own} />
        </Card>
      ))}
      {decided.total > 0 && (
        <Card title={t`Answered`}>
          <DataTable name="answered-proposals" label={t`Answered proposals`} columns={columns} rows={rows} total={decided.total} onReachEnd={loadMore} rowKey={({ id }) => id} rowLabel={({ rule, about }) => `${bridgeRules[rule].name}, ${about}`} caption={t`${numberText(decided.total)} answered. Deals won since then are counted, not claimed: they may have other causes.`} maxHeight={420} />
        </Card>
      )}
    </Page>
  )
}
