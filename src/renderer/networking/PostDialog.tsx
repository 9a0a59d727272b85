import { Button, Group } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useContext, useState } from 'react'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { engagementRates, engagementsOf, Permission, permissionNames, type Post, type PostFields, PostKind, postKindNames } from '../../shared/networking/post'
import { SentPost } from '../../shared/networking/post.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, type FieldErrors, NumberField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog, LeaveContext } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import channels from './channels.module.css'
import { rateText } from './figure-text'
import { platformOptions } from './labels'
import classes from './networking.module.css'
import { PeoplePicker, unchosenError } from './PeoplePicker'
import type { PickedPerson } from './picked-person'
import { SentimentReadingView } from './SentimentReadingView'
import { useReading } from './use-reading'

/** The fields of the form; the day is text until it is sent. */
type Draft = Omit<PostFields, 'on' | 'permissionOn' | 'authorId'> & { readonly on: string; readonly permissionOn: string }

const draftOf = (post: Post | null, kind: PostKind): Draft =>
  post === null
    ? {
        kind,
        platform: 'instagram',
        ownHandleId: null,
        on: today(),
        url: '',
        text: '',
        reach: null,
        impressions: null,
        reactions: null,
        comments: null,
        shares: null,
        saves: null,
        clicks: null,
        views: null,
        promotedImpressions: null,
        promotedEngagements: null,
        promotedClicks: null,
        permission: 'none',
        permissionOn: '',
        permissionNote: '',
        saidSentiment: null,
      }
    : { ...post, on: post.on ?? '', permissionOn: post.permissionOn ?? '' }

const counts = [['reach', t`Reach`], ['impressions', t`Impressions`], ['reactions', t`Reactions`], ['comments', t`Comments`], ['shares', t`Shares`], ['saves', t`Saves`], ['clicks', t`Clicks`], ['views', t`Views`]] as const
/** What was paid for of a post of our own. */
const promotedCounts = [['promotedImpressions', t`Promoted impressions`], ['promotedEngagements', t`Promoted engagements`], ['promotedClicks', t`Promoted clicks`]] as const

interface PartProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly errors: FieldErrors
}

const CountFields = ({ draft, onChange, errors }: PartProps) => {
  const { sum, parts } = engagementsOf(draft)
  const { byReach, byImpressions } = engagementRates({ engagements: sum, reach: draft.reach, impressions: draft.impressions, followers: null })
  return (
    <div role="group" aria-label={t`Figures`}>
      <div className={channels['counts']}>
        {[...counts, ...(draft.kind === 'own' ? promotedCounts : [])].map(([key, label]) => <NumberField key={key} label={label} value={draft[key]} onChange={(value) => onChange({ [key]: value })} error={errors[key]} placeholder={t`not known`} />)}
      </div>
      <p className={channels['definition']} aria-live="polite">
        {sum === null ? t`What stays empty is not known, which is not 0.` : t`${plural(sum, { one: '# engagement', other: '# engagements' })} (${parts.join(' + ')}): ${rateText(byReach)} by reach, ${rateText(byImpressions)} by impressions.`}
      </p>
    </div>
  )
}

const HandleField = ({ draft, onChange, errors }: PartProps) => {
  const client = useClient()
  const { value: handles = [] } = useAnswer(client.networking.ownHandle.list, {})
  const choose = (text: string): void => {
    const chosen = handles.find(({ id }) => String(id) === text)
    onChange({ ownHandleId: chosen?.id ?? null, ...(chosen !== undefined && { platform: chosen.platform }) })
  }
  return (
    <SelectField
      label={draft.kind === 'own' ? t`Under our handle` : t`Names our handle`}
      value={String(draft.ownHandleId ?? '')}
      onChange={choose}
      error={errors['ownHandleId']}
      options={[{ value: '', label: '–' }, ...handles.map(({ id, handle, platform }) => ({ value: String(id), label: `${handle}, ${platformNames[platform]}` }))]}
    />
  )
}

const PermissionFields = ({ draft, onChange, errors }: PartProps) => (
  <div role="group" aria-label={t`Permission to use it`}>
    <Group grow align="flex-start">
      <SelectField
        label={t`May we use it?`}
        value={draft.permission}
        onChange={(permission) => onChange({ permission, permissionOn: draft.permissionOn || today() })}
        options={Permission.options.map((value) => ({ value, label: permissionNames[value] }))}
      />
      {draft.permission !== 'none' && (
        <DayField
          label={t`${permissionNames[draft.permission]} on`}
          value={draft.permissionOn}
          onChange={(permissionOn) => onChange({ permissionOn })}
          error={errors['permissionOn']}
        />
      )}
    </Group>
    {draft.permission !== 'none' && (
      <TextField
        label={t`In their words`}
        value={draft.permissionNote}
        onChange={(permissionNote) => onChange({ permissionNote })}
        placeholder={t`How it was asked, and what they answered`}
      />
    )}
  </div>
)

