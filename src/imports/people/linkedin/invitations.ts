import { dayText } from '../../../shared/kernel/day-text'
import { dayOf, type Day } from '../../../shared/kernel/day'
import { t } from '../../../shared/kernel/words'
import { readDay } from '../../dates'
import { quotedText } from '../../table'
import { PersonRefused, wellFormed } from '../person'
import { profileOfUrl } from '../profile'
import { type NamedRow, NamedRows } from './named-rows'

/** `9/1/26, 10:00 AM`: LinkedIn writes invitations month first, with two letters of the year, in every language. */
const sentAt = (text: string): Day | null => {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4}),/.exec(text.trim())
  if (match === null) return readDay(text, 'MDY')
  const year = Number(match[3])
  return dayOf(year < 100 ? 2000 + year : year, Number(match[1]), Number(match[2]))
}

/** Reads Invitations.csv: who asked whom to connect, and what was said with it. */
export class InvitationsReader extends NamedRows {
  protected named({ line, cell, text }: NamedRow): void {
    const direction = cell('direction').toUpperCase()
    if (direction !== 'INCOMING' && direction !== 'OUTGOING') return this.sink.refuse(line, t`“${quotedText(cell('direction'))}” does not say who invited whom.`, text)
    const isTheirs = direction === 'INCOMING'
    const [name, url] = isTheirs ? [cell('from'), cell('inviterprofileurl')] : [cell('to'), cell('inviteeprofileurl')]
    const profile = profileOfUrl(url)
    if (profile === null || profile.platform !== 'linkedin') return this.sink.refuse(line, t`The invitation names no profile.`, text)
    const day = sentAt(cell('sent at'))
    if (day === null) return this.sink.refuse(line, t`“${quotedText(cell('sent at'))}” is no time of an invitation.`, text)
    try {
      const shown = this.sink.wantsShown()
        ? [
            { label: isTheirs ? 'From' : 'To', text: name, parsed: name },
            { label: 'Sent At', text: cell('sent at'), parsed: dayText(day) },
            { label: 'Message', text: cell('message').slice(0, 200), parsed: cell('message') === '' ? null : t`an interaction` },
          ]
        : null
      const person = this.sink.person({ line, name, profiles: [profile], shown }, text)
      this.sink.day(day)
      // Without a word said, an invitation is nothing that waits for a reply.
      if (person === null || cell('message') === '') return
      this.sink.touch({ line, rows: 0, identity: `invitation:${person}:${day}:${direction}`, person, type: 'message', direction: isTheirs ? 'incoming' : 'outgoing', on: day, platform: 'linkedin', note: t`Invitation to connect: ${wellFormed(cell('message').slice(0, 1000))}` })
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(line, error.message, text)
    }
  }
}
