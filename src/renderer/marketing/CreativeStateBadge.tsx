import { type CreativeState, creativeStateNames } from '../../shared/marketing/creative'
import classes from './Creatives.module.css'

/** A sign for each state, so that no colour has to be told apart. */
export const stateSigns: Readonly<Record<CreativeState, string>> = { draft: '○', review: '◐', approved: '✓', live: '●', retired: '–' }

/** How far a creative has come, in words and a sign. */
export const CreativeStateBadge = ({ state }: { readonly state: CreativeState }) => (
  <span className={classes['badge']} data-state={state}>
    <span aria-hidden>{stateSigns[state]} </span>
    {creativeStateNames[state]}
  </span>
)
