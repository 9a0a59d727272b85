import { Button, Group } from '@mantine/core'
import { IconPencil, IconPlus, IconTarget, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { addDays, type Day } from '../../shared/kernel/day'
import { dayText, shortQuarterText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { countedMetrics, GoalFields, GoalMetric, goalMetrics, type QuarterGoal, quarterGoalName } from '../../shared/marketing/quarter-goal'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { WideTable } from '../ui/WideTable'
import { adPlatformOptions } from './ad-platform-options'
import { goalInput, goalUnitText, goalView, parseGoal, quartersAround } from './goal-view'
import classes from './marketing.module.css'
import planClasses from './Plan.module.css'

interface GoalDialogProps {
  /** Null: a new one. */
  readonly goal: QuarterGoal | null
  /** All there are. */
  readonly goals: readonly QuarterGoal[]
  readonly currency: Currency
  readonly today: Day
  readonly onClose: () => void
}

/** What is typed as a goal: from which side it holds, and its unit. */
const boundLabel = (better: 'more' | 'less', unit: string): string => {
  if (unit === '') return better === 'more' ? t`At least` : t`At most`
  return better === 'more' ? t`At least, in ${unit}` : t`At most, in ${unit}`
}

/** Sets what is to be reached in a quarter; a goal for the same metric, campaign, platform and quarter takes the new number. */
const GoalDialog = ({ goal, goals, currency: workbookCurrency, today, onClose }: GoalDialogProps) => {
  const client = useClient()
  const set = useCommand(client.marketing.quarterGoal.set)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const quarters = quartersAround(today, 4, 8)
  const [quarter, setQuarter] = useState(goal?.quarter ?? quarters[4] ?? '')
  const [metric, setMetric] = useState<GoalMetric>(goal?.metric ?? 'revenue')
  const [campaignId, setCampaignId] = useState(goal?.campaignId == null ? '' : String(goal.campaignId))
  const [platform, setPlatform] = useState<AdPlatform | ''>(goal?.platform ?? '')
  const { value: inUse = [] } = useAnswer(client.report.currencies, {})
  const [named, setNamed] = useState<Currency | null>(goal === null ? null : (goal.currency ?? workbookCurrency))
  const usual = campaigns.find(({ id }) => String(id) === campaignId)?.currency ?? workbookCurrency
  const currency = named ?? usual
  const currencies = [...new Set([workbookCurrency, usual, ...inUse])]
  const [target, setTarget] = useState(goal === null ? '' : goalInput(goal.metric, goal.target, currency))
  const [note, setNote] = useState(goal?.note ?? '')
  const unit = goalUnitText(metric, currency)
  const subject = { campaignId: campaignId === '' ? null : Number(campaignId), platform: platform === '' ? null : platform }
  const wanted = parseGoal(target, metric, currency)
  const { errors, form } = useCheckedForm({
    schema: GoalFields,
    fields: { quarter, metric, ...subject, target: wanted, currency: countedMetrics.has(metric) || (goalMetrics[metric].unit !== 'money' && currency === workbookCurrency) ? null : currency, note },
    own: { target: wanted === null && (unit === '' ? t`Type a number above 0.` : t`Type a number above 0 in ${unit}.`) },
    send: set,
    refused: () => ({ target: t`The campaign was removed meanwhile.` }),
  })
  // A goal that is edited stays the goal of its quarter, metric, campaign and platform.
  const isNew = goal === null
  const known = isNew ? goals.find((other) => other.quarter === quarter && other.metric === metric && other.campaignId === subject.campaignId && other.platform === subject.platform) : undefined
  return (
    <FormDialog title={isNew ? t`New goal` : t`Edit goal: ${quarterGoalName(goal)}, ${shortQuarterText(quarter)}`} isOpen onClose={onClose} {...form} submitLabel={isNew ? t`Add goal` : t`Save`} size="lg">
      {isNew && (
        <>
          <Group grow align="flex-start">
            <SelectField label={t`Quarter`} value={quarter} onChange={setQuarter} options={quarters.map((value) => ({ value, label: shortQuarterText(value) }))} autoFocus />
            <SelectField label={t`Of what`} value={metric} onChange={setMetric} options={GoalMetric.options.map((value) => ({ value, label: goalMetrics[value].label }))} />
          </Group>
          <Group grow align="flex-start">
            <SelectField label={t`Campaign`} value={campaignId} onChange={setCampaignId} options={[{ value: '', label: t`All campaigns` }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]} />
            <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={[{ value: '', label: t`All platforms` }, ...adPlatformOptions]} />
            {currencies.length > 1 && !countedMetrics.has(metric) && <SelectField label={t`Currency`} value={currency} onChange={setNamed} options={currencies.map((value) => ({ value, label: value }))} />}
          </Group>
        </>
      )}
      {known !== undefined && <p className={classes['soft']} role="status">{t`There is such a goal: ${goalView(known, workbookCurrency).target}. Adding this one replaces it, with its note.`}</p>}
      <TextField label={boundLabel(goalMetrics[metric].better, unit)} value={target} onChange={(text) => { setTarget(text); setNamed(currency) }} error={errors['target']} isRequired autoFocus={!isNew} />
      <TextAreaField label={t`Note`} value={note} onChange={setNote} error={errors['note']} minRows={2} />
    </FormDialog>
  )
}

interface QuarterCardProps {
  readonly quarter: string
  readonly goals: readonly QuarterGoal[]
  readonly currency: Currency
  readonly onEdit: (goal: QuarterGoal) => void
}

const QuarterCard = ({ quarter, goals, currency, onEdit }: QuarterCardProps) => {
  const client = useClient()
  const remove = useCommand(client.marketing.quarterGoal.remove)
  const name = shortQuarterText(quarter)
  return (
    <Card title={name}>
      <WideTable className={`${classes['wide']} ${classes['folding']}`} label={t`Goals of ${name}`}>
        <table className={classes['table']}>
          {/* The same widths in every quarter, so that their columns stand below each other. */}
          <colgroup>
            <col className={planClasses['goalName']} />
            <col className={planClasses['goalState']} />
            <col className={planClasses['goalTarget']} />
            <col className={planClasses['goalFigure']} />
            <col className={planClasses['goalShort']} />
            <col className={planClasses['goalShort']} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t`Goal`}</th>
              <th scope="col">{t`State`}</th>
              <th scope="col" className={classes['end']}>{t`Planned`}</th>
              <th scope="col" className={classes['end']}>{t`Actual`}</th>
              <th scope="col" className={classes['end']}>{t`Reached`}</th>
              <th scope="col">
                <span className="visually-hidden">{t`Actions`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {goals.map((goal) => {
              const view = goalView(goal, currency)
              return (
                <tr key={goal.id}>
                  <th scope="row" className={planClasses['pacingName']}>
                    <bdi>{view.label}</bdi>
                    {goal.note !== '' && (
                      <span className={classes['soft']}>
                        <bdi>{goal.note}</bdi>
                      </span>
                    )}
                  </th>
                  <td className={planClasses['state']} data-tone={view.tone}>
                    <strong>{view.state}</strong>
                    <span className={classes['soft']}>{view.sentence}</span>
                  </td>
                  <td className={classes['end']} data-label={t`Planned`} data-long>
                    {view.target}
                  </td>
                  <td className={classes['end']} data-label={t`Actual`}>
                    <MetricValue text={view.actual} reason={view.reason} />
                  </td>
                  <td className={classes['end']} data-label={t`Reached`}>
                    <MetricValue text={view.progress} reason={view.reason} />
                  </td>
                  <td>
                    <Group gap={2} wrap="nowrap">
                      <IconButton size={26} label={t`Edit ${view.label}, ${name}`} onClick={() => onEdit(goal)}>
                        <IconPencil size={15} />
                      </IconButton>
                      <IconButton size={26} label={t`Remove ${view.label}, ${name}`} onClick={() => void remove({ id: goal.id })}>
                        <IconTrash size={15} />
                      </IconButton>
                    </Group>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
    </Card>
  )
}

/** What is to be reached by quarter, and what came of it so far. */
export const GoalsPage = () => {
  const client = useClient()
  const today = useToday()
  const { value: goals } = useAnswer(client.marketing.quarterGoal.list, {})
  const { value: info } = useAnswer(client.workbook.info, {})
  const [dialog, setDialog] = useState<QuarterGoal | 'new' | null>(null)
  const currency = info?.settings.currency
  const quarters = [...new Set(goals?.map(({ quarter }) => quarter))].sort().reverse()
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog('new')}>{t`New goal`}</Button>
  return (
    <Page title={t`Goals`} begin={addButton}>
      {goals?.length === 0 && <EmptyState icon={<IconTarget size={24} />} title={t`No goals yet`} begins>{t`What is to be reached in a quarter: revenue, conversions, a cost per conversion that holds. Each stands beside what came of it.`}</EmptyState>}
      {goals !== undefined && goals.length > 0 && <p className={classes['soft']}>{t`As of ${dayText(addDays(today, -1))}.`} {t`Everything that counts in the quarter before today, or up to the newest day with ad results where a goal rests on them, of all campaigns and platforms where a goal names none; amounts in the goal’s currency, with others converted as far as there are rates.`}</p>}
      {currency !== undefined && quarters.map((quarter) => <QuarterCard key={quarter} quarter={quarter} goals={goals?.filter((goal) => goal.quarter === quarter) ?? []} currency={currency} onEdit={setDialog} />)}
      {dialog !== null && currency !== undefined && <GoalDialog goal={dialog === 'new' ? null : dialog} goals={goals ?? []} currency={currency} today={today} onClose={() => setDialog(null)} />}
    </Page>
  )
}
