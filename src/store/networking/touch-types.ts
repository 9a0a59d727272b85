import { interactionTypes } from '../../shared/networking/interaction'

/** SQL list of the types that are real touches. */
export const touchTypes = Object.entries(interactionTypes)
  .filter(([, { isTouch }]) => isTouch)
  .map(([type]) => `'${type}'`)
  .join(', ')
