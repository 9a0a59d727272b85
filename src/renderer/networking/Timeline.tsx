import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { amidSentence, amidSentenceSmall, t } from '../../shared/kernel/words'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import { directionNames, type Interaction, interactionTypes } from '../../shared/networking/interaction'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useCommand, usePages } from '../platform/queries'
import { IconButton } from '../ui/IconButton'
import { useShownRows } from '../ui/use-shown-rows'
import { dayText, platformBeside, touchName } from './labels'
import { LogDialog } from './LogDialog'
import classes from './networking.module.css'
import { useSentiment } from './use-reading'

const Touch = ({ touch, hiddenContact, onEdit }: { readonly touch: Interaction; readonly hiddenContact: ContactId | null; readonly onEdit: () => void }) => {
  const client = useClient()
  const remove = useCommand(client.networking.interaction.remove)
  const { type, direction, minutes, communityName, communityId, people, note, sentiment } = touch
  const shownSentiment = useSentiment(touch)
  const beside = platformBeside(touch)
  const others = people.filter(({ id }) => id !== hiddenContact)
  return (
    <article className={classes['touch']} aria-label={touchName({ ...touch, people: others })}>
      <div className={classes['touchHead']}>
        <strong>{interactionTypes[type].name}</strong>
        <span className={classes['soft']}>
          {directionNames[direction]}
          {beside !== null && ` · ${beside}`}
          {minutes !== null && ` · ${t`${numberText(minutes)} min`}`}
        </span>
        {communityName !== null && communityId !== null && (
          <Link to="/networking/communities/$id" params={{ id: String(communityId) }} className={classes['chip']}>
            {communityName}
          </Link>
        )}
        {others.map(({ id, name }) => (
          <Link key={id} to="/networking/contacts/$id" params={{ id: String(id) }} className={classes['chip']}>
            <bdi>{name}</bdi>
          </Link>
        ))}
        {shownSentiment !== null && shownSentiment !== 'neutral' && <span className={classes['soft']} title={sentiment === null ? t`As read from the note` : t`As a person said`}>{amidSentenceSmall(sentimentNames[shownSentiment])}</span>}
        <span className={classes['pushed']}>
          <IconButton size="sm" label={t`Edit this ${amidSentence(interactionTypes[type].name)}`} onClick={onEdit}>
            <IconPencil size={14} />
          </IconButton>
          <IconButton size="sm" label={t`Remove this ${amidSentence(interactionTypes[type].name)}`} onClick={() => void remove({ ids: [touch.id] })}>
            <IconTrash size={14} />
          </IconButton>
        </span>
      </div>
      {note !== '' && <p className={classes['note']}>{note}</p>}
    </article>
  )
}

interface TimelineProps {
  readonly contactId?: ContactId | null
  readonly communityId?: CommunityId | null
}

/** Interactions by day, newest first, of a contact or of a community. */
export const Timeline = ({ contactId = null, communityId = null }: TimelineProps) => {
  const client = useClient()
  const [edited, setEdited] = useState<Interaction | null>(null)
  const { value, rows, loadMore } = usePages(client.networking.interaction.list, { contactId, communityId })
  const { shown, left, showMore } = useShownRows(rows, value?.total ?? 0, loadMore)
  if (value === undefined) return null
  return (
    <div>
      {value.total === 0 && <p className={classes['soft']}>{t`Nothing logged yet. Press Q to log an interaction.`}</p>}
      {shown.map((touch, index) => (
        <Fragment key={touch.id}>
          {touch.on !== shown[index - 1]?.on && <h3 className={classes['day']}>{dayText(touch.on)}</h3>}
          <Touch touch={touch} hiddenContact={contactId} onEdit={() => setEdited(touch)} />
        </Fragment>
      ))}
      {left > 0 && <Button variant="default" mt="md" onClick={showMore}>{t`Show older (${numberText(left)} more)`}</Button>}
      {edited !== null && <LogDialog interaction={edited} onClose={() => setEdited(null)} />}
    </div>
  )
}
