import { Group } from '@mantine/core'
import { useState } from 'react'
import { fieldText, typedNumber } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import { type CreativeId, type CreativeVariant, VariantFields, variantProblems } from '../../shared/marketing/creative'
import { limitFor } from '../../shared/marketing/placement-limits'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { NumberField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { adPlatformOptions } from './ad-platform-options'
import { countText, limitsText, placementOptions } from './creative-view'
import { Problems } from './Problems'
import classes from './Creatives.module.css'

interface VariantDialogProps {
  readonly creativeId: CreativeId
  /** Null: a new one. */
  readonly variant: CreativeVariant | null
  readonly onClose: () => void
}

const blank: VariantFields = { platform: 'meta', placement: 'feed', label: '', body: '', headline: '', description: '', asset: '', width: null, height: null, seconds: null }

const fieldsOf = ({ platform, placement, label, body, headline, description, asset, width, height, seconds }: VariantFields): VariantFields => ({ platform, placement, label, body, headline, description, asset, width, height, seconds })

/** A creative in one placement, checked while it is typed against what the platform allows there. */
export const VariantDialog = ({ creativeId, variant, onClose }: VariantDialogProps) => {
  const client = useClient()
  const add = useCommand(client.marketing.creative.addVariant)
  const edit = useCommand(client.marketing.creative.editVariant)
  const [fields, setFields] = useState<VariantFields>(variant === null ? blank : fieldsOf(variant))
  const [seconds, setSeconds] = useState(fields.seconds === null ? '' : fieldText(String(fields.seconds)))
  const change = (part: Partial<VariantFields>): void => setFields((before) => ({ ...before, ...part }))
  const typeSeconds = (text: string): void => {
    setSeconds(text)
    const value = typedNumber(text)
    change({ seconds: value !== null && value > 0 ? value : null })
  }
  const limit = limitFor(fields.platform, fields.placement)
  const problems = variantProblems(fields)
  const { errors, form } = useCheckedForm({
    schema: VariantFields,
    fields,
    own: { seconds: seconds.trim() !== '' && fields.seconds === null && t`Type seconds, like 15 or 8.5` },
    send: (right) => (variant === null ? add({ id: creativeId, fields: right }) : edit({ id: variant.id, fields: right })),
    refused: ({ type }) => ({ label: type === 'CreativeIsFixed' ? t`The creative was approved meanwhile.` : t`It was removed meanwhile.` }),
  })
  const refused = (field: string): string | undefined => errors[field] ?? problems.find((problem) => problem.field === field && problem.severity === 'refused')?.sentence

  return (
    <FormDialog title={variant === null ? t`New variant` : t`Edit variant`} isOpen onClose={onClose} {...form} submitLabel={variant === null ? t`Add variant` : t`Save`} size="lg">
      <Group grow align="flex-start">
        <SelectField label={t`Platform`} value={fields.platform} onChange={(platform) => change({ platform })} options={adPlatformOptions} autoFocus />
        <SelectField label={t`Placement`} value={fields.placement} onChange={(placement) => change({ placement })} options={placementOptions} />
        <TextField label={t`Label`} value={fields.label} onChange={(label) => change({ label })} error={errors['label']} placeholder={t`a, blue, question`} />
      </Group>
      <TextField label={t`Headline`} value={fields.headline} onChange={(headline) => change({ headline })} error={refused('headline')} description={countText(fields.headline, 'headline', limit)} />
      <TextAreaField label={t`Text`} value={fields.body} onChange={(body) => change({ body })} error={refused('body')} description={countText(fields.body, 'body', limit)} />
      <TextField label={t`Description`} value={fields.description} onChange={(description) => change({ description })} error={refused('description')} description={countText(fields.description, 'description', limit)} />
      <TextField label={t`Picture or film`} value={fields.asset} onChange={(asset) => change({ asset })} error={errors['asset']} placeholder={t`the file’s name`} />
      <Group grow align="flex-start">
        <NumberField label={t`Width, pixels`} value={fields.width} onChange={(width) => change({ width: width === 0 ? null : width })} error={errors['width']} />
        <NumberField label={t`Height, pixels`} value={fields.height} onChange={(height) => change({ height: height === 0 ? null : height })} error={errors['height']} />
        <TextField label={t`Length, seconds`} value={seconds} onChange={typeSeconds} error={refused('seconds')} />
      </Group>
      <div role="status"><Problems problems={problems.filter(({ severity }) => severity === 'advised')} /></div>
      <p className={classes['source']}>{limitsText(limit)}</p>
    </FormDialog>
  )
}
