import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayRangeText } from '../../shared/kernel/day-text'
import { plural, t } from '../../shared/kernel/words'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import { type AdviceWishes } from '../../shared/marketing/advice/suggestion'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { AskedDayField, SelectField } from '../ui/fields'
import { JobProgress } from '../ui/JobProgress'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { AdviceSearch, choiceOf, codeOf, questionOf } from './advice-search'
import { CurvesCard } from './CurvesCard'
import { PromisesCard } from './PromisesCard'
import { QualityCard } from './QualityCard'
import { ReadinessCard } from './ReadinessCard'
import { SuggestionCard } from './SuggestionCard'
import { TargetCard } from './TargetCard'
import { useFit } from './use-fit'
import { WhatIfCard } from './WhatIfCard'
import classes from './marketing.module.css'

const firstWishes: AdviceWishes = { budgetMinor: null, channels: [], startsOn: null, weeks: 4, target: null }

/** Everything that is known and advised for one question. */
const Advice = ({ question }: { readonly question: AdviceQuestion }) => {
  const client = useClient()
  const { value: overview } = useAnswer(client.marketing.advice.overview, { question })
  const fitting = useFit(overview)
  const [wishes, setWishes] = useState<AdviceWishes>(firstWishes)
  const isFitted = overview?.fit?.isCurrent === true
  const { value: suggestion } = useAnswer(client.marketing.advice.suggest, { question, wishes: { ...wishes, target: null } }, { enabled: isFitted })
  if (overview === undefined) return null
  const { weeks, notes, channels, fit } = overview
  return (
    <>
      <Card title={t`What the results allow`}>
        <p><strong>{overview.sentence}</strong></p>
        {channels.length === 0 && <p><Link to="/imports">{t`Import results`}</Link></p>}
        {weeks !== null && <p className={classes['soft']}>{t`${plural(weeks.count, { one: '# week', other: '# weeks' })} of results, ${dayRangeText(weeks.from, weeks.to)}.`}{' '}{fit?.tier === 0 ? '' : t`Intervals hold what lies in 80 of 100 cases.`}</p>}
        {fitting.isRunning && <JobProgress label={t`Learning from results`} progress={fitting.progress} onCancel={fitting.cancel} />}
        {fitting.hasStopped && !isFitted && <p><Button size="compact-sm" variant="default" onClick={fitting.start}>{t`Learn from results`}</Button></p>}
        <NoticeList sentences={notes} label={t`What is left out`} />
      </Card>
      {fit !== null && fit.quality.length > 0 && <QualityCard quality={fit.quality} verdict={fit.verdict} />}
      {isFitted && suggestion !== undefined && overview.fit?.tier !== 0 && <SuggestionCard question={question} suggestion={suggestion} wishes={wishes} onWish={setWishes} />}
      {channels.length > 0 && <ReadinessCard channels={channels} currency={question.currency} outcome={question.outcome} mostTier={isFitted && fit !== null && fit.steppedDown !== null ? fit.tier : 2} />}
      <WhatIfCard overview={overview} />
      {isFitted && fit !== null && fit.curves.length > 0 && (
        <>
          <TargetCard question={question} wishes={wishes} onBudget={(budgetMinor) => setWishes({ ...wishes, budgetMinor })} />
          <CurvesCard overview={overview} suggestion={suggestion ?? null} />
        </>
      )}
    </>
  )
}

/** What to do with the budget, as far as results can tell, and what came of it. */
export const AdvicePage = () => {
  const client = useClient()
  const [search, change] = useAddress('/marketing/advice', AdviceSearch)
  const { value: choices } = useAnswer(client.marketing.advice.choices, {})
  if (choices === undefined) return null
  const question = questionOf(choices, search)
  const chosen = choiceOf(choices, search)
  return (
    <Page title={t`Budget advice`}>
      {question === null || chosen === undefined ? (
        <EmptyState icon={<IconScale size={24} />} title={t`Nothing to learn from yet`} action={<Link to="/imports">{t`Import results`}</Link>}>
          {t`Advice is made from what your channels spent and brought, week by week. Import results day by day, with conversions or their value.`}
        </EmptyState>
      ) : (
        <>
          <div className={classes['filters']} role="group" aria-label={t`What the advice is about`}>
            <div className={classes['grow']}>
              <SelectField label={t`More of`} value={codeOf(chosen)} onChange={(ask) => change({ ask })} options={choices.map((choice) => ({ value: codeOf(choice), label: choice.label }))} />
            </div>
            <AskedDayField label={t`Use weeks since`} value={search.since ?? ''} onChange={(since) => change({ since: since === '' ? undefined : since })} />
          </div>
          {/* Locks and limits belong to the channels of one question. */}
          <Advice key={JSON.stringify(question)} question={question} />
        </>
      )}
      <PromisesCard isHiddenWhenEmpty={question === null} />
    </Page>
  )
}
