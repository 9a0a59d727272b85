import { describe, expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { choiceOf, isNarrowed, PostSearch } from './post-search'

const day = Day.parse('2026-03-31')

describe('the address of a list of posts', () => {
  it('names the posts, and leaves out what is no legal value', () => {
    const search = PostSearch.parse({ scope: 'about', platform: 'x', handle: 'seven', permission: 'granted', sort: 'luck', days: 'last30' })
    expect(choiceOf(search, 'all', day)).toEqual({ kinds: ['user_generated', 'mention'], platform: 'x', ownHandleId: null, authorId: null, permission: 'granted', sentiment: null, search: '', from: '2026-03-02', to: '2026-03-31' })
    expect(search.sort).toBeUndefined()
  })

  it('means the screen’s own scope and all days where it says nothing', () => {
    expect(choiceOf({}, 'about', day)).toMatchObject({ kinds: ['user_generated', 'mention'], from: null, to: null })
    expect(choiceOf({}, 'all', day).kinds).toBeNull()
    expect([isNarrowed({}), isNarrowed({ sort: 'reach', direction: 'ascending' }), isNarrowed({ platform: 'x' })]).toEqual([false, false, true])
  })
})
