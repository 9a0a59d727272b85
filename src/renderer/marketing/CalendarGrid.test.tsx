import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Day } from '../../shared/kernel/day'
import { CalendarGrid } from './CalendarGrid'
import { itemOfEntry } from './calendar-view'

// Days that exist.
const week = { from: '2026-03-02' as Day, to: '2026-03-08' as Day }

it('flights of one campaign on two platforms are told apart by what their bars say', () => {
  const items = (['Meta, feed', 'Google, search'] as const).map((channel, index) => itemOfEntry({ kind: 'flight', id: index + 1, title: 'Spring', ...week, channels: [channel], campaignId: 1, campaignName: 'Spring', state: null } as Parameters<typeof itemOfEntry>[0]))
  const html = renderToStaticMarkup(
    <MantineProvider>
      <CalendarGrid view="week" meant={week} shown={week} today={week.from} items={items} onPlace={() => Promise.resolve(true)} onOpen={() => undefined} onDay={() => undefined} />
    </MantineProvider>,
  )
  const shown = [...html.matchAll(/<button[^>]*data-kind="flight"[^>]*>(.*?)<\/button>/gu)].map(([, inner]) => inner?.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ').trim())
  expect(shown).toEqual(['Spring Meta, feed', 'Spring Google, search'])
})
