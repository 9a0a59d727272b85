import { Button, Group } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { decimalText, numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { type CommunityHealth, type CommunityId, levelNames } from '../../shared/networking/community'
import { NotedSize } from '../../shared/networking/community.contract'
import { gravityDefinition, gravityOf } from '../../shared/networking/level'
import { netSentiment, type SentimentCounts } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday, useTypedDay } from '../platform/today'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import { DayField, NumberField, SelectField } from '../ui/fields'
import { useInlineForm } from '../ui/use-inline-form'
import { sentimentText } from './figure-text'
import { daysOfPoint, sizeChart } from './follower-chart'
import { dayText } from './labels'
import classes from './networking.module.css'

const windows = [{ value: '30', label: t`30 days` }, { value: '90', label: t`90 days` }, { value: '365', label: t`a year` }] as const
type WindowDays = (typeof windows)[number]['value']

const beforeText = (days: string, active: number): string => (days === '365' ? t`(${numberText(active)} in the year before)` : t`(${numberText(active)} in the ${days} days before)`)

const daysText = (days: number | null): string => (days === null ? t`n/a` : days === 0 ? t`the same day` : t`${plural(Math.round(days * 10) / 10, { one: '# day', other: '# days' })}`)

const gravityText = (gravity: number | null): string => (gravity === null ? t`n/a (no members)` : `${gravity > 0 ? '+' : ''}${decimalText(gravity, 2)}`)

const netText = (counts: SentimentCounts): string => {
  const { net, reason } = netSentiment(counts)
  return net === null ? t`n/a (${reason ?? ''})` : sentimentText(net)
}

interface SentimentFactProps extends Pick<CommunityHealth, 'sentiment'> {
  readonly id: CommunityId
  readonly days: WindowDays
}

/** Net sentiment with its counts, of notes and of people; under ten readings the counts alone. A count of notes leads to them. */
const SentimentFact = ({ id, days, sentiment: { positive, neutral, negative, unread, corrected, people } }: SentimentFactProps) => {
  const counts = [
    ['positive', positive, t`${numberText(positive)} positive`],
    ['neutral', neutral, t`${numberText(neutral)} neutral`],
    ['negative', negative, t`${numberText(negative)} negative`],
    ['unread', unread, t`${numberText(unread)} not read`],
  ] as const
  return (
    <>
      <dt title={t`The share of positive notes less the share of negative ones, of what they said; −100 to +100`}>{t`Net sentiment`}</dt>
      <dd>
        {netText({ positive, neutral, negative })}
        <div className={classes['soft']}>
          {counts.filter(([label, count]) => label !== 'unread' || count > 0).map(([label, count, text], index) => (
            <Fragment key={label}>
              {index > 0 && ' · '}
              <span className={classes['whole']}>{count === 0 ? text : <Link to="/networking/interactions" search={{ community: id, sentiment: label, touchDirection: 'theirs', days: `last${days}` }}>{text}</Link>}</span>
            </Fragment>
          ))}
          {corrected > 0 && <> · {t`${numberText(corrected)} corrected`}</>}
        </div>
      </dd>
      <dt title={t`Each person once, by which of the notes that are theirs alone are more, so that one who says much is not the community`}>{t`Net sentiment by person`}</dt>
      <dd>{netText(people)}<div className={classes['soft']}>{t`${numberText(people.positive)} positive, ${numberText(people.neutral)} neutral, ${numberText(people.negative)} negative`}</div></dd>
    </>
  )
}

const Movement = ({ title, total, people }: { readonly title: string; readonly total: number; readonly people: readonly { readonly contactId: number; readonly name: string; readonly on: string; readonly what: string }[] }) =>
  people.length > 0 && (
    <details className={classes['details']}>
      <summary>{title}: {numberText(total)}</summary>
      <ul className={classes['list']}>
        {people.map(({ contactId, name, on, what }) => (
          <li key={`${contactId} ${on}`} className={classes['spread']}>
            <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><bdi>{name}</bdi></Link>
            <span className={classes['soft']}>{what}{dayText(on)}</span>
          </li>
        ))}
      </ul>
      {total > people.length && <p className={classes['soft']}>{t`and ${numberText(total - people.length)} more`}</p>}
    </details>
  )

