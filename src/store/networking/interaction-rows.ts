import type { Interaction } from '../../shared/networking/interaction'
import type { StoreContext } from '../context'

interface ListedInteraction extends Omit<Interaction, 'people'> {
  readonly people: string
}

/** Selects interactions `i` as the contract shows them; people as JSON, by name. */
export const interactionColumns = `i.id, i.type, i.direction, i.on_day AS "on", i.minutes, i.platform, i.community_id AS communityId, i.note, i.sentiment, k.name AS communityName,
  (SELECT json_group_array(json_object('id', id, 'name', name)) FROM (SELECT c.id, c.name FROM interaction_contact ic JOIN contact c ON c.id = ic.contact_id WHERE ic.interaction_id = i.id ORDER BY c.sort_name, c.id)) AS people`

/** Where its columns come from. */
export const fromInteraction = 'FROM interaction i LEFT JOIN community k ON k.id = i.community_id'

/** A row of `interactionColumns` as the contract shows it. */
export const toInteraction = (row: unknown): Interaction => {
  // Selected by interactionColumns.
  const { people, ...fields } = row as ListedInteraction
  return { ...fields, people: JSON.parse(people) as Interaction['people'] }
}

/** Interactions by their ids, in that order; those that are gone are left out. */
export const readInteractions = ({ prepare }: StoreContext, ids: readonly number[]): Interaction[] =>
  prepare(`SELECT ${interactionColumns} FROM json_each(?) AS wanted CROSS JOIN interaction i ON i.id = wanted.value LEFT JOIN community k ON k.id = i.community_id ORDER BY wanted.key`).all(JSON.stringify(ids)).map(toInteraction)
