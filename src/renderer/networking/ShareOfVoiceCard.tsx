import { Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { dayRangeText } from '../../shared/kernel/day-text'
import { ratio } from '../../shared/kernel/ratio'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { type ShareOfVoice, shareOfVoiceDefinition } from '../../shared/networking/share-of-voice.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { IconButton } from '../ui/IconButton'
import { MetricValue } from '../ui/MetricValue'
import channels from './channels.module.css'
import { Definitions } from './Definitions'
import { rateText } from './figure-text'
import classes from './networking.module.css'
import { ShareOfVoiceDialog } from './ShareOfVoiceDialog'

const shownAtFirst = 3

interface Part {
  readonly name: string
  readonly mentions: number
  readonly isOwn: boolean
}

/** Us and everybody we are compared with, most mentioned first, each with its share. */
export const VoiceShares = ({ voice }: { readonly voice: Pick<ShareOfVoice, 'ownMentions' | 'competitors'> }) => {
  const parts: readonly Part[] = [{ name: t`Us`, mentions: voice.ownMentions, isOwn: true }, ...voice.competitors.map((one) => ({ ...one, isOwn: false }))].toSorted((left, right) => right.mentions - left.mentions)
  const total = parts.reduce((sum, { mentions }) => sum + mentions, 0)
  return (
    <ul className={channels['shares']}>
      {parts.map(({ name, mentions, isOwn }) => {
        const share = ratio(mentions, total)
        return (
          <li key={`${name} ${String(isOwn)}`}>
            {isOwn ? <b>{name}</b> : <bdi>{name}</bdi>}
            <span data-drawn className={channels['shareBar']} data-own={isOwn || undefined} style={{ width: `${(share ?? 0) * 100}%` }} />
            <span className="number">{rateText(share)} · {t`${plural(mentions, { one: '# mention', other: '# mentions' })}`}</span>
          </li>
        )
      })}
    </ul>
  )
}

const Voice = ({ voice, onEdit }: { readonly voice: ShareOfVoice; readonly onEdit: () => void }) => {
  const client = useClient()
  const remove = useCommand(client.networking.shareOfVoice.remove)
  const { id, name, from, to, source, share } = voice
  return (
    <article className={channels['voice']} aria-label={name}>
      <header>
        <strong><bdi>{name}</bdi></strong>
        <span className={channels['value']}><MetricValue text={rateText(share)} reason={share === null ? t`Nobody was mentioned.` : null} isFocusable /></span>
        <span className={classes['pushed']}>
          <IconButton size="sm" label={t`Edit ${name}`} onClick={onEdit}><IconPencil size={14} /></IconButton>
          <IconButton size="sm" label={t`Remove ${name}`} onClick={() => void remove({ id })}><IconTrash size={14} /></IconButton>
        </span>
      </header>
      <p className={classes['soft']}>{t`${dayRangeText(from, to)} · source: ${source}`}</p>
      <VoiceShares voice={voice} />
    </article>
  )
}

/** Share of voice over time, each with whom it is against, when, and where it was counted. */
export const ShareOfVoiceCard = () => {
  const client = useClient()
  const { value: voices } = useAnswer(client.networking.shareOfVoice.list, {})
  const [open, setOpen] = useState<ShareOfVoice | 'new' | null>(null)
  const [isWhole, setIsWhole] = useState(false)
  if (voices === undefined) return null
  const [newest] = voices
  return (
    <Card title={t`Share of voice`} actions={<Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>{t`New share of voice`}</Button>}>
      {newest === undefined && <p className={classes['soft']}>{t`Count how often this brand and its competitors are mentioned in a period, and note it here with the source.`}</p>}
      {(isWhole ? voices : voices.slice(0, shownAtFirst)).map((voice) => <Voice key={voice.id} voice={voice} onEdit={() => setOpen(voice)} />)}
      {voices.length > shownAtFirst && <Button size="compact-sm" variant="subtle" color="gray" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>{isWhole ? t`Show fewer` : t`Show all ${numberText(voices.length)}`}</Button>}
      <Definitions sentences={[shareOfVoiceDefinition]} />
      {open !== null && <ShareOfVoiceDialog voice={open === 'new' ? null : open} names={newest?.competitors.map(({ name }) => name) ?? []} onClose={() => setOpen(null)} />}
    </Card>
  )
}
