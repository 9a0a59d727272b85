import { Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { percentText } from '../../shared/kernel/language'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Audience, type AudienceOverlap, AudienceSize } from '../../shared/marketing/audience'
import { OverlapFields, TargetFields } from '../../shared/marketing/audience.contract'
import type { CampaignId } from '../../shared/marketing/campaign'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, NumberField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { adPlatformOptions } from './ad-platform-options'
import { parseShare, shareText } from './audience-view'

const gone = t`It was removed meanwhile.`

/** Notes how many people a platform says an audience has today, or had on another day. */
export const SizeDialog = ({ audience, onClose }: { readonly audience: Audience; readonly onClose: () => void }) => {
  const client = useClient()
  const setSize = useCommand(client.marketing.audience.setSize)
  const [platform, setPlatform] = useState<AdPlatform>(audience.sizes[0]?.platform ?? audience.uses[0]?.platform ?? 'meta')
  const [low, setLow] = useState<number | null>(null)
  const [high, setHigh] = useState<number | null>(null)
  const [on, setOn] = useState<string>(today())
  const { errors, form } = useCheckedForm({
    schema: AudienceSize,
    fields: { platform, low, high: high ?? low ?? 0, on },
    own: { low: low === null && t`Type a number` },
    send: (size) => setSize({ id: audience.id, size }),
    refused: () => ({ low: gone }),
  })
  return (
    <FormDialog title={t`Note a size: ${audience.name}`} isOpen onClose={onClose} {...form} submitLabel={t`Note size`}>
      <Group grow align="flex-start">
        <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={adPlatformOptions} autoFocus />
        <DayField label={t`Read on`} value={on} onChange={setOn} error={errors['on']} />
      </Group>
      <Group grow align="flex-start">
        <NumberField label={t`People, from`} value={low} onChange={setLow} error={errors['low']} isRequired />
        <NumberField label={t`to`} value={high} onChange={setHigh} error={errors['high']} placeholder={t`the same`} />
      </Group>
    </FormDialog>
  )
}

interface OverlapDialogProps {
  readonly audience: Audience
  /** Null: with one that nothing is noted of yet. */
  readonly overlap: AudienceOverlap | null
  readonly onClose: () => void
}

/** Notes how far two audiences are the same people, as a person estimates it or a platform tells. */
export const OverlapDialog = ({ audience, overlap, onClose }: OverlapDialogProps) => {
  const client = useClient()
  const setOverlap = useCommand(client.marketing.audience.setOverlap)
  const { value: all = [] } = useAnswer(client.marketing.audience.list, {})
  const known = new Set(audience.overlaps.map(({ otherId }) => otherId))
  const others = all.filter(({ id }) => id !== audience.id && (overlap === null ? !known.has(id) : id === overlap.otherId))
  const [other, setOther] = useState(String(overlap?.otherId ?? ''))
  const [share, setShare] = useState(overlap === null ? '' : shareText(overlap.share))
  const [on, setOn] = useState<string>(today())
  const [source, setSource] = useState(overlap?.source ?? t`Estimated`)
  const value = parseShare(share)
  const { errors, form } = useCheckedForm({
    schema: OverlapFields,
    fields: { id: audience.id, otherId: Number(other), share: value, on, source },
    own: { otherId: other === '' && t`Choose the other audience`, share: value === null && t`Type a percentage from 0 to 100` },
    send: setOverlap,
    refused: () => ({ otherId: gone }),
  })
  return (
    <FormDialog title={t`Overlap of ${audience.name}`} isOpen onClose={onClose} {...form} submitLabel={t`Note overlap`}>
      <SelectField label={t`With`} value={other} onChange={setOther} error={errors['otherId']} options={[{ value: '', label: t`Choose an audience` }, ...others.map(({ id, name }) => ({ value: String(id), label: name }))]} autoFocus />
      <Group grow align="flex-start">
        <TextField label={t`Share of the smaller one`} value={share} onChange={setShare} error={errors['share']} placeholder={percentText(0.18)} isRequired />
        <DayField label={t`As of`} value={on} onChange={setOn} error={errors['on']} />
      </Group>
      <TextField label={t`Source`} value={source} onChange={setSource} error={errors['source']} description={t`Who says so: your own estimate, or a platform’s tool.`} />
    </FormDialog>
  )
}

interface TargetDialogProps {
  /** Null: to be chosen. */
  readonly audience: Audience | null
  /** Null: to be chosen. */
  readonly campaignId: CampaignId | null
  readonly onClose: () => void
}

/** Uses an audience in a campaign on a channel, or keeps the ads from it. */
export const TargetDialog = ({ audience, campaignId, onClose }: TargetDialogProps) => {
  const client = useClient()
  const target = useCommand(client.marketing.audience.target)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const { value: audiences = [] } = useAnswer(client.marketing.audience.list, {})
  const [who, setWho] = useState(String(audience?.id ?? ''))
  const [campaign, setCampaign] = useState(String(campaignId ?? ''))
  const [platform, setPlatform] = useState<AdPlatform>('meta')
  const [isExcluded, setIsExcluded] = useState(false)
  const { errors, form } = useCheckedForm({
    schema: TargetFields,
    fields: { id: Number(who), campaignId: Number(campaign), platform, isExcluded },
    own: { id: who === '' && t`Choose an audience`, campaignId: campaign === '' && t`Choose a campaign` },
    send: target,
    refused: ({ type }) => ({ [type === 'CampaignNotFound' ? 'campaignId' : 'id']: gone }),
  })
  return (
    <FormDialog title={audience === null ? t`Use an audience` : t`Use ${audience.name}`} isOpen onClose={onClose} {...form} submitLabel={t`Use audience`}>
      {audience === null && (
        <SelectField
          label={t`Audience`}
          value={who}
          onChange={setWho}
          error={errors['id']}
          options={[{ value: '', label: t`Choose an audience` }, ...audiences.map(({ id, name }) => ({ value: String(id), label: name }))]}
          autoFocus
        />
      )}
      {campaignId === null && (
        <SelectField
          label={t`Campaign`}
          value={campaign}
          onChange={setCampaign}
          error={errors['campaignId']}
          options={[{ value: '', label: t`Choose a campaign` }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]}
          autoFocus
        />
      )}
      <SelectField label={t`Platform`} value={platform} onChange={setPlatform} options={adPlatformOptions} />
      <Checkbox label={t`Keep the ads from them instead`} checked={isExcluded} onChange={(event) => setIsExcluded(event.currentTarget.checked)} />
    </FormDialog>
  )
}
