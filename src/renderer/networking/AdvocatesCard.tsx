import { Button } from '@mantine/core'
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { Advocate } from '../../shared/networking/advocate.contract'
import type { PostAuthor } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { IconButton } from '../ui/IconButton'
import { AdvocateDialog } from './AdvocateDialog'
import { ContactPerson } from './Avatar'
import { dayText } from './labels'
import classes from './networking.module.css'

const shownAtFirst = 8

const AdvocateLine = ({ advocate, onEdit }: { readonly advocate: Advocate; readonly onEdit: () => void }) => {
  const client = useClient()
  const remove = useCommand(client.networking.advocate.remove)
  const { contactId, name, hasPhoto, reason, since, strength, posts } = advocate
  return (
    <li>
      <div className={classes['grown']}>
        <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><ContactPerson id={contactId} name={name} hasPhoto={hasPhoto} /></Link>
        <div className={classes['note']}>{reason}</div>
        <div className={classes['soft']}>{[t`since ${dayText(since)}`, t`${plural(posts, { one: '# post', other: '# posts' })} about us`, strength === null ? t`nothing logged` : t`strength ${Math.round(strength)}`].join(' · ')}</div>
      </div>
      <IconButton size="sm" label={t`Change why ${name} is an advocate`} onClick={onEdit}><IconPencil size={14} /></IconButton>
      <IconButton size="sm" label={t`${name} is no advocate`} onClick={() => void remove({ contactId })}><IconX size={14} /></IconButton>
    </li>
  )
}

/** Who speaks for us, and why we think so. */
export const AdvocatesCard = () => {
  const client = useClient()
  const { value: advocates } = useAnswer(client.networking.advocate.list, { today: useToday() })
  const [open, setOpen] = useState<Advocate | 'new' | null>(null)
  const [isWhole, setIsWhole] = useState(false)
  if (advocates === undefined) return null
  return (
    <Card title={t`Advocates`} actions={<Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>{t`Name an advocate`}</Button>}>
      {advocates.length === 0 && <p className={classes['soft']}>{t`Nobody yet. Name those who speak for this brand without being paid, and say why.`}</p>}
      <ul className={classes['list']}>{(isWhole ? advocates : advocates.slice(0, shownAtFirst)).map((advocate) => <AdvocateLine key={advocate.contactId} advocate={advocate} onEdit={() => setOpen(advocate)} />)}</ul>
      {advocates.length > shownAtFirst && <Button size="compact-sm" variant="subtle" color="gray" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>{isWhole ? t`Show fewer` : t`Show all ${numberText(advocates.length)}`}</Button>}
      {open !== null && <AdvocateDialog advocate={open === 'new' ? null : open} person={open === 'new' ? null : { id: open.contactId, name: open.name }} onClose={() => setOpen(null)} />}
    </Card>
  )
}

/** Who posts about us most, and what they say; whoever is no advocate yet can be named one. */
export const AuthorsCard = ({ from, to }: { readonly from: PostAuthor['lastOn']; readonly to: PostAuthor['lastOn'] }) => {
  const client = useClient()
  const { value } = useAnswer(client.networking.post.authors, { from, to, limit: shownAtFirst })
  const [named, setNamed] = useState<PostAuthor | null>(null)
  if (value === undefined) return null
  return (
    <Card title={t`Who posts about us`} actions={<span className={classes['soft']}>{value.total > value.rows.length ? t`the first ${numberText(value.rows.length)} of ${numberText(value.total)}` : ''}</span>}>
      {value.total === 0 && <p className={classes['soft']}>{t`Nobody in these days, as far as the authors are known.`}</p>}
      <ul className={classes['list']}>
        {value.rows.map((author) => (
          <li key={author.contactId}>
            <div className={classes['grown']}>
              <Link to="/networking/contacts/$id" params={{ id: String(author.contactId) }}><ContactPerson id={author.contactId} name={author.name} hasPhoto={author.hasPhoto} /></Link>
              <div className={classes['soft']}>{[t`${plural(author.posts, { one: '# post', other: '# posts' })}, ${numberText(author.positive)} positive, ${numberText(author.negative)} negative`, t`${numberText(author.granted)} we may use`, ...(author.lastOn === null ? [] : [t`last ${dayText(author.lastOn)}`])].join(' · ')}</div>
            </div>
            {author.isAdvocate ? <span className={classes['chip']}>{t`Advocate`}</span> : <Button size="compact-sm" variant="default" aria-label={t`Name advocate: ${author.name}`} onClick={() => setNamed(author)}>{t`Name advocate`}</Button>}
          </li>
        ))}
      </ul>
      {named !== null && <AdvocateDialog advocate={null} person={{ id: named.contactId, name: named.name }} onClose={() => setNamed(null)} />}
    </Card>
  )
}
