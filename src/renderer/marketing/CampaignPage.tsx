import { Alert, Button, Textarea } from '@mantine/core'
import { IconPencil, IconSpeakerphone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { breakText, type DefinitionBreak } from '../../shared/bridge/pedigree'
import type { Day } from '../../shared/kernel/day'
import { periodText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Campaign, type CampaignId, objectiveNames } from '../../shared/marketing/campaign'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import type { OutputOf } from '../../shared/rpc/contract'
import { Pedigree } from '../bridge/PedigreeFigure'
import { useBreaks } from '../bridge/use-breaks'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { fieldErrors } from '../ui/fields'
import { RenameField } from '../ui/RenameField'
import { useKeptValue } from '../ui/use-kept-value'
import { autosaveTexts, useAutosave } from '../ui/use-autosave'
import { budgetView } from './budget'
import { BudgetBar } from './BudgetBar'
import { CampaignActions } from './CampaignActions'
import { filesText } from './CampaignActs'
import { CampaignDialog, statusOptions } from './CampaignDialog'
import { CampaignLinks } from './CampaignLinks'
import { AdsCard, AdSetsCard, CreativesCard, FlightsCard, PeriodsCard } from './CampaignParts'
import { CampaignTimeline } from './CampaignTimeline'
import { CostLinesCard } from './CostLinesCard'
import { DealDialog } from './DealDialog'
import { DealsTable } from './DealsTable'
import { dayChart, everyDay } from './day-chart'
import { dataToNote } from './data-to-note'
import { dealsText } from './deals-view'
import { KeyFigures, Notes, usual } from './KeyFigures'
import { targetView } from './kpi-view'
import classes from './marketing.module.css'

type Results = OutputOf<typeof campaignContract.results>

/** Of one campaign, what a click and what showing it cost, too. */
const keyMetrics: readonly MetricKey[] = [...usual, 'cpc', 'cpm']

const PlanCard = ({ campaign, sum }: { readonly campaign: Campaign; readonly sum: MetricRow }) => {
  const target = targetView(campaign, sum)
  const budget = budgetView(campaign.budgetMinor, sum.spendMinor, sum.currency)
  return (
    <Card title={t`Plan`}>
      <dl className={classes['facts']}>
        <dt>{t`Objective`}</dt><dd>{objectiveNames[campaign.objective]}</dd>
        <dt>{t`Status`}</dt><dd>{statusOptions.find(({ value }) => value === campaign.status)?.label}</dd>
        <dt>{t`Days`}</dt><dd>{campaign.startsOn === null && campaign.endsOn === null ? t`Not set` : periodText({ from: campaign.startsOn, to: campaign.endsOn })}</dd>
        <dt>{t`KPI`}</dt><dd>{target === null ? t`No target set` : target.sentence}</dd>
        <dt>{t`Budget`}</dt><dd>{budget === null ? t`None set` : <><BudgetBar view={budget} />{budget.sentence}</>}</dd>
        {campaign.platforms.length > 0 && <><dt>{t`Platforms`}</dt><dd>{campaign.platforms.map((platform) => platformNames[platform]).join(', ')}</dd></>}
        {campaign.owner !== '' && <><dt>{t`Owner`}</dt><dd>{campaign.owner}</dd></>}
      </dl>
    </Card>
  )
}

const DayChart = ({ id, results: { byDay, sum: { currency } }, breaks }: { readonly id: CampaignId; readonly results: Results; readonly breaks: readonly DefinitionBreak[] }) => {
  const [opened, setOpened] = useState<Day | null>(null)
  const days = useMemo(() => everyDay(byDay), [byDay])
  const model = useMemo(() => dayChart(days, currency, breaks), [days, currency, breaks])
  if (model === null) return null
  const known = new Map<Day | undefined, (typeof byDay)[number]>(byDay.map((day) => [day.on, day]))
  const dayAt = (category: number) => known.get(days[category]?.on)
  return (
    <>
      <Chart model={model} canOpen={(category) => dayAt(category) !== undefined} onOpen={(category) => setOpened(dayAt(category)?.on ?? null)} />
      {opened !== null && <Pedigree metric={known.get(opened)?.spendMinor == null ? 'revenue' : 'spend'} scope={{ campaignId: id, currency, period: { from: opened, to: opened } }} onClose={() => setOpened(null)} />}
    </>
  )
}

/** A brief that saves itself; "Saved" is said only after the store has answered. */
const BriefCard = ({ campaign: { id, brief } }: { readonly campaign: Campaign }) => {
  const client = useClient()
  const edit = useCommand(client.marketing.campaign.edit, { toast: false })
  const { text, setText, flush, status } = useAutosave(brief, (typed) => edit({ id, changes: { brief: typed } }).then((result) => result?.ok === true))
  return (
    <Card title={t`Brief`} actions={<span className={classes['soft']} aria-live="polite">{autosaveTexts[status]}</span>}>
      <Textarea aria-label={t`Brief`} rows={4} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={flush} placeholder={t`Who it is for, what it says, what it must not say`} />
    </Card>
  )
}

/** One campaign: plan, results, costs and deals. */
export const CampaignPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<CampaignId>()
  const { value: campaign, failure } = useAnswer(client.marketing.campaign.get, { id })
  const { value: results, failure: noResults } = useAnswer(client.marketing.campaign.results, { id })
  const { value: deals = [] } = useAnswer(client.marketing.deal.list, { campaignId: id })
  // What is typed in a dialog stays where the campaign goes meanwhile.
  const known = useKeptValue(campaign)
  const knownCurrency = useKeptValue(results?.sum.currency)
  const remove = useCommand(client.marketing.campaign.remove)
  const edit = useCommand(client.marketing.campaign.edit)
  const breaks = useBreaks({ campaignId: id })
  const today = useToday()
  const [dialog, setDialog] = useState<'edit' | 'deal' | null>(null)
  const [refusal, setRefusal] = useState<readonly string[]>([])
  const back = [{ label: t`Campaigns`, to: '/marketing/campaigns' }]
  const dialogs = known !== undefined && knownCurrency !== undefined && (
    <>
      {dialog === 'edit' && <CampaignDialog campaign={known} currency={knownCurrency} onClose={() => setDialog(null)} />}
      {dialog === 'deal' && <DealDialog deal={null} campaignId={id} currency={knownCurrency} onClose={() => setDialog(null)} />}
    </>
  )
  // One answer is heard of before the other: with nothing drawn in between, the dialog would go.
  if (failure !== undefined || noResults !== undefined) {
    return (
      <>
        <Page title={t`Campaign`} breadcrumbs={back}>
          <EmptyState icon={<IconSpeakerphone size={24} />} title={t`This campaign is not here`}>{t`It was removed, or the import that brought it was undone.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  if (campaign === undefined || results === undefined) return null
  const { currency } = results.sum
  const rename = async (name: string): Promise<string | null> => {
    const result = await edit({ id, changes: { name } })
    if (result === null) return t`The name could not be saved.`
    return result.ok ? null : (fieldErrors(result.error)?.['changes.name'] ?? t`This campaign was removed meanwhile.`)
  }
  const removeIt = (): void => {
    void remove({ ids: [id] }).then((result) => {
      if (result === null) return
      if (result.ok) void navigate({ to: '/marketing/campaigns' })
      else if (result.error.type === 'CampaignHasResults') setRefusal(result.error.batches)
    })
  }
  return (
    <>
      <Page
        title={campaign.name}
        heading={<RenameField label={t`Campaign name`} name={campaign.name} onRename={rename} />}
        breadcrumbs={back}
        actions={
          <>
            <Button leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>{t`Edit plan`}</Button>
            <CampaignActions
              campaign={campaign}
              onOpen={(other) => void navigate({ to: '/marketing/campaigns/$id', params: { id: String(other) } })}
              onRemove={removeIt}
            />
          </>
        }
        offers={[
          { label: t`Edit the plan of ${campaign.name}`, run: () => setDialog('edit') },
          { label: t`New deal for ${campaign.name}`, run: () => setDialog('deal') },
        ]}
      >
        {refusal.length > 0 && (
          <Alert
            color="red"
            variant="outline"
            title={t`This campaign has imported results`}
            withCloseButton
            closeButtonLabel={t`Dismiss`}
            onClose={() => setRefusal([])}
          >
            {t`Undo these imports first, then remove it: ${filesText(refusal)}.`}
          </Alert>
        )}
        <KeyFigures metrics={keyMetrics} row={results.sum} scope={{ campaignId: id }} />
        <div className={classes['columns']}>
          <div className={classes['main']}>
            <DayChart id={id} results={results} breaks={breaks} />
            <PeriodsCard id={id} periods={results.byPeriod} />
            <AdSetsCard id={id} adSets={results.byAdSet} />
            <CreativesCard id={id} creatives={results.byCreative} />
            <AdsCard id={id} ads={results.byAd} />
            <FlightsCard id={id} />
            <Card title={t`Deals`} actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('deal')}>{t`New deal`}</Button>}>
              {deals.length === 0 ? (
                <p className={classes['soft']}>{t`Won deals count as revenue of this campaign.`}</p>
              ) : (
                <DealsTable deals={deals} caption={dealsText(deals, today)} maxHeight={360} />
              )}
            </Card>
            <CampaignTimeline campaignId={id} />
          </div>
          <div className={classes['side']}>
            <PlanCard campaign={campaign} sum={results.sum} />
            <BriefCard key={campaign.id} campaign={campaign} />
            <CampaignLinks id={id} />
            <CostLinesCard campaignId={id} currency={currency} />
          </div>
        </div>
        <Notes notes={[...breaks.map(breakText), ...results.warnings, ...dataToNote(results)]} />
      </Page>
      {dialogs}
    </>
  )
}
