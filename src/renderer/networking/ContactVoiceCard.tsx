import { Button } from '@mantine/core'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { amidSentenceSmall, t } from '../../shared/kernel/words'
import type { Contact } from '../../shared/networking/contact'
import { permissionNames, type Post } from '../../shared/networking/post'
import { sentimentNames } from '../../shared/networking/sentiment/sentiment'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { AdvocateDialog } from './AdvocateDialog'
import channels from './channels.module.css'
import { dayText } from './labels'
import classes from './networking.module.css'
import { postTitle } from './post-columns'
import { PostDialog } from './PostDialog'

const shownPosts = 5

/** What a contact says of us: whether they are an advocate, and what they posted. */
export const ContactVoiceCard = ({ contact: { id, name } }: { readonly contact: Pick<Contact, 'id' | 'name'> }) => {
  const client = useClient()
  const { value: advocate } = useAnswer(client.networking.advocate.ofContact, { contactId: id, today: useToday() })
  const { value: posts } = useAnswer(client.networking.post.list, { authorId: id, limit: shownPosts })
  const remove = useCommand(client.networking.advocate.remove)
  const [open, setOpen] = useState<'advocate' | 'new' | Post | null>(null)
  if (advocate === undefined || posts === undefined) return null
  return (
    <Card
      title={t`Speaks for us`}
      actions={
        advocate === null ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('advocate')}>{t`Name advocate`}</Button>
        ) : (
          <span className={channels['badge']} data-tone="good">{t`Advocate`}</span>
        )
      }
    >
      {advocate !== null && (
        <>
          <p className={classes['note']}>{advocate.reason}</p>
          <p className={classes['soft']}>{t`since ${dayText(advocate.since)}`}</p>
          <div className={classes['chips']}>
            <Button size="compact-sm" variant="default" onClick={() => setOpen('advocate')}>{t`Change`}</Button>
            <Button size="compact-sm" variant="default" onClick={() => void remove({ contactId: id })}>{t`No advocate`}</Button>
          </div>
        </>
      )}
      <ul className={classes['list']}>
        {posts.rows.map((post) => (
          <li key={post.id}>
            <div className={classes['grown']}>
              <Button variant="transparent" size="compact-sm" p={0} maw="100%" onClick={() => setOpen(post)}>
                <bdi className={classes['cut']}>{postTitle(post)}</bdi>
              </Button>
              <div className={classes['soft']}>
                {[
                  post.on === null ? '' : dayText(post.on),
                  platformNames[post.platform],
                  post.sentiment === null ? '' : sentimentNames[post.sentiment],
                  post.kind === 'own' ? '' : t`permission: ${amidSentenceSmall(permissionNames[post.permission])}`,
                ]
                  .filter((text) => text !== '')
                  .join(' · ')}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {posts.total > posts.rows.length && <p className={classes['soft']}>{t`The newest ${numberText(posts.rows.length)} of ${numberText(posts.total)} posts.`}</p>}
      <Button mt="xs" size="compact-sm" variant="default" onClick={() => setOpen('new')}>{t`Add a post by them`}</Button>
      {open === 'advocate' && <AdvocateDialog advocate={advocate} person={{ id, name }} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'advocate' && (
        <PostDialog post={open === 'new' ? null : open} kind="mention" author={{ id, name }} onClose={() => setOpen(null)} />
      )}
    </Card>
  )
}
