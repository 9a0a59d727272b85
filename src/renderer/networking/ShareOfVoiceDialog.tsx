import { Button, Group } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import { type ShareOfVoice, ShareOfVoiceFields } from '../../shared/networking/share-of-voice.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, type FieldErrors, NumberField, TextField, useTold } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import channels from './channels.module.css'

interface Competitor {
  /** Its identity in the form. */
  readonly key: number
  readonly name: string
  readonly mentions: number | null
}

interface ShareOfVoiceDialogProps {
  /** Null: a new one. */
  readonly voice: ShareOfVoice | null
  /** Competitors to begin with: those of the measurement before. */
  readonly names: readonly string[]
  readonly onClose: () => void
}

interface CompetitorFieldsProps {
  readonly competitors: readonly Competitor[]
  readonly onChange: (competitors: readonly Competitor[]) => void
  readonly errors: FieldErrors
}

const CompetitorFields = ({ competitors, onChange: onCompetitors, errors }: CompetitorFieldsProps) => {
  const onChange = useTold(onCompetitors)
  const nextKey = useRef(competitors.length)
  const change = (key: number, part: Partial<Competitor>): void => onChange(competitors.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <div role="group" aria-label={t`Competitors`}>
      {competitors.map(({ key, name: called, mentions }, index) => (
        <div key={key} className={channels['pair']}>
          <TextField label={t`Competitor ${index + 1}`} value={called} onChange={(text) => change(key, { name: text })} error={errors[`competitors.${index}.name`]} />
          <NumberField label={t`Mentions`} value={mentions} onChange={(value) => change(key, { mentions: value })} error={errors[`competitors.${index}.mentions`]} />
          <IconButton size="lg" label={t`Remove competitor ${index + 1}`} disabled={competitors.length === 1} onClick={() => onChange(competitors.filter((one) => one.key !== key))}><IconX size={16} /></IconButton>
        </div>
      ))}
      {errors['competitors'] !== undefined && <p className={channels['bad']} role="alert">{errors['competitors']}</p>}
      <Button mt="xs" size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...competitors, { key: nextKey.current++, name: '', mentions: null }])}>{t`Another competitor`}</Button>
    </div>
  )
}

/** Adds or edits a measurement of share of voice: the period, the source, and everybody who was counted. */
export const ShareOfVoiceDialog = ({ voice, names, onClose }: ShareOfVoiceDialogProps) => {
  const client = useClient()
  const add = useCommand(client.networking.shareOfVoice.add)
  const replace = useCommand(client.networking.shareOfVoice.replace)
  const now = today()
  const [name, setName] = useState(voice?.name ?? '')
  const [from, setFrom] = useState<string>(voice?.from ?? addDays(now, -29))
  const [to, setTo] = useState<string>(voice?.to ?? now)
  const [source, setSource] = useState(voice?.source ?? '')
  const [own, setOwn] = useState<number | null>(voice?.ownMentions ?? null)
  const started = voice?.competitors ?? (names.length > 0 ? names : ['']).map((one) => ({ name: one, mentions: null }))
  const [competitors, setCompetitors] = useState<readonly Competitor[]>(started.map((one, key) => ({ key, ...one })))

  const { errors, form } = useCheckedForm({
    schema: ShareOfVoiceFields,
    fields: { name, from, to, source, ownMentions: own, competitors: competitors.map(({ name: called, mentions }) => ({ name: called, mentions })) },
    own: {
      ownMentions: own === null && t`Type how often we were mentioned`,
      ...Object.fromEntries(competitors.map(({ mentions }, index) => [`competitors.${index}.mentions`, mentions === null && t`Type a number`])),
    },
    send: (fields) => (voice === null ? add(fields) : replace({ id: voice.id, fields })),
    refused: () => ({ name: t`This measurement was removed meanwhile.` }),
  })
  return (
    <FormDialog title={voice === null ? t`New share of voice` : t`Edit share of voice`} isOpen onClose={onClose} {...form} submitLabel={voice === null ? t`Add share of voice` : t`Save`} size="lg">
      <Group grow align="flex-start">
        <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} placeholder={t`Autumn, tableware`} isRequired autoFocus />
        <TextField label={t`Source`} value={source} onChange={setSource} error={errors['source']} placeholder={t`Where it was counted`} isRequired />
      </Group>
      <Group grow align="flex-start">
        <DayField label={t`From`} value={from} onChange={setFrom} error={errors['from']} />
        <DayField label={t`To`} value={to} onChange={setTo} error={errors['to']} />
        <NumberField label={t`Mentions of us`} value={own} onChange={setOwn} error={errors['ownMentions']} isRequired />
      </Group>
      <CompetitorFields competitors={competitors} onChange={setCompetitors} errors={errors} />
    </FormDialog>
  )
}