/** How a community fared lately: who was active, new, lapsed, how it sounds, how fast we answer, who joined and who moved. */
export const CommunityHealthCard = ({ id }: { readonly id: CommunityId }) => {
  const client = useClient()
  const to = useToday()
  const [days, setDays] = useState<WindowDays>('90')
  const { value: health } = useAnswer(client.networking.community.health, { id, from: addDays(to, 1 - Number(days)), to })
  if (health === undefined) return null
  const { active, activeBefore, lapsed, responses, sentiment, joined, moved, levels, commitment, commitmentBefore } = health
  const members = levels.reduce((sum, each) => sum + each.members, 0)
  return (
    <Card title={t`Health`} actions={<SelectField label={t`In the last`} value={days} onChange={setDays} options={windows} />}>
      <dl className={classes['facts']}>
        <dt title={t`People with at least one interaction here in these days, members or not`}>{t`Active people`}</dt>
        <dd>{numberText(active)} <span className={classes['soft']}>{beforeText(days, activeBefore)}</span></dd>
        <dt title={t`Their first interaction here lies in these days`}>{t`New`}</dt>
        <dd>{numberText(health.new)}</dd>
        <dt title={t`Active in the days before, and not in these`}>{t`Lapsed`}</dt>
        <dd>{numberText(lapsed)}</dd>
        <SentimentFact id={id} days={days} sentiment={sentiment} />
        <dt title={t`The median, from a day on which somebody spoke to us to the day on which we answered`}>{t`We answer in`}</dt>
        <dd>{daysText(responses.medianDays)}<div className={classes['soft']}>{responses.asked === 0 ? t`nobody spoke to us` : t`${numberText(responses.answered)} of ${numberText(responses.asked)} answered`}</div></dd>
        <dt>{t`Levels`}</dt>
        <dd>{levels.length === 0 ? t`no members` : levels.map(({ level, members }) => `${levelNames[level] ?? ''}: ${numberText(members)}`).join(', ')}</dd>
        <dt title={gravityDefinition}>{t`Gravity`}</dt>
        <dd>{gravityText(gravityOf(commitment - commitmentBefore, members))}<div className={classes['soft']}>{t`commitment ${numberText(commitment)}, ${numberText(commitmentBefore)} before`}</div></dd>
      </dl>
      <Movement title={t`Joined`} total={health.joinedTotal} people={joined.map((each) => ({ ...each, what: '' }))} />
      <Movement title={t`Moved between levels`} total={health.movedTotal} people={moved.map(({ from, to: next, ...each }) => ({ ...each, what: `${levelNames[from] ?? ''} → ${levelNames[next] ?? ''}, ` }))} />
    </Card>
  )
}

/** The curve of the noted sizes, newest first; a point of it leads to the interactions of its days. Null: one size is no curve. */
const SizeChart = ({ id, sizes }: { readonly id: CommunityId; readonly sizes: CommunityHealth['sizes'] }) => {
  const navigate = useNavigate()
  const [last, first] = [sizes[0], sizes.at(-1)]
  if (first === undefined || last === undefined || sizes.length < 2) return null
  return <Chart model={sizeChart(first, last, sizes.toReversed())} height={200} onOpen={(point) => void navigate({ to: '/networking/interactions', search: { community: id, days: 'custom', ...daysOfPoint(point, first.on, last.on) } })} />
}

/** How many people the place itself counts, noted by hand, and its curve. */
export const CommunitySizeCard = ({ id, name }: { readonly id: CommunityId; readonly name: string }) => {
  const client = useClient()
  const to = useToday()
  const { value: health } = useAnswer(client.networking.community.health, { id, from: to, to })
  const noteSize = useCommand(client.networking.community.noteSize)
  const [on, setOn] = useTypedDay(to)
  const [members, setMembers] = useState<number | null>(null)
  const sizes = health?.sizes ?? []
  const { errors, form } = useInlineForm({
    schema: NotedSize,
    fields: { id, on, members },
    own: { members: members === null && t`Type a number`, on: on > today() && t`This day is still to come.` },
    send: noteSize,
    refused: () => ({ members: t`This community was removed meanwhile.` }),
    // What was typed since is the next one’s.
    onSaved: () => setMembers((typed) => (typed === members ? null : typed)),
    isTyped: members !== null,
    lost: t`Not noted: the size typed for ${name}`,
  })
  return (
    <>
      <SizeChart id={id} sizes={sizes} />
      <Card title={t`Noted sizes`}>
        <form {...form}>
          <Group align="flex-end" gap="xs">
            <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
            <NumberField label={t`People there`} value={members} onChange={setMembers} error={errors['members']} placeholder="12500" />
            <Button type="submit" variant="default">{t`Note size`}</Button>
          </Group>
        </form>
        {sizes.length === 0 ? (
          <p className={classes['soft']}>{t`How many members or followers the place itself shows. Note it now and then, and it draws a curve.`}</p>
        ) : (
          <details className={classes['details']}>
            <summary>{t`${numberText(sizes.length)} noted; the newest ${numberText(sizes[0]?.members ?? 0)} on ${dayText(sizes[0]?.on ?? null)}`}</summary>
            <ul className={classes['list']}>
              {sizes.map((size) => (
                <li key={size.on} className={classes['spread']}>
                  <span>{dayText(size.on)}</span>
                  <span>{numberText(size.members)}</span>
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void noteSize({ id, on: size.on, members: null })} aria-label={t`Take away the size of ${dayText(size.on)}`}>{t`Take away`}</Button>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
    </>
  )
}
