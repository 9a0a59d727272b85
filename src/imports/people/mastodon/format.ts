import { t } from '../../../shared/kernel/words'
import { cellText, rowText, type TableRow } from '../../table'
import type { PartSink, PeopleFormat, RowsReader } from '../part'
import { findPersonHeader } from '../person-table'
import { mastodonProfile } from '../profile'

/** Mastodon's own exports have `Account address` first; its lists of followers are not exported with more. */
const header = 'account address'

class FollowsReader implements RowsReader {
  constructor(
    private readonly headerLine: number,
    private readonly tag: string,
    private readonly sink: PartSink,
  ) {}

  row({ line, cells }: TableRow): void {
    if (line === this.headerLine) this.sink.headerLine(line)
    if (line <= this.headerLine) return
    const text = cellText(cells[0])
    const profile = mastodonProfile(text)
    if (profile === null) return this.sink.refuse(line, t`“${text.slice(0, 60)}” is no account: one is written name@server.`, rowText({ cells }))
    const shown = this.sink.wantsShown() ? [{ label: 'Account address', text, parsed: `Mastodon: ${profile.handle}` }] : null
    this.sink.person({ line, name: profile.handle.split('@')[0] ?? profile.handle, profiles: [profile], tags: [this.tag], shown }, text)
  }

  end(): void {
    // Every row was read as it came.
  }
}

export const mastodonFormat: PeopleFormat = {
  recognise: ({ rows, name }) => {
    const found = findPersonHeader(rows, (headers) => headers[0] === header)
    if (found === null) return null
    if (/block|mute/i.test(name)) return { platform: 'mastodon', leftOut: t`Accounts you block or mute are no contacts.` }
    const isFollowers = /follower/i.test(name)
    return {
      platform: 'mastodon',
      takenFor: isFollowers ? t`Followers` : t`Accounts you follow`,
      why: [t`the column “Account address”`],
      open: { kind: 'rows', make: (sink) => new FollowsReader(found.line, isFollowers ? 'mastodon follower' : 'mastodon following', sink) },
    }
  },
}
