import { expect, it } from 'vitest'
import { speak } from '../../shared/kernel/language'
import type { CreativeState } from '../../shared/marketing/creative'
import { sorted } from '../ui/sorted'
import { entryColumns } from './calendar-columns'
import type { CalendarItem } from './calendar-view'

// Days that exist.
const item = (kind: CalendarItem['kind'], state: CreativeState | null): CalendarItem => ({ key: `${kind} ${state ?? ''}`, kind, id: 1, title: '', from: '2026-03-01', to: '2026-03-01', detail: '', state, campaignId: null }) as CalendarItem

it('what is on a day is sorted by the words that stand there', () => {
  speak('en')
  const byState = entryColumns.find(({ key }) => key === 'state')?.sortValue ?? (() => null)
  const states = sorted([item('creative', 'review'), item('flight', null), item('creative', 'live'), item('creative', 'draft')], byState, 'ascending').map(({ state }) => state)
  expect(states).toEqual(['draft', 'review', 'live', null])
})
