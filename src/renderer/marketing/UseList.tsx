import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { AudienceId, AudienceUse } from '../../shared/marketing/audience'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { IconButton } from '../ui/IconButton'
import classes from './marketing.module.css'

/** An audience in a campaign, seen from either side. */
interface NamedUse extends AudienceUse {
  readonly audienceId: AudienceId
  readonly audienceName: string
}

/** Where audiences are used: the campaigns of one, or the audiences of a campaign, channel by channel. */
export const UseList = ({ uses, shows, empty }: { readonly uses: readonly NamedUse[]; readonly shows: 'campaign' | 'audience'; readonly empty: string }) => {
  const client = useClient()
  const untarget = useCommand(client.marketing.audience.untarget)
  if (uses.length === 0) return <p className={classes['soft']}>{empty}</p>
  return (
    <ul className={classes['lines']}>
      {uses.map(({ audienceId, audienceName, campaignId, campaignName, platform, isExcluded }) => {
        const name = shows === 'campaign' ? campaignName : audienceName
        return (
          <li key={`${audienceId} ${campaignId} ${platform}`} className={classes['costLine']}>
            <span className={classes['what']}>
              {shows === 'campaign' ? <Link to="/marketing/campaigns/$id" params={{ id: String(campaignId) }}><bdi>{name}</bdi></Link> : <Link to="/marketing/audiences/$id" params={{ id: String(audienceId) }}><bdi>{name}</bdi></Link>}
              <span className={classes['soft']}>{platformNames[platform]}{isExcluded ? `, ${t`ads are kept from them`}` : ''}</span>
            </span>
            <IconButton size={26} label={t`Stop using on ${platformNames[platform]}: ${name}`} onClick={() => void untarget({ id: audienceId, campaignId, platform })}><IconX size={15} /></IconButton>
          </li>
        )
      })}
    </ul>
  )
}
