import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { refreshContacts } from './refresh-contacts'
import { refreshLevels } from './refresh-levels'

/** Whose figures interactions count in: everybody who took part, and the communities, among which null stands for none. */
interface Concerned {
  readonly people: ReadonlySet<number>
  readonly places: readonly (number | null)[]
}

/** Whom interactions concern as they are now. */
export const concernedBy = ({ prepare }: Pick<StoreContext, 'prepare'>, ids: readonly number[]): Concerned => ({
  people: new Set(prepare('SELECT DISTINCT contact_id FROM interaction_contact WHERE interaction_id IN (SELECT value FROM json_each(?))').pluck().all(JSON.stringify(ids)).map(Number)),
  // Numbers of communities, or null.
  places: prepare('SELECT DISTINCT community_id FROM interaction WHERE id IN (SELECT value FROM json_each(?))').pluck().all(JSON.stringify(ids)) as (number | null)[],
})

/** Brings what is kept of those concerned in line. */
export const refreshConcerned = (context: StoreContext, { people, places }: Concerned): void => {
  const within = places.filter((place) => place !== null)
  let done = 0
  for (const id of people) {
    context.look(t`Finishing`, done++, people.size)
    refreshContacts(context, [id])
    for (const place of within) refreshLevels(context, place, [id])
  }
}
