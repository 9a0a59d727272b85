import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayRangeText } from '../../shared/kernel/day-text'
import { minorToMajor } from '../../shared/kernel/money'
import { fieldText } from '../../shared/kernel/typed-number'
import { plural, t } from '../../shared/kernel/words'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import { wholeUnit } from '../../shared/marketing/advice/readiness'
import { type AdviceWishes, ChannelWish, type SuggestedChannel, type Suggestion } from '../../shared/marketing/advice/suggestion'
import { outcomeText, rangeText, wholeMoney } from '../../shared/marketing/advice/suggestion-words'
import { Card } from '../ui/Card'
import { noWholeNumber, NumberField, readWhole, SelectField, useTypedValue } from '../ui/fields'
import { MetricValue } from '../ui/MetricValue'
import { WideTable } from '../ui/WideTable'
import { AdoptDialog } from './AdoptDialog'
import classes from './Advice.module.css'
import shared from './marketing.module.css'
import planClasses from './Plan.module.css'
import lineClasses from './ReasonedLines.module.css'

interface SuggestionCardProps {
  readonly question: AdviceQuestion
  readonly suggestion: Suggestion
  readonly wishes: AdviceWishes
  readonly onWish: (wishes: AdviceWishes) => void
}

const periods = [1, 2, 4, 8, 13] as const

interface LimitFieldProps {
  readonly label: string
  readonly currency: string
  readonly valueMinor: number | null
  readonly onChange: (minor: number | null) => void
}

/** A limit in whole units; empty is none. */
const LimitField = ({ label, currency, valueMinor, onChange }: LimitFieldProps) => {
  const minorOf = (whole: number | null): number | null => (whole === null ? null : whole * wholeUnit(currency))
  const { input, isUnread, leave } = useTypedValue({ value: valueMinor, onChange, show: (minor) => fieldText(String(minorToMajor(minor, currency))), read: (text) => minorOf(readWhole(text)) })
  return <TextInput className={classes['limit']} size="xs" inputMode="numeric" aria-label={label} error={isUnread ? noWholeNumber() : undefined} onBlur={leave} {...input} />
}

interface LineProps {
  readonly line: SuggestedChannel
  readonly wish: ChannelWish
  readonly question: AdviceQuestion
  /** Marks what paper has only where somebody wishes for something. */
  readonly onScreen: '' | undefined
  readonly onWish: (wish: ChannelWish) => void
}

const Line = ({ line, wish, question: { outcome, currency }, onScreen, onWish }: LineProps) => {
  const { name, nowMinor, suggestedMinor, stretchMinor, nextHundred, sentence } = line
  const text = (value: number): string => outcomeText(value, outcome, currency)
  const change = suggestedMinor - nowMinor
  return (
    <tbody>
      <tr className={lineClasses['line']}>
        <th scope="row" className={classes['name']}><bdi>{name}</bdi></th>
        <td className={shared['end']}>{wholeMoney(nowMinor, currency)}</td>
        <td className={shared['end']}><strong>{wholeMoney(suggestedMinor, currency)}</strong><span className={classes['change']}>{change === 0 ? t`no change` : `${change > 0 ? '+' : '−'}${wholeMoney(Math.abs(change), currency)}`}</span></td>
        <td className={`${shared['end'] ?? ''} ${classes['stretch'] ?? ''}`}>{wholeMoney(stretchMinor, currency)}</td>
        <td className={shared['end']}>{nextHundred === null ? <MetricValue text={t`n/a`} reason={sentence} /> : <MetricValue text={text(nextHundred.middle)} note={rangeText(nextHundred, text)} />}</td>
        <td data-on-screen={onScreen}><Checkbox size="xs" aria-label={t`Lock ${name}`} checked={wish.isLocked} onChange={(event) => onWish({ ...wish, isLocked: event.currentTarget.checked })} /></td>
        <td data-on-screen={onScreen}><LimitField label={t`At least a week for ${name}`} currency={currency} valueMinor={wish.leastMinor} onChange={(leastMinor) => onWish({ ...wish, leastMinor })} /></td>
        <td data-on-screen={onScreen}><LimitField label={t`At most a week for ${name}`} currency={currency} valueMinor={wish.mostMinor} onChange={(mostMinor) => onWish({ ...wish, mostMinor })} /></td>
      </tr>
      {/* Why, across the whole width: in a column of its own it would push the limits out of a narrow window. */}
      <tr><td colSpan={8} className={lineClasses['why']}><span>{sentence}</span></td></tr>
    </tbody>
  )
}

