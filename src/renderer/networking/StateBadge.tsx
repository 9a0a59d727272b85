import { t } from '../../shared/kernel/words'
import { keepInTouchNames } from '../../shared/networking/cadence'
import type { Contact, KeepInTouchState } from '../../shared/networking/contact'
import classes from './StateBadge.module.css'

/** Where keeping in touch stands, in words and colour. */
export const StateBadge = ({ state }: { readonly state: KeepInTouchState }) => (state === 'none' ? null : <span className={`${classes['badge']} ${classes[state] ?? ''}`}>{keepInTouchNames[state]}</span>)

/** That somebody is not to be written to, and that they are in no list: to be seen before anything is done with them. */
export const StandingBadges = ({ contact: { hasObjected, isArchived } }: { readonly contact: Contact }) => (
  <>
    {hasObjected && <span className={`${classes['badge']} ${classes['objected'] ?? ''}`}>{t`Objected`}</span>}
    {isArchived && <span className={classes['badge']}>{t`Archived`}</span>}
  </>
)
