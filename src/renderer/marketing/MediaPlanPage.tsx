import { Button } from '@mantine/core'
import { IconCalendarStats, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { z } from 'zod'
import { dayRangeText, shortQuarterText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { Quarter, quarterDays, quarterOf } from '../../shared/kernel/quarter'
import { t } from '../../shared/kernel/words'
import { type Flight, MediaPlanId } from '../../shared/marketing/flight'
import { PlanGrain } from '../../shared/marketing/flighting'
import { type MediaPlanRow, type PlanSheet } from '../../shared/marketing/media-plan'
import { quartersOf } from '../../shared/marketing/plan-sheet'
import { useClient } from '../platform/client'
import { useOffers } from '../platform/offers'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { Page } from '../ui/Page'
import { rich } from '../ui/rich'
import { useIsPrinting } from '../ui/use-is-printing'
import { BudgetsCard } from './BudgetsCard'
import { FlightCellsDialog } from './FlightCellsDialog'
import { FlightDialog } from './FlightDialog'
import { PlanCostsCard } from './PlanCostsCard'
import { PlanDialog } from './PlanDialog'
import { PlanFlowchart } from './PlanFlowchart'
import { ConvertedCard, QuartersCard } from './PlanTotalsCards'
import { planWindow, windowsOnPaper } from './plan-view'
import { VersionsCard } from './VersionsCard'
import planClasses from './Plan.module.css'
import classes from './marketing.module.css'

const PlanSearch = z.object({
  plan: z.coerce.number().pipe(MediaPlanId).optional().catch(undefined),
  grain: PlanGrain.optional().catch(undefined),
  /** The quarter that is drawn, or `all`. */
  quarter: z.union([Quarter, z.literal('all')]).optional().catch(undefined),
})
type PlanSearch = z.infer<typeof PlanSearch>

type FlightsDialog = { readonly kind: 'new' } | { readonly kind: 'edit' | 'cells'; readonly flight: Flight }

const FlightsCard = ({ sheet, quarter, currency }: { readonly sheet: PlanSheet; readonly quarter: string | null; readonly currency: Currency }) => {
  const client = useClient()
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const [dialog, setDialog] = useState<FlightsDialog | null>(null)
  const { periods, grain } = sheet
  const window = useMemo(() => planWindow(periods, grain, quarter === null ? null : quarterDays(quarter)), [periods, grain, quarter])
  const edit = useCallback((flight: Flight) => setDialog({ kind: 'edit', flight }), [])
  const close = (): void => setDialog(null)
  const isPrinting = useIsPrinting()
  // As it stands now: a bar that was just dropped is opened before the sheet has its new days.
  const opened = dialog === null || dialog.kind === 'new' ? null : (sheet.rows.flatMap(({ flights }) => flights).find(({ id }) => id === dialog.flight.id) ?? dialog.flight)
  const add = (): void => setDialog({ kind: 'new' })
  const addButton = <Button leftSection={<IconPlus size={16} />} disabled={campaigns?.length === 0} onClick={add}>{t`Add flight`}</Button>
  useOffers(() => (campaigns?.length === 0 ? [] : [{ label: t`Add flight`, run: add }]))
  return (
    <Card title={`${sheet.plan.name}, ${dayRangeText(sheet.plan.startsOn, sheet.plan.endsOn)}`} actions={addButton}>
      {sheet.plan.note !== '' && <p className={classes['soft']}><bdi>{sheet.plan.note}</bdi></p>}
      {sheet.rows.length === 0 || window === null ? (
        <p className={classes['soft']}>
          {campaigns?.length === 0 ? <>{rich`Flights belong to campaigns. ${<Link to="/marketing/campaigns">{t`Make a campaign first`}</Link>}.`}</> : t`A flight is a dated stretch of spend on one channel of a campaign. Add the first.`}
        </p>
      ) : (
        <>
          <div className={planClasses['onScreen']}><PlanFlowchart sheet={sheet} window={window} onEdit={edit} /></div>
          {isPrinting && <div className={planClasses['onPaper']}>{windowsOnPaper(window).map((stretch) => <PlanFlowchart key={stretch.first} sheet={sheet} window={stretch} onEdit={edit} />)}</div>}
        </>
      )}
      {dialog !== null && dialog.kind !== 'cells' && campaigns !== undefined && (
        <FlightDialog key={opened?.id ?? 'new'} flight={opened} planId={sheet.plan.id} plan={sheet.plan} campaigns={campaigns} currency={currency} onClose={close} onCells={(flight) => setDialog({ kind: 'cells', flight })} />
      )}
      {dialog?.kind === 'cells' && opened !== null && <FlightCellsDialog flight={opened} onClose={close} />}
    </Card>
  )
}

const versionText = ({ name, isCurrent }: MediaPlanRow): string => (isCurrent ? t`${name} (current)` : name)

const grainOptions = [{ value: 'day' as const, label: t`Days` }, { value: 'week' as const, label: t`Weeks` }, { value: 'month' as const, label: t`Months` }]

/** Which quarter is drawn: the one asked for; by days one of them always, since a year of days is too wide to read. */
const shownQuarter = ({ grain = 'week', quarter }: PlanSearch, quarters: readonly string[], thisQuarter: string): string | null => {
  if (quarter !== undefined && quarters.includes(quarter)) return quarter
  if (grain !== 'day') return null
  return quarters.includes(thisQuarter) ? thisQuarter : (quarters[0] ?? null)
}

interface PlanFiltersProps {
  readonly versions: readonly MediaPlanRow[]
  readonly shownId: MediaPlanId
  readonly grain: PlanGrain
  readonly quarter: string | null
  readonly quarters: readonly string[]
  readonly change: (part: PlanSearch) => void
}

/** Which part of the plan is shown, and how finely. */
const PlanFilters = memo(({ versions, shownId, grain, quarter, quarters, change }: PlanFiltersProps) => (
  <div className={classes['filters']} role="group" aria-label={t`What is shown`}>
    <SelectField
      label={t`Version`}
      value={String(shownId)}
      onChange={(id) => change({ plan: MediaPlanId.parse(Number(id)) })}
      options={versions.map((version) => ({ value: String(version.id), label: versionText(version) }))}
    />
    <SelectField label={t`By`} value={grain} onChange={(value) => change({ grain: value })} options={grainOptions} />
    <SelectField
      label={t`Quarter`}
      value={quarter ?? 'all'}
      onChange={(value) => change({ quarter: value })}
      options={[...(grain === 'day' ? [] : [{ value: 'all', label: t`All` }]), ...quarters.map((value) => ({ value, label: shortQuarterText(value) }))]}
    />
  </div>
))
PlanFilters.displayName = 'PlanFilters'

/** What the flights come to, and what stands beside them. */
const PlanSums = memo(({ sheet, currency }: { readonly sheet: PlanSheet; readonly currency: Currency }) => {
  const currencies = sheet.totals.map((total) => total.currency)
  return (
    <>
      {sheet.totals.length > 0 && <QuartersCard totals={sheet.totals} />}
      {currencies.length > 1 && <ConvertedCard planId={sheet.plan.id} currencies={currencies} workbookCurrency={currency} />}
      <PlanCostsCard sheet={sheet} currency={currency} />
      <BudgetsCard plan={sheet.plan} currency={currency} />
    </>
  )
})
PlanSums.displayName = 'PlanSums'

/** What is planned to be spent: flights over days, weeks or months, costs and budgets, in versions. */
export const MediaPlanPage = () => {
  const client = useClient()
  const [search, change] = useAddress('/marketing/plan', PlanSearch)
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: versions } = useAnswer(client.marketing.mediaPlan.list, {})
  const thisQuarter = quarterOf(useToday())
  const [isMaking, setIsMaking] = useState(false)
  const shown = versions?.find(({ id }) => id === search.plan) ?? versions?.find(({ isCurrent }) => isCurrent)
  const grain = search.grain ?? 'week'
  const { value: sheet } = useAnswer(client.marketing.mediaPlan.sheet, { id: shown?.id ?? 1, grain }, { enabled: shown !== undefined, keepsOther: true })
  // A flight that is put elsewhere is drawn there at once; what it sums up to follows in small steps.
  const summed = useDeferredValue(sheet)
  const quarters = useMemo(() => (sheet === undefined ? [] : quartersOf(sheet)), [sheet])
  const quarter = shownQuarter(search, quarters, thisQuarter)
  const show = useCallback((id: MediaPlanId): void => change({ plan: id }), [change])
  const makeButton = <Button leftSection={<IconPlus size={16} />} variant={shown === undefined ? 'filled' : 'default'} onClick={() => setIsMaking(true)}>{shown === undefined ? t`Make a plan` : t`New version`}</Button>
  return (
    <Page title={t`Media plan`} actions={shown === undefined ? undefined : makeButton}>
      {versions?.length === 0 && <EmptyState icon={<IconCalendarStats size={24} />} title={t`No media plan yet`} action={makeButton}>{t`Lay out what each campaign is to spend, where and when, and hold the spending against it.`}</EmptyState>}
      {versions !== undefined && shown !== undefined && <PlanFilters versions={versions} shownId={shown.id} grain={grain} quarter={quarter} quarters={quarters} change={change} />}
      {shown !== undefined && sheet !== undefined && info !== undefined && (
        // Another version's sheet holds its place until the chosen one is there; what it shows must not be taken for that, nor changed.
        <div className={classes['sheet']} inert={sheet.plan.id !== shown.id}>
          <FlightsCard sheet={sheet} quarter={quarter} currency={info.settings.currency} />
          {summed !== undefined && <div className={classes['sheet']} inert={summed.plan.id !== shown.id}><PlanSums sheet={summed} currency={info.settings.currency} /></div>}
        </div>
      )}
      {versions !== undefined && shown !== undefined && <VersionsCard versions={versions} shown={shown} onShow={show} />}
      {isMaking && <PlanDialog plan={null} isFirst={shown === undefined} onClose={() => setIsMaking(false)} onSaved={show} />}
    </Page>
  )
}
