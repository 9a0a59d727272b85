import { Button } from '@mantine/core'
import { IconCalendarStats, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { dayRangeText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import type { Flight } from '../../shared/marketing/flight'
import { MediaPlanId } from '../../shared/marketing/flight'
import type { MediaPlanRow, PlanSheet } from '../../shared/marketing/media-plan'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { Page } from '../ui/Page'
import { BudgetsCard } from './BudgetsCard'
import { FlightDialog } from './FlightDialog'
import { PlanCostsCard } from './PlanCostsCard'
import { PlanDialog } from './PlanDialog'
import { PlanFlowchart } from './PlanFlowchart'
import { moneyText } from './plan-view'
import { VersionsCard } from './VersionsCard'
import classes from './marketing.module.css'

const PlanSearch = z.object({ plan: z.coerce.number().pipe(MediaPlanId).optional().catch(undefined) })
const parsePlanSearch = (search: unknown): z.infer<typeof PlanSearch> => PlanSearch.parse(search)

const QuartersCard = ({ totals }: { readonly totals: PlanSheet['totals'] }) => (
  <Card title="Totals by quarter">
    {/* A wide table scrolls by itself and must be reachable to do so. */}
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
    <div className={classes['wide']} role="region" aria-label="Media and costs by quarter" tabIndex={0}>
      <table className={classes['table']}>
        <thead><tr><th scope="col">Quarter</th><th scope="col" className={classes['end']}>Media</th><th scope="col" className={classes['end']}>Other costs</th><th scope="col" className={classes['end']}>Together</th></tr></thead>
        {totals.map(({ currency, quarters, mediaMinor, costMinor, totalMinor }) => (
          <tbody key={currency}>
            {quarters.map(({ quarter, ...sums }) => <SumRow key={quarter} label={quarter} currency={currency} {...sums} />)}
            <SumRow label={`All, ${currency}`} currency={currency} mediaMinor={mediaMinor} costMinor={costMinor} totalMinor={totalMinor} isWhole />
          </tbody>
        ))}
      </table>
    </div>
  </Card>
)

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

const FlightsCard = ({ sheet, currency }: { readonly sheet: PlanSheet; readonly currency: Currency }) => {
  const client = useClient()
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const [dialog, setDialog] = useState<Flight | 'new' | null>(null)
  const addButton = <Button leftSection={<IconPlus size={16} />} disabled={campaigns?.length === 0} onClick={() => setDialog('new')}>Add flight</Button>
  return (
    <Card title={`${sheet.plan.name}, ${dayRangeText(sheet.plan.startsOn, sheet.plan.endsOn)}`} actions={addButton}>
      {sheet.rows.length === 0 ? (
        <p className={classes['soft']}>{campaigns?.length === 0 ? 'Flights belong to campaigns. Make a campaign first.' : 'A flight is a dated stretch of spend on one channel of a campaign. Add the first.'}</p>
      ) : (
        <PlanFlowchart sheet={sheet} onEdit={setDialog} />
      )}
      {dialog !== null && campaigns !== undefined && <FlightDialog flight={dialog === 'new' ? null : dialog} planId={sheet.plan.id} startsOn={sheet.plan.startsOn} campaigns={campaigns} currency={currency} onClose={() => setDialog(null)} />}
    </Card>
  )
}

const versionText = ({ name, isCurrent }: MediaPlanRow): string => (isCurrent ? `${name} (current)` : name)

/** What is planned to be spent: flights over the weeks, costs and budgets, in versions. */
export const MediaPlanPage = () => {
  const client = useClient()
  const [search, change] = useAddress('/marketing/plan', parsePlanSearch)
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: versions } = useAnswer(client.marketing.mediaPlan.list, {})
  const [isMaking, setIsMaking] = useState(false)
  const shown = versions?.find(({ id }) => id === search.plan) ?? versions?.find(({ isCurrent }) => isCurrent)
  const { value: sheet } = useAnswer(client.marketing.mediaPlan.sheet, { id: shown?.id ?? 1 }, { enabled: shown !== undefined })
  const show = (id: MediaPlanId): void => change({ plan: id })
  const makeButton = <Button leftSection={<IconPlus size={16} />} variant={shown === undefined ? 'filled' : 'default'} onClick={() => setIsMaking(true)}>{shown === undefined ? 'Make a plan' : 'New version'}</Button>
  return (
    <Page title="Media plan" actions={shown === undefined ? undefined : makeButton}>
      {versions?.length === 0 && <EmptyState icon={<IconCalendarStats size={24} />} title="No media plan yet" action={makeButton}>Lay out what each campaign is to spend, where and when, and hold the spending against it.</EmptyState>}
      {versions !== undefined && shown !== undefined && (
        <div className={classes['filters']}>
          <SelectField label="Version" value={String(shown.id)} onChange={(id) => change({ plan: Number(id) })} options={versions.map((version) => ({ value: String(version.id), label: versionText(version) }))} />
        </div>
      )}
      {shown !== undefined && sheet !== undefined && info !== undefined && (
        <>
          <FlightsCard sheet={sheet} currency={info.settings.currency} />
          {sheet.totals.length > 0 && <QuartersCard totals={sheet.totals} />}
          <PlanCostsCard sheet={sheet} currency={info.settings.currency} />
          <BudgetsCard planId={shown.id} currency={info.settings.currency} />
          <VersionsCard versions={versions ?? []} shown={shown} onShow={show} />
        </>
      )}
      {isMaking && <PlanDialog plan={null} onClose={() => setIsMaking(false)} onSaved={show} />}
    </Page>
  )
}
