import { z } from 'zod'
import type { HostState } from '../../shared/workbook/host.contract'
import { PagedKind, PagedThing } from '../../shared/workbook/paged-thing'
import { shownPlace } from '../../shared/workbook/shown-place'
import { keepHere, parseKept, readKept } from '../platform/kept'

/** Where the pages of each kind are, each under its number. */
export const pagesOf: Readonly<Record<PagedKind, string>> = {
  contact: '/networking/contacts', organization: '/networking/organizations', community: '/networking/communities', channel: '/networking/channels',
  campaign: '/marketing/campaigns', audience: '/marketing/audiences', creative: '/marketing/creatives', experiment: '/marketing/experiments',
}

/** Where the open workbook lies. Null: none is open. */
export const placeOf = (workbook: HostState['workbook']): string | null => (workbook === null ? null : shownPlace(workbook))

const key = 'rapport-recent-things'
// Numbers alone: a name would outlast the erasure of whose it is.
const Kept = z.object({ place: z.string(), things: z.array(PagedThing) })

/** How many are kept; one of them may be what is open. */
const mostKept = 6

const isSame = (left: PagedThing, right: PagedThing | null): boolean => right !== null && left.kind === right.kind && left.id === right.id

/** What a page is of. Null: of nothing that has a number. */
const thingOf = (path: string): PagedThing | null => {
  const [, base, id] = /^(.+)\/(\d+)$/.exec(path) ?? []
  const kind = PagedKind.options.find((each) => pagesOf[each] === base)
  return kind === undefined ? null : (PagedThing.safeParse({ kind, id: Number(id) }).data ?? null)
}

const keptOf = (place: string): readonly PagedThing[] => {
  const kept = parseKept<z.infer<typeof Kept> | null>(readKept(key), Kept, null)
  return kept?.place === place ? kept.things : []
}

/** Remembers that a page of a workbook was opened. Those of the workbook before are forgotten. */
export const noteOpened = (place: string, path: string): void => {
  const thing = thingOf(path)
  if (thing !== null) keepHere(key, JSON.stringify({ place, things: [thing, ...keptOf(place).filter((other) => !isSame(other, thing))].slice(0, mostKept) }))
}

/** What was opened last in a workbook, the latest first, without what is open now. */
export const openedLast = (place: string, path: string): readonly PagedThing[] => {
  const current = thingOf(path)
  return keptOf(place).filter((thing) => !isSame(thing, current))
}