const Totals = ({ suggestion: { currency, nowMinor, suggestedMinor, stretchMinor } }: { readonly suggestion: Suggestion }) => (
  <tfoot>
    <tr>
      <td>{t`All, a week`}</td>
      <td className={shared['end']}>{wholeMoney(nowMinor, currency)}</td>
      <td className={shared['end']}>{wholeMoney(suggestedMinor, currency)}</td>
      <td className={`${shared['end'] ?? ''} ${classes['stretch'] ?? ''}`}>{wholeMoney(stretchMinor, currency)}</td>
      {/* The line above goes on to the end. */}
      <td colSpan={4} aria-hidden />
    </tr>
  </tfoot>
)

/** Now, what is suggested, and what would lie further out; with what a person holds fast. */
export const SuggestionCard = ({ question, suggestion, wishes, onWish }: SuggestionCardProps) => {
  const [isAdopting, setIsAdopting] = useState(false)
  const { currency } = question
  const { channels, sentences, period, outcome } = suggestion
  const wishOf = (key: string): ChannelWish => wishes.channels.find((wish) => wish.key === key) ?? ChannelWish.parse({ key })
  const setWish = (wish: ChannelWish): void => onWish({ ...wishes, channels: [...wishes.channels.filter(({ key }) => key !== wish.key), wish] })
  const onScreen = wishes.channels.some(({ isLocked, leastMinor, mostMinor }) => isLocked || leastMinor !== null || mostMinor !== null) ? undefined : ''
  const budget = wishes.budgetMinor === null ? null : Math.round(minorToMajor(wishes.budgetMinor, currency))
  return (
    <Card
      title={t`Suggestion for ${dayRangeText(period.from, period.to)}`}
      actions={<Button disabled={outcome !== 'move'} onClick={() => setIsAdopting(true)}>{t`Adopt…`}</Button>}
    >
      <div className={planClasses['row']}>
        <NumberField
          label={t`Budget a week, ${currency}`}
          placeholder={String(Math.round(minorToMajor(suggestion.budgetMinor, currency)))}
          value={budget}
          onChange={(value) => onWish({ ...wishes, budgetMinor: value === null ? null : value * wholeUnit(currency) })}
        />
        <SelectField
          label={t`For`}
          value={String(wishes.weeks)}
          onChange={(weeks) => onWish({ ...wishes, weeks: Number(weeks) })}
          options={periods.map((weeks) => ({ value: String(weeks), label: t`${plural(weeks, { one: '# week', other: '# weeks' })}` }))}
        />
      </div>
      <div aria-live="polite" className={classes['sentences']}>
        {sentences.map((sentence, index) => (
          <p key={sentence} className={index === 0 ? classes['lead'] : shared['soft']}>
            {sentence}
          </p>
        ))}
      </div>
      <WideTable className={`${shared['wide'] ?? ''} ${lineClasses['lines'] ?? ''}`} label={t`Now, suggested and stretch by channel`}>
        <table className={shared['table']}>
          <thead>
            <tr>
              <th scope="col">{t`Channel`}</th>
              <th scope="col" className={shared['end']}>{t`Now`}</th>
              <th scope="col" className={shared['end']}>{t`Suggested`}</th>
              <th scope="col" className={`${shared['end'] ?? ''} ${classes['stretch'] ?? ''}`}>{t`Stretch`}</th>
              <th scope="col" className={shared['end']}>{t`Next 100 ${currency} bring`}</th>
              <th scope="col" data-on-screen={onScreen}>{t`Lock`}</th>
              <th scope="col" data-on-screen={onScreen}>{t`At least`}</th>
              <th scope="col" data-on-screen={onScreen}>{t`At most`}</th>
            </tr>
          </thead>
          {channels.map((line) => (
            <Line key={line.key} line={line} wish={wishOf(line.key)} question={question} onScreen={onScreen} onWish={setWish} />
          ))}
          <Totals suggestion={suggestion} />
        </table>
      </WideTable>
      <p
        className={shared['soft']}
      >{t`Suggested moves stay within 30% of now, 50% of what the quarter began with, and one and a half times the highest week ever. What is booked for these weeks is kept, even beyond that. Stretch doubles the first of these; it is for looking at and cannot be adopted.`}</p>
      {isAdopting && <AdoptDialog question={question} wishes={wishes} suggestion={suggestion} onClose={() => setIsAdopting(false)} />}
    </Card>
  )
}
