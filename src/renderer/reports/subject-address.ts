import type { NavigateOptions } from '@tanstack/react-router'
import type { ReportSubject } from '../../shared/reports/document'
import { searchOfFilters } from './roi-search'

const screens = { campaign: '/marketing/campaigns/$id', community: '/networking/communities/$id', contact: '/networking/contacts/$id' } as const

/** The screen of what a line or a category is about. */
export const addressOfSubject = (subject: ReportSubject): NavigateOptions => {
  switch (subject.kind) {
    case 'results':
      return { to: '/reports/roi', search: searchOfFilters(subject.filters) }
    case 'plan':
      return { to: '/marketing/plan', search: { plan: subject.id } }
    case 'campaign':
    case 'community':
    case 'contact':
      return { to: screens[subject.kind], params: { id: String(subject.id) } }
  }
}
