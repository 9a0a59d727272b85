import type { ContactId } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import classes from './Avatar.module.css'
import { initialsOf } from './initials'

const tones = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)'] as const

/** The same person has the same colour everywhere. */
const toneOf = (name: string): string => tones[[...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % tones.length] ?? tones[0]

const usualSize = 26

/** A person's initials on their colour. */
export const Avatar = ({ name, size = usualSize }: { readonly name: string; readonly size?: number }) => (
  <span className={classes['avatar']} aria-hidden style={{ width: size, height: size, fontSize: size * 0.4, '--tone': toneOf(name) } as React.CSSProperties}>
    {initialsOf(name)}
  </span>
)

/** A contact's picture, small; their initials until it is there. */
const Picture = ({ id, name }: { readonly id: ContactId; readonly name: string }) => {
  const client = useClient()
  const { value: photo } = useAnswer(client.networking.contact.photo, { id })
  return photo == null ? <Avatar name={name} /> : <img className={classes['photo']} src={`data:${photo.mediaType};base64,${photo.base64}`} alt="" width={usualSize} height={usualSize} />
}

/** A contact of a list, with their picture where they have one. */
export const ContactPerson = ({ id, name, hasPhoto }: { readonly id: ContactId; readonly name: string; readonly hasPhoto: boolean }) => (
  <span className={classes['person']}>
    {hasPhoto ? <Picture id={id} name={name} /> : <Avatar name={name} />}
    <bdi className={classes['name']}>{name}</bdi>
  </span>
)
