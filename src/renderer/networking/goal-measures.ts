import type { GoalMeasure } from '../../shared/networking/goal.contract'

export const measureNames: Readonly<Record<GoalMeasure, string>> = { touches: 'Touches logged', people: 'Different people touched', new_contacts: 'Contacts added', posts: 'Own posts', followers: 'Followers of a handle' }
