import { Button, Group, Stack } from '@mantine/core'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { type Experiment, experimentMeasures, type VariantCount } from '../../shared/marketing/experiment'
import { ExperimentCounts } from '../../shared/marketing/experiment.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { NumberField } from '../ui/fields'
import { useInlineForm } from '../ui/use-inline-form'
import { useOnLeave } from '../ui/use-on-leave'
import { useTypedOver } from '../ui/use-typed-over'
import classes from './marketing.module.css'

interface TypedCount {
  readonly trials: number | null
  readonly successes: number | null
}

interface TypedResults {
  readonly first: TypedCount
  readonly second: TypedCount
}

const typedCount = (count: VariantCount | null): TypedCount => ({ trials: count?.trials ?? null, successes: count?.successes ?? null })

interface CountFieldsProps {
  readonly label: string
  readonly typed: TypedCount
  readonly onChange: (typed: TypedCount) => void
  readonly words: { readonly trials: string; readonly successes: string }
  readonly errors: readonly [trials: string | undefined, successes: string | undefined]
}

const CountFields = ({ label, typed, onChange, words, errors: [trialsError, successesError] }: CountFieldsProps) => (
  <Group grow align="flex-start" role="group" aria-label={label}>
    <NumberField label={`${label}: ${words.trials}`} value={typed.trials} onChange={(trials) => onChange({ ...typed, trials })} error={trialsError} />
    <NumberField label={`${label}: ${words.successes}`} value={typed.successes} onChange={(successes) => onChange({ ...typed, successes })} error={successesError} />
  </Group>
)

const isHalf = (typed: TypedResults): boolean => Object.values(typed).some(({ trials, successes }: TypedCount) => trials === null || successes === null)

/** Half-typed results by their test, as long as the window lasts: one variant's figures may be at hand before the other's. */
const halfTyped = new Map<string, TypedResults>()

/** Types in what both variants brought; once there is a verdict, they can only be taken back. */
export const ExperimentResultsCard = ({ experiment }: { readonly experiment: Experiment }) => {
  const { id, name, firstLabel, secondLabel, measure, verdict } = experiment
  const client = useClient()
  const record = useCommand(client.marketing.experiment.record)
  const clear = useCommand(client.marketing.experiment.clear)
  const saved = { first: typedCount(experiment.first), second: typedCount(experiment.second) }
  // Another workbook has tests of the same numbers.
  const key = `${id} ${experiment.createdAt}`
  const { typed, type, isTyped } = useTypedOver(saved, verdict.kind === 'not_enough' ? halfTyped.get(key) : saved)
  useOnLeave(() => {
    if (isTyped && isHalf(typed)) halfTyped.set(key, typed)
    else halfTyped.delete(key)
  })
  const { first, second } = typed
  const words = experimentMeasures[measure]
  const missing = (variant: 'first' | 'second') => ({ [`${variant}.trials`]: typed[variant].trials === null && t`Type a number`, [`${variant}.successes`]: typed[variant].successes === null && t`Type a number` })
  const { errors, form } = useInlineForm({
    schema: ExperimentCounts,
    fields: { id, first, second },
    own: { ...missing('first'), ...missing('second') },
    send: record,
    refused: () => ({ 'first.trials': t`This test was removed meanwhile.` }),
    isTyped,
    lost: t`Not recorded yet: the results typed for ${name}. They stand in their fields until the window is closed.`,
  })
  const takeBack = <Button variant="default" onClick={() => void clear({ id })}>{t`Take the results back`}</Button>
  if (verdict.kind !== 'not_enough') {
    return (
      <Card title={t`Results`} actions={takeBack}>
        <dl className={classes['facts']}>
          {[{ label: firstLabel, count: experiment.first }, { label: secondLabel, count: experiment.second }].map(({ label, count }) =>
            count === null ? null : <div key={label} style={{ display: 'contents' }}><dt><bdi>{label}</bdi></dt><dd>{t`${numberText(count.successes)} ${words.successes} of ${numberText(count.trials)} ${words.trials}`}</dd></div>,
          )}
        </dl>
        <p className={classes['soft']}>{t`The verdict stands: adding people and looking again until it pleases finds differences that are not there. Take the results back only to correct them.`}</p>
      </Card>
    )
  }
  return (
    <Card title={t`Results`}>
      <form {...form}>
        <Stack gap="sm">
          <p className={classes['soft']}>{t`All that each variant brought since the start. Nothing is judged before both are complete.`}</p>
          <CountFields label={firstLabel} typed={first} onChange={(count) => type({ first: count })} words={words} errors={[errors['first.trials'], errors['first.successes']]} />
          <CountFields label={secondLabel} typed={second} onChange={(count) => type({ second: count })} words={words} errors={[errors['second.trials'], errors['second.successes']]} />
          <Group>
            <Button type="submit">{t`Record results`}</Button>
            {experiment.first !== null && takeBack}
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
