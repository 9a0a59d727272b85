import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { decimalText, numberText } from '../../shared/kernel/language'
import { Day } from '../../shared/kernel/day'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { CampaignId } from '../../shared/marketing/campaign'
import { type Experiment, type ExperimentDesign, ExperimentFields, type ExperimentId, ExperimentMeasure, experimentMeasures } from '../../shared/marketing/experiment'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { DayField, type FieldErrors, SelectField, TextAreaField, TextField, useTold } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { adPlatformOptions } from './ad-platform-options'
import { durationSentences, parseDesign, percentInput, rateText, type TypedDesign } from './experiment-view'
import classes from './marketing.module.css'

interface ExperimentDialogProps {
  /** Null: a new one. */
  readonly experiment: Experiment | null
  readonly onClose: () => void
  readonly onSaved?: (id: ExperimentId) => void
}

interface TypedFields {
  readonly name: string
  readonly hypothesis: string
  readonly campaignId: string
  readonly measure: ExperimentMeasure
  readonly platform: AdPlatform | ''
  readonly startsOn: string
  readonly firstLabel: string
  readonly secondLabel: string
}

const noFields: TypedFields = { name: '', hypothesis: '', campaignId: '', measure: 'cvr', platform: '', startsOn: '', firstLabel: 'A', secondLabel: 'B' }

const typedFields = ({ name, hypothesis, campaignId, measure, platform, startsOn, firstLabel, secondLabel }: Experiment): TypedFields => ({
  name,
  hypothesis,
  campaignId: campaignId === null ? '' : String(campaignId),
  measure,
  platform: platform ?? '',
  startsOn: startsOn ?? '',
  firstLabel,
  secondLabel,
})

const typedDesign = (design: ExperimentDesign | undefined): TypedDesign =>
  design === undefined ? { baseline: '', lift: '', power: '0.8', alpha: '0.05' } : { baseline: percentInput(design.baseline), lift: percentInput(design.lift), power: String(design.power), alpha: String(design.alpha) }

/** Usual choices, and the one a test already has. */
const percentOptions = (fractions: readonly string[], own: string): readonly { readonly value: string; readonly label: string }[] =>
  [...new Set([...fractions, own])].map((value) => ({ value, label: numberText(Number(value), { style: 'percent', maximumFractionDigits: 2 }) }))

interface DesignFieldsProps {
  readonly typed: TypedDesign
  readonly onChange: (part: Partial<TypedDesign>) => void
  readonly errors: FieldErrors
  readonly fields: TypedFields
}

/** The plan, how many people it asks for, and how long that takes where the test is to run. */
const DesignFields = ({ typed, onChange, errors, fields: { measure, platform, campaignId, startsOn } }: DesignFieldsProps) => {
  const client = useClient()
  const take = useTold(onChange)
  const { value: history } = useAnswer(client.marketing.experiment.history, { measure, platform: platform === '' ? null : platform, campaignId: campaignId === '' ? null : CampaignId.parse(Number(campaignId)) })
  const { design } = parseDesign(typed)
  const start = Day.safeParse(startsOn)
  const rate = history?.rate ?? null
  return (
    <>
      <Group grow align="flex-start">
        <TextField label={t`Rate now, in percent`} value={typed.baseline} onChange={(baseline) => onChange({ baseline })} error={errors['baseline']} placeholder={decimalText(2.1, 1)} isRequired />
        <TextField label={t`Difference to find, in points`} value={typed.lift} onChange={(lift) => onChange({ lift })} error={errors['lift']} placeholder={decimalText(0.5, 1)} isRequired />
      </Group>
      <Group grow align="flex-start">
        <SelectField label={t`Found how surely (power)`} value={typed.power} onChange={(power) => onChange({ power })} options={percentOptions(['0.8', '0.9', '0.95'], typed.power)} />
        <SelectField label={t`False alarms accepted`} value={typed.alpha} onChange={(alpha) => onChange({ alpha })} options={percentOptions(['0.05', '0.01', '0.1'], typed.alpha)} />
      </Group>
      {rate !== null && rate > 0 && rate < 1 && (
        <Group><Button size="compact-sm" variant="default" onClick={() => take({ baseline: percentInput(Number(rate.toPrecision(3))) })}>{t`Take the rate of the last weeks, ${rateText(rate)}`}</Button></Group>
      )}
      <div className={classes['soft']} aria-live="polite">
        {design === null || history === undefined ? t`Type both to see how many people it takes.` : durationSentences({ design, measure, startsOn: start.success ? start.data : null, isJudged: false }, history).join(' ')}
      </div>
    </>
  )
}

