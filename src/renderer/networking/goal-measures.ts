import { t } from '../../shared/kernel/words'
import type { GoalMeasure } from '../../shared/networking/goal.contract'

export const measureNames: Readonly<Record<GoalMeasure, string>> = { touches: t`Touches logged`, people: t`Different people touched`, new_contacts: t`Contacts added`, posts: t`Own posts`, followers: t`Followers of a handle` }
