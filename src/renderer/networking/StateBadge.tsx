import type { KeepInTouchState } from '../../shared/networking/contact'
import { stateNames } from './labels'
import classes from './StateBadge.module.css'

/** Where keeping in touch stands, in words and colour. */
export const StateBadge = ({ state }: { readonly state: KeepInTouchState }) => (state === 'none' ? null : <span className={`${classes['badge']} ${classes[state] ?? ''}`}>{stateNames[state]}</span>)