const RemoveButton = ({ id, onClose }: { readonly id: Post['id']; readonly onClose: () => void }) => {
  const remove = useCommand(useClient().networking.post.remove)
  const leave = useContext(LeaveContext)
  const removeIt = async (): Promise<void> => {
    if ((await remove({ ids: [id] }))?.ok === true) onClose()
  }
  return <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => leave(() => void removeIt())}>{t`Remove this post`}</Button>
}

/** Nothing is said of it that would tell it from another. */
const isBlank = (draft: Draft): boolean => draft.text.trim() === '' && draft.url.trim() === '' && [...counts, ...promotedCounts].every(([key]) => draft[key] === null)

const refusedPlaces: Readonly<Record<string, FieldErrors>> = { OwnHandleNotFound: { ownHandleId: t`This handle was removed meanwhile.` }, ContactNotFound: { authorId: t`This contact was removed meanwhile.` } }

/** Adds or edits a post: what it says and how that reads, what came of it, and whether we may use it. */
export const PostDialog = ({ post, kind = 'own', author: givenAuthor = null, onClose }: { readonly post: Post | null; readonly kind?: PostKind; readonly author?: PickedPerson | null; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.networking.post.add)
  const replace = useCommand(client.networking.post.replace)
  const [draft, setDraft] = useState(() => draftOf(post, kind))
  const [people, setPeople] = useState<readonly PickedPerson[]>(() => (post?.authorId != null ? [{ id: post.authorId, name: post.authorName ?? '' }] : givenAuthor === null ? [] : [givenAuthor]))
  const [typed, setTyped] = useState('')
  const author = people.at(-1)
  const { errors, form } = useCheckedForm({
    schema: SentPost,
    fields: { ...draft, on: draft.on === '' ? null : draft.on, permissionOn: draft.permissionOn === '' ? null : draft.permissionOn, authorId: author?.id ?? null, newAuthor: author?.id === null ? author.name : null },
    own: { authorId: draft.kind === 'own' ? null : unchosenError(typed), text: isBlank(draft) && (draft.kind === 'own' || author === undefined) && t`Type what it says, its address or a figure` },
    send: (fields) => (post === null ? add(fields) : replace({ id: post.id, fields })),
    refused: ({ type }) => refusedPlaces[type] ?? { on: t`This post was removed meanwhile.` },
  })
  const reading = useReading(draft.text)
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const part = { draft, onChange: change, errors }
  const isOwn = draft.kind === 'own'

  return (
    <FormDialog title={post !== null ? t`Post` : isOwn ? t`New post` : t`New mention`} isOpen onClose={onClose} {...form} submitLabel={post !== null ? t`Save` : isOwn ? t`Add post` : t`Add mention`} size="lg">
      <Group grow align="flex-start">
        <SelectField label={t`Kind`} value={draft.kind} onChange={(next) => change({ kind: next })} options={PostKind.options.map((value) => ({ value, label: postKindNames[value] }))} />
        <HandleField {...part} />
        <SelectField<Platform> label={t`Platform`} value={draft.platform} onChange={(platform) => change({ platform })} options={platformOptions} />
        <DayField label={t`Day`} value={draft.on} onChange={(on) => change({ on })} error={errors['on']} />
      </Group>
      {draft.kind !== 'own' && <PeoplePicker label={t`Posted by`} people={people} onChange={(next) => setPeople(next.slice(-1))} typed={typed} onType={setTyped} error={errors['authorId'] ?? errors['newAuthor']} canCreate />}
      {/* What was said of a text is not said of another. */}
      <TextAreaField label={t`Text`} value={draft.text} onChange={(text) => change({ text, saidSentiment: null })} error={errors['text']} autoFocus={isOwn} />
      {reading !== null && draft.text.trim() !== '' && <SentimentReadingView text={draft.text} reading={reading} corrected={draft.saidSentiment} onCorrect={(saidSentiment) => change({ saidSentiment })} />}
      <TextField label={t`Address`} value={draft.url} onChange={(url) => change({ url })} error={errors['url']} placeholder="https://…" />
      <CountFields {...part} />
      {draft.kind !== 'own' && <PermissionFields {...part} />}
      {post !== null && (
        <Group gap="xs" className={classes['soft'] ?? ''}>
          {draft.url !== '' && <a href={draft.url} target="_blank" rel="noreferrer">{t`Open the post`}</a>}
          <RemoveButton id={post.id} onClose={onClose} />
        </Group>
      )}
    </FormDialog>
  )
}
