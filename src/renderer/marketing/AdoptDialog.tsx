import { Checkbox, Text } from '@mantine/core'
import { useState } from 'react'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import { AdoptionFields } from '../../shared/marketing/advice/advice.contract'
import type { AdviceWishes, Suggestion } from '../../shared/marketing/advice/suggestion'
import { outcomeAmount, outcomeText, rangeText } from '../../shared/marketing/advice/suggestion-words'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import classes from './marketing.module.css'

interface AdoptDialogProps {
  readonly question: AdviceQuestion
  readonly wishes: AdviceWishes
  readonly suggestion: Suggestion
  readonly onClose: () => void
}

const refusals: Readonly<Record<string, string>> = {
  FitNeeded: t`The results have changed meanwhile. Nothing was adopted; look at the new suggestion first.`,
  PeriodHasBegun: t`The period has begun. Nothing was adopted; open the page again for the next one.`,
  ChannelHasNoCampaign: t`A channel has no campaign that its money could be planned for. Nothing was adopted.`,
}

/** Makes a suggestion a version of the plan and a promise. */
export const AdoptDialog = ({ question, wishes, suggestion, onClose }: AdoptDialogProps) => {
  const client = useClient()
  const adopt = useCommand(client.marketing.advice.adopt)
  const [name, setName] = useState(t`Advice of ${dayText(useToday())}`)
  const [isCurrent, setIsCurrent] = useState(true)
  const { expectedSuggested, period, currency } = suggestion
  const text = (value: number): string => outcomeText(value, question.outcome, currency)
  const { errors, form } = useCheckedForm({
    schema: AdoptionFields,
    fields: { name, isCurrent },
    // The period that was shown is the one that is adopted.
    send: (fields) => adopt({ question, wishes: { ...wishes, startsOn: period.from, target: null }, ...fields }),
    refused: ({ type }) => ({ suggestion: refusals[type] ?? t`There is nothing to adopt any more: no change is suggested.` }),
  })
  return (
    <FormDialog title={t`Adopt the suggestion`} isOpen onClose={onClose} {...form} submitLabel={t`Adopt`}>
      <p className={classes['soft']}>
        {t`A new version of the media plan holds the suggested money on ${dayRangeText(period.from, period.to)}; everything else stays as in the current version.`}
        {expectedSuggested !== null && ` ${t`The promise: ${outcomeAmount(expectedSuggested.middle, question.outcome, currency)} (${rangeText(expectedSuggested, text)}). When the period has passed, it is held against what was counted.`}`}
      </p>
      <TextField label={t`Name of the version`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <Checkbox label={t`Make it the current plan`} checked={isCurrent} onChange={(event) => setIsCurrent(event.currentTarget.checked)} />
      {errors['suggestion'] !== undefined && <Text size="sm" c="var(--mantine-color-error)" role="alert">{errors['suggestion']}</Text>}
    </FormDialog>
  )
}
