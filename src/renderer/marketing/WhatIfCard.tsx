import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { ChannelReadiness } from '../../shared/marketing/advice/advice'
import type { AdviceOverview } from '../../shared/marketing/advice/advice.contract'
import { wholeUnit } from '../../shared/marketing/advice/readiness'
import { respond, type ResponseCurve } from '../../shared/marketing/advice/response-curve'
import { outcomeAmount, outcomeText, wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import { assumedCurve, elasticityWords, usualElasticity } from '../../shared/marketing/advice/what-if'
import { Card } from '../ui/Card'
import { rich } from '../ui/rich'
import classes from './Advice.module.css'
import shared from './marketing.module.css'

interface Line {
  readonly channel: ChannelReadiness
  readonly curve: ResponseCurve
  readonly isAssumed: boolean
  /** As far as the slider goes, in minor units of whole currency units: half more than was ever spent. */
  readonly mostMinor: number
}

const linesOf = ({ channels, fit, question }: AdviceOverview, elasticity: number): readonly Line[] => {
  const unit = wholeUnit(question.currency)
  return channels.flatMap((channel) => {
    if (channel.nowMinor === 0) return []
    const learned = fit?.curves.find(({ key }) => key === channel.key)?.curve ?? null
    const curve = learned ?? assumedCurve(channel, elasticity)
    return curve === null ? [] : [{ channel, curve, isAssumed: learned === null, mostMinor: Math.ceil(((channel.everMostMinor ?? channel.nowMinor) * 1.5) / unit) * unit }]
  })
}

/** Try out other spends: what is known, and where nothing is, an assumption that can be seen and changed. */
export const WhatIfCard = ({ overview }: { readonly overview: AdviceOverview }) => {
  const { question: { currency, outcome } } = overview
  const [elasticity, setElasticity] = useState<number>(usualElasticity)
  const [spends, setSpends] = useState<Readonly<Record<string, number>>>({})
  const lines = linesOf(overview, elasticity)
  if (lines.length === 0) return null
  const spendOf = ({ channel }: Line): number => spends[channel.key] ?? channel.nowMinor
  const sum = (valueOf: (line: Line) => number): number => lines.reduce((total, line) => total + valueOf(line), 0)
  const now = sum(({ channel, curve }) => respond(curve, channel.nowMinor))
  const then = sum((line) => respond(line.curve, spendOf(line)))
  const unit = wholeUnit(currency)
  return (
    <Card title={t`What if`} actions={Object.keys(spends).length === 0 ? undefined : <Button size="compact-sm" variant="default" onClick={() => setSpends({})}>{t`Back to now`}</Button>}>
      {lines.some(({ isAssumed }) => isAssumed) && (
        <div className={classes['slider']}>
          <label htmlFor="what-if-elasticity">{rich`Assumed: ${elasticityWords(elasticity)}${<span className={shared['soft']}>{t`Channels of which not enough is known follow this assumption, which is yours to change.`}</span>}`}</label>
          <input id="what-if-elasticity" type="range" min={0.1} max={1} step={0.05} value={elasticity} aria-valuetext={elasticityWords(elasticity)} onChange={(event) => setElasticity(Number(event.currentTarget.value))} />
        </div>
      )}
      {lines.map((line) => {
        const { channel: { key, name, nowMinor }, curve, isAssumed, mostMinor } = line
        const spend = spendOf(line)
        const result = t`${wholeMoney(spend, currency)} a week would bring ${outcomeAmount(respond(curve, spend), outcome, currency)} a week`
        return (
          <div key={key} className={classes['slider']}>
            <label htmlFor={`what-if-${key}`}><bdi>{name}</bdi><span className={shared['soft']} data-names>{t`${result}; now ${wholeMoney(nowMinor, currency)} and ${outcomeText(respond(curve, nowMinor), outcome, currency)}`}{isAssumed ? `, ${t`by assumption`}` : ''}</span></label>
            <input id={`what-if-${key}`} type="range" min={0} max={mostMinor} step={unit} value={spend} aria-valuetext={result} onChange={(event) => setSpends({ ...spends, [key]: Number(event.currentTarget.value) })} />
          </div>
        )
      })}
      <p aria-live="polite">{t`Together: ${wholeMoney(sum(spendOf), currency)} a week would bring ${outcomeAmount(then, outcome, currency)} a week; now ${wholeMoney(sum(({ channel }) => channel.nowMinor), currency)} and ${outcomeText(now, outcome, currency)}.`}</p>
    </Card>
  )
}