/** Plans a test of two variants, or changes one. Its plan is fixed once there are results. */
export const ExperimentDialog = ({ experiment, onClose, onSaved }: ExperimentDialogProps) => {
  const { marketing } = useClient()
  const add = useCommand(marketing.experiment.add)
  const edit = useCommand(marketing.experiment.edit)
  const { value: campaigns = [] } = useAnswer(marketing.campaign.names, {})
  const [fields, setFields] = useState<TypedFields>(experiment === null ? noFields : typedFields(experiment))
  const [typed, setTyped] = useState<TypedDesign>(typedDesign(experiment?.design))
  const change = (part: Partial<TypedFields>): void => setFields((before) => ({ ...before, ...part }))
  const isFixed = experiment !== null && (experiment.first !== null || experiment.looks > 0)
  const { design, errors: designErrors } = parseDesign(typed)
  const { campaignId: chosen, platform, startsOn, ...rest } = fields
  const save = async (values: ExperimentFields) => {
    // Without one its own errors are shown, and nothing is sent.
    if (design === null) return null
    return experiment === null ? add({ fields: values, design }) : edit({ id: experiment.id, fields: values, ...(!isFixed && { design }) })
  }
  const { errors, form } = useCheckedForm({
    schema: ExperimentFields,
    fields: { ...rest, campaignId: chosen === '' ? null : Number(chosen), platform: platform === '' ? null : platform, startsOn: startsOn === '' ? null : startsOn },
    own: { ...designErrors, secondLabel: rest.secondLabel.trim() === rest.firstLabel.trim() && rest.secondLabel.trim() !== '' && t`Give the two variants names that differ.` },
    send: save,
    refused: () => ({ name: t`The test or its campaign was removed meanwhile.` }),
    onSaved: ({ id }) => onSaved?.(id),
  })
  return (
    <FormDialog title={experiment === null ? t`New test` : t`Edit test`} isOpen onClose={onClose} {...form} submitLabel={experiment === null ? t`Plan test` : t`Save`} size="lg">
      <TextField label={t`Name`} value={fields.name} onChange={(name) => change({ name })} error={errors['name']} isRequired autoFocus />
      <TextAreaField label={t`What you expect, and why`} value={fields.hypothesis} onChange={(hypothesis) => change({ hypothesis })} minRows={2} />
      <Group grow align="flex-start">
        <TextField label={t`First variant`} value={fields.firstLabel} onChange={(firstLabel) => change({ firstLabel })} error={errors['firstLabel']} />
        <TextField label={t`Second variant`} value={fields.secondLabel} onChange={(secondLabel) => change({ secondLabel })} error={errors['secondLabel']} />
      </Group>
      <Group grow align="flex-start">
        <SelectField label={t`Campaign`} value={fields.campaignId} onChange={(campaignId) => change({ campaignId })} options={[{ value: '', label: t`None` }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]} />
        <SelectField label={t`Platform`} value={fields.platform} onChange={(platform) => change({ platform })} options={[{ value: '' as const, label: t`No single one` }, ...adPlatformOptions]} />
        <DayField label={t`Starts`} value={fields.startsOn} onChange={(startsOn) => change({ startsOn })} error={errors['startsOn']} />
      </Group>
      <SelectField label={t`What is counted`} value={fields.measure} onChange={(measure) => change({ measure })} options={ExperimentMeasure.options.map((value) => ({ value, label: experimentMeasures[value].label }))} />
      {isFixed ? <p className={classes['soft']}>{t`The plan is fixed: there were results already, and another plan would move the goal after the shot.`}</p> : <DesignFields typed={typed} onChange={(part) => setTyped((before) => ({ ...before, ...part }))} errors={errors} fields={fields} />}
    </FormDialog>
  )
}
