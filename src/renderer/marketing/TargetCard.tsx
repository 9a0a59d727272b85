import { Button } from '@mantine/core'
import { useState } from 'react'
import { parseMinor } from '../../shared/kernel/money'
import { plural, t } from '../../shared/kernel/words'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import type { AdviceWishes } from '../../shared/marketing/advice/suggestion'
import { wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { NumberField } from '../ui/fields'
import classes from './marketing.module.css'
import planClasses from './Plan.module.css'

interface TargetCardProps {
  readonly question: AdviceQuestion
  readonly wishes: AdviceWishes
  readonly onBudget: (budgetMinor: number) => void
}

/** What budget a wanted result would take. */
export const TargetCard = ({ question, wishes, onBudget }: TargetCardProps) => {
  const client = useClient()
  const { outcome, currency } = question
  const [typed, setTyped] = useState<number | null>(null)
  const isMoney = outcome.kind !== 'conversions'
  const wanted = typed === null || typed === 0 ? null : isMoney ? parseMinor(String(typed), currency) : typed
  const { value: suggestion, isStale } = useAnswer(client.marketing.advice.suggest, { question, wishes: { ...wishes, target: wanted } }, { enabled: wanted !== null })
  const target = wanted === null ? null : (suggestion?.target ?? null)
  const names = new Map(suggestion?.channels.map(({ key, name }) => [key, name]))
  const budgetMinor = target?.budgetMinor ?? null
  return (
    <Card title={t`What would a target take?`}>
      <div className={planClasses['row']}>
        <NumberField label={isMoney ? t`Wanted in ${plural(wishes.weeks, { one: '# week', other: '# weeks' })}, ${currency}` : t`Wanted results in ${plural(wishes.weeks, { one: '# week', other: '# weeks' })}`} value={typed} onChange={setTyped} />
        {budgetMinor !== null && <Button variant="default" disabled={isStale} onClick={() => onBudget(budgetMinor)}>{t`Use as budget`}</Button>}
      </div>
      <p className={classes['soft']} aria-live="polite">{target?.sentence ?? t`Type a result to see the least budget that is expected to bring it.`}</p>
      {target !== null && target.channels.length > 0 && (
        <ul className={classes['lines']}>
          {target.channels.map(({ key, minor }) => <li key={key} className={classes['costLine']}><span className={classes['what']}><bdi>{names.get(key)}</bdi></span><span className={classes['amount']}>{t`${wholeMoney(minor, currency)} a week`}</span></li>)}
        </ul>
      )}
    </Card>
  )
}
