import { useMemo, useState } from 'react'
import { cutText } from '../../shared/kernel/cut-text'
import { t } from '../../shared/kernel/words'
import type { PagedThing } from '../../shared/workbook/paged-thing'
import type { SearchHit } from '../../shared/workbook/workbook.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { addressOfReport } from '../reports/report-address'
import { searchOfView, viewPlaces } from '../views/table-view'
import { fuzzyScore } from '../ui/fuzzy'
import { hitText } from './hit-text'
import { pagesOf } from './recent-things'

/** A screen and what stands in its address. */
interface Address {
  readonly to: string
  readonly search?: object
}

/** Something of the workbook that the palette offers. */
interface PaletteHit {
  readonly key: string
  readonly group: string
  readonly label: string
  readonly detail: string
  readonly address: Address
}

type Kind = SearchHit['kind']

const groupNames: Readonly<Record<Kind, string>> = {
  contact: t`Contacts`, organization: t`Organisations`, community: t`Communities`, group: t`Groups`, tag: t`Tags`, customField: t`Fields of your own`, channel: t`Own channels`,
  shareOfVoice: t`Share of voice`, goal: t`Relationship goals`, campaign: t`Campaigns`, audience: t`Audiences`, creative: t`Creatives`, plan: t`Media plans`, experiment: t`Tests`, quarterGoal: t`Quarter goals`, deal: t`Deals`, post: t`Posts`, interaction: t`Notes`,
}

/** Where each hit is seen: on a page of its own, or in a list that shows what was typed. */
const addressOf = ({ kind, id, title }: SearchHit, typed: string): Address => {
  switch (kind) {
    case 'contact':
    case 'organization':
    case 'community':
    case 'channel':
    case 'campaign':
    case 'audience':
    case 'creative':
    case 'experiment': return { to: `${pagesOf[kind]}/${id}` }
    case 'group': return { to: '/networking/contacts', search: { filter: { field: 'group', anyOf: [id] } } }
    case 'tag': return { to: '/networking/contacts', search: { filter: { field: 'tag', anyOf: [title] } } }
    case 'customField': return { to: '/networking/organize' }
    case 'shareOfVoice': return { to: '/networking/mentions' }
    case 'goal': return { to: '/networking/goals' }
    case 'plan': return { to: '/marketing/plan', search: { plan: id } }
    case 'quarterGoal': return { to: '/marketing/goals' }
    case 'deal': return { to: '/marketing/deals', search: { find: cutText(title, 200) } }
    case 'post': return { to: '/networking/posts', search: { find: typed.trim(), days: 'all' } }
    case 'interaction': return { to: '/networking/interactions', search: { find: typed.trim() } }
  }
}

const hitOf = (hit: SearchHit, typed: string): PaletteHit => ({ key: `${hit.kind}-${hit.id}`, group: groupNames[hit.kind], ...hitText(hit), address: addressOf(hit, typed) })

/** One sign of these is a name's beginning, as two letters of others are. */
const syllable = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** What was opened last, while nothing is typed; what the workbook holds under the text typed, from two letters on, or a sign that is a syllable: saved views and reports first, since they are few and were named on purpose. */
export const usePaletteHits = (typed: string, opened: readonly PagedThing[]): { readonly hits: readonly PaletteHit[]; readonly isSettling: boolean } => {
  const client = useClient()
  const isSearching = typed.trim().length > 1 || syllable.test(typed)
  const { value: found, isLoading, isStale } = useAnswer(client.workbook.search, { text: typed, limit: 20 }, { enabled: isSearching })
  // Asked for by what was opened when the palette came up.
  const [things] = useState(() => [...opened])
  const isEmpty = typed.trim() === ''
  const { value: named, isLoading: isNaming } = useAnswer(client.workbook.named, { things }, { enabled: isEmpty && things.length > 0 })
  const { value: views } = useAnswer(client.savedView.list, {}, { enabled: isSearching })
  const { value: reports } = useAnswer(client.savedReport.list, {}, { enabled: isSearching })
  const hits = useMemo((): readonly PaletteHit[] => {
    if (isEmpty) return (named ?? []).map((hit) => ({ ...hitOf(hit, ''), group: t`Opened last` }))
    if (!isSearching) return []
    const saved: readonly PaletteHit[] = [
      ...(views ?? []).map((view) => ({ key: `view-${view.id}`, group: t`Saved views`, label: view.name, detail: viewPlaces[view.table].name, address: { to: viewPlaces[view.table].to, search: searchOfView(view) } })),
      ...(reports ?? []).map((report) => ({ key: `report-${report.id}`, group: t`Saved reports`, label: report.name, detail: '', address: addressOfReport(report.ask) })),
    ]
    return [...saved.filter(({ label }) => fuzzyScore(label, typed) !== null), ...(found ?? []).map((hit) => hitOf(hit, typed))]
  }, [isEmpty, named, isSearching, typed, found, views, reports])
  return { hits, isSettling: isEmpty ? things.length > 0 && isNaming : isSearching && (isLoading || isStale) }
}
