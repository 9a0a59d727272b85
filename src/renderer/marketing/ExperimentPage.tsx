import { Button } from '@mantine/core'
import { IconFlask, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { daysOfTest, type Experiment, type ExperimentId, experimentMeasures } from '../../shared/marketing/experiment'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { TextAreaField } from '../ui/fields'
import { Page } from '../ui/Page'
import { autosaveTexts, useAutosave } from '../ui/use-autosave'
import { useKeptValue } from '../ui/use-kept-value'
import { WideTable } from '../ui/WideTable'
import { durationSentences, experimentState, isDue, percentInput, pointsText, rateText } from './experiment-view'
import { ExperimentDialog } from './ExperimentDialog'
import { ExperimentResultsCard } from './ExperimentResultsCard'
import classes from './marketing.module.css'

const VerdictCard = ({ experiment }: { readonly experiment: Experiment }) => {
  const { verdict, firstLabel, secondLabel, design } = experiment
  const { sentence, first, second, difference, cautions } = verdict
  const rows = first === null || second === null || difference === null ? [] : [{ label: firstLabel, ...first, text: rateText }, { label: secondLabel, ...second, text: rateText }, { label: t`${secondLabel} less ${firstLabel}`, ...difference, text: pointsText }]
  return (
    <Card title={t`Verdict`}>
      <p aria-live="polite" style={{ margin: 0 }}>{sentence}</p>
      {rows.length > 0 && (
        <WideTable className={classes['wide']} label={t`Rates with their intervals`}>
          <table className={classes['table']}>
            <thead><tr><th scope="col">{t`What`}</th><th scope="col" className={classes['end']}>{t`Seen`}</th><th scope="col" className={classes['end']}>{t`Lower limit`}</th><th scope="col" className={classes['end']}>{t`Upper limit`}</th></tr></thead>
            <tbody>
              {rows.map(({ label, rate, low, high, text }) => <tr key={label}><th scope="row"><bdi>{label}</bdi></th>{[rate, low, high].map((value, index) => <td key={index} className={classes['end']}>{text(value)}</td>)}</tr>)}
            </tbody>
          </table>
        </WideTable>
      )}
      {cautions.map((caution) => <p key={caution} className={classes['soft']}>{caution}</p>)}
      {rows.length > 0 && <p className={classes['soft']}>{t`Intervals hold at ${percentInput(1 - design.alpha)}%: of each rate after Wilson (1927), of the difference after Newcombe (1998, method 10).`}</p>}
    </Card>
  )
}

const PlanCard = ({ experiment }: { readonly experiment: Experiment }) => {
  const client = useClient()
  const { design, measure, platform, campaignId, startsOn, verdict } = experiment
  const { value: history } = useAnswer(client.marketing.experiment.history, { measure, platform, campaignId })
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const today = useToday()
  const campaign = campaigns?.find(({ id }) => id === campaignId)
  const isOver = history !== undefined && verdict.kind === 'not_enough' && isDue(startsOn, daysOfTest(verdict.neededPerVariant, history.trialsPerDay), today)
  return (
    <Card title={t`Plan`}>
      <dl className={classes['facts']}>
        <dt>{t`Counted`}</dt><dd>{experimentMeasures[measure].label}</dd>
        <dt>{t`Rate now`}</dt><dd>{rateText(design.baseline)}</dd>
        <dt>{t`To find`}</dt><dd>{t`${pointsText(design.lift).slice(1)}, up or down`}</dd>
        <dt>{t`Surely`}</dt><dd>{t`${percentInput(design.power)}% of the time; false alarms ${percentInput(design.alpha)}%`}</dd>
        <dt>{t`Starts`}</dt><dd>{startsOn === null ? t`Not said` : dayText(startsOn)}</dd>
        {platform !== null && <><dt>{t`Platform`}</dt><dd>{platformNames[platform]}</dd></>}
        {campaign !== undefined && <><dt>{t`Campaign`}</dt><dd><Link to="/marketing/campaigns/$id" params={{ id: String(campaign.id) }}><bdi>{campaign.name}</bdi></Link></dd></>}
      </dl>
      {history !== undefined && <p className={classes['soft']}>{durationSentences({ design, measure, startsOn, isJudged: verdict.kind !== 'not_enough' }, history).join(' ')}</p>}
      {isOver && <p className={classes['soft']}>{t`By this plan the test is over: record what each variant brought.`}</p>}
      <p className={classes['soft']}>{t`Number of people after Evan Miller’s sample size calculator, two-sided.`}</p>
    </Card>
  )
}

const DecisionCard = ({ experiment: { id, decision } }: { readonly experiment: Experiment }) => {
  const client = useClient()
  const decide = useCommand(client.marketing.experiment.decide, { toast: false })
  const { text, setText, flush, status } = useAutosave(decision, async (typed) => (await decide({ id, decision: typed }))?.ok === true)
  return (
    <Card title={t`Decision`} actions={<span className={classes['soft']} aria-live="polite">{autosaveTexts[status]}</span>}>
      <div onBlur={flush}><TextAreaField label={t`What you do now, and why`} value={text} onChange={setText} /></div>
    </Card>
  )
}

/** One test: its plan, what both variants brought, what that says, and what was decided. */
export const ExperimentPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<ExperimentId>()
  const { value: experiment, failure } = useAnswer(client.marketing.experiment.get, { id })
  // What is typed in a dialog stays where the test goes meanwhile.
  const known = useKeptValue(experiment)
  const remove = useCommand(client.marketing.experiment.remove)
  const [isEditing, setIsEditing] = useState(false)
  const back = [{ label: t`Tests`, to: '/marketing/experiments' }]
  const dialog = known !== undefined && isEditing && <ExperimentDialog experiment={known} onClose={() => setIsEditing(false)} />
  if (failure !== undefined) {
    return (
      <>
        <Page title={t`Test`} breadcrumbs={back}>
          <EmptyState icon={<IconFlask size={24} />} title={t`This test is not here`}>{t`It was removed. Undo brings it back.`}</EmptyState>
        </Page>
        {dialog}
      </>
    )
  }
  if (experiment === undefined) return null
  const removeIt = (): void => {
    void remove({ ids: [id] }).then((result) => { if (result?.ok === true) void navigate({ to: '/marketing/experiments' }) })
  }
  return (
    <>
      <Page
        title={experiment.name}
        heading={<bdi>{experiment.name}</bdi>}
        breadcrumbs={back}
        actions={
          <>
            <Button leftSection={<IconPencil size={16} />} onClick={() => setIsEditing(true)}>{t`Edit test`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={[{ label: t`Edit ${experiment.name}`, run: () => setIsEditing(true) }, { label: t`Remove ${experiment.name}`, run: removeIt }]}
      >
        <p className={classes['soft']}><strong><bdi>{experimentState(experiment)}</bdi></strong>{experiment.hypothesis === '' ? '' : ` · ${t`Expected: ${experiment.hypothesis}`}`}</p>
        <div className={classes['columns']}>
          <div className={classes['main']}>
            <VerdictCard experiment={experiment} />
            <ExperimentResultsCard key={experiment.id} experiment={experiment} />
            <DecisionCard key={experiment.id} experiment={experiment} />
          </div>
          <div className={classes['side']}>
            <PlanCard experiment={experiment} />
          </div>
        </div>
      </Page>
      {dialog}
    </>
  )
}
