import { Button } from '@mantine/core'
import { IconLink, IconPhotoEdit, IconPlus, IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { z } from 'zod'
import { dayText } from '../../shared/kernel/day-text'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { CampaignId } from '../../shared/marketing/campaign'
import { type Creative, CreativeState, creativeStateNames } from '../../shared/marketing/creative'
import { CreativeGrouping, CreativeSort } from '../../shared/marketing/creative.contract'
import { useClient } from '../platform/client'
import { useCommand, usePages } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { type CellEdit, cellProblem, withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { badgePadding, dayWidth, fittingWords } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { editChoice, removeChoice } from '../ui/RowMenu'
import { countedText } from '../views/counted-text'
import { inMonths, inWords } from '../views/group-headings'
import { SaveTableButton } from '../views/SaveTableButton'
import { tableSearch, type UsualOrder } from '../views/table-view'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { AdvanceDialog } from './AdvanceDialog'
import { CreativeActs } from './CreativeActs'
import { CreativeDialog } from './CreativeDialog'
import { CreativeStateBadge } from './CreativeStateBadge'
import { CampaignField, PlatformField, useCampaignInForce } from './SearchFields'

const CreativesSearch = z.object({
  ...tableSearch,
  campaign: z.coerce.number().pipe(CampaignId).optional().catch(undefined),
  platform: AdPlatform.optional().catch(undefined),
  state: CreativeState.optional().catch(undefined),
  sort: CreativeSort.optional().catch(undefined),
  groupBy: CreativeGrouping.optional().catch(undefined),
})

/** What platforms would say to all variants, in a few words. */
const checkText = ({ variants }: Creative): string => {
  const problems = variants.flatMap((variant) => variant.problems)
  const refused = problems.filter(({ severity }) => severity === 'refused').length
  if (refused > 0) return t`${numberText(refused)} refused`
  if (problems.length > 0) return t`${numberText(problems.length)} advised against`
  return variants.some(({ limits }) => limits !== null) ? t`Within limits` : ''
}

const creativeColumns: readonly DataColumn<Creative>[] = [
  { key: 'name', header: t`Creative`, width: 190, sortable: true, render: ({ name }) => <strong title={name}><bdi>{name}</bdi></strong> },
  { key: 'state', header: t`State`, width: fittingWords(t`State`, Object.values(creativeStateNames)) + badgePadding, sortable: true, render: ({ state }) => <CreativeStateBadge state={state} /> },
  { key: 'campaign', header: t`Campaign`, width: 150, sortable: true, render: ({ campaignName }) => <bdi>{campaignName}</bdi> },
  { key: 'scheduledOn', header: t`Day`, width: dayWidth, sortable: true, render: ({ scheduledOn }) => (scheduledOn === null ? '' : dayText(scheduledOn)) },
  { key: 'channels', header: t`Channels`, width: 116, render: ({ variants }) => [...new Set(variants.map(({ platform }) => platformNames[platform]))].join(', ') },
  { key: 'variants', header: t`Variants`, width: 80, align: 'end', isHiddenAtFirst: true, render: ({ variants }) => variants.length },
  { key: 'check', header: t`Limits`, width: fittingWords(t`Limits`, [t`Within limits`]), render: checkText },
  { key: 'last', header: t`Last step`, width: 160, isHiddenAtFirst: true, render: ({ events }) => { const last = events.at(-1); return last === undefined ? '' : <bdi>{t`${creativeStateNames[last.to]} by ${last.by}`}</bdi> } },
]

const usualOrder: UsualOrder = { sort: 'name', direction: 'ascending' }

const groupings: readonly TableGrouping<Creative, CreativeGrouping>[] = [
  { key: 'state', label: t`State`, headingOf: inWords(creativeStateNames) },
  { key: 'campaign', label: t`Campaign` },
  { key: 'month', label: t`Month`, headingOf: inMonths },
]

/** Creatives that are to take a step together. */
interface Advanced {
  readonly creatives: readonly Creative[]
  readonly to: CreativeState
}

const actsOn =
  (onStep: (advanced: Advanced) => void) =>
  (creatives: readonly Creative[]): ReactNode => <CreativeActs creatives={creatives} onStep={(to) => onStep({ creatives, to })} />

/** How cells of the list are changed in place, by the key of their column. */
const useCreativeEdits = (): ReadonlyMap<string, CellEdit<Creative>> => {
  const client = useClient()
  const edit = useCommand(client.marketing.creative.edit)
  const reschedule = useCommand(client.marketing.creative.reschedule)
  return useMemo(() => {
    const gone = t`This creative was removed meanwhile.`
    return new Map<string, CellEdit<Creative>>([
      ['name', { kind: 'text', valueOf: ({ name }) => name, save: async ({ id }, name) => cellProblem(await edit({ id, changes: { name } }), gone) }],
      ['scheduledOn', { kind: 'date', valueOf: ({ scheduledOn }) => scheduledOn ?? '', save: async ({ id }, on) => cellProblem(await reschedule({ id, on: on === '' ? null : on }), gone) }],
    ])
  }, [edit, reschedule])
}

/** Everything that is published: how far it has come, where, when, and whether platforms take it. */
export const CreativesPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [edited, setEdited] = useState<Creative | 'new' | null>(null)
  // As they were selected: what is typed in the dialog stays, whatever becomes of their rows.
  const [advanced, setAdvanced] = useState<Advanced | null>(null)
  const [search, change] = useAddress('/marketing/creatives', CreativesSearch)
  const { find = '', campaign = null, platform = null, state = null, sort = 'name', direction = 'ascending' } = search
  const view = useTableView({ table: 'creatives', name: 'creatives', address: [search, change], usual: usualOrder, groupings })
  const columns = useViewColumns(view, withEdits(creativeColumns, useCreativeEdits()))
  const choice = { search: find, campaignId: campaign, platform, state, sort, direction }
  const { value, rows, loaded, loadMore, isStale } = usePages(client.marketing.creative.list, { ...choice, groupBy: search.groupBy ?? null }, { folded: view.folded })
  const remove = useCommand(client.marketing.creative.remove)
  const total = value?.total ?? 0
  const isFiltered = find !== '' || campaign !== null || platform !== null || state !== null
  const campaignInForce = useCampaignInForce(search)
  const open = (id: number): void => void navigate({ to: '/marketing/creatives/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t`New creative`}</Button>
  return (
    <Page
      title={t`Creatives`}
      actions={
        <>
          {total > 0 && (
            <SaveTableButton
              call={client.marketing.creative.saveList}
              ask={(format) => ({ ...choice, format })}
              counted={t`${plural(total, { one: '# creative', other: '# creatives' })} with all variants`}
              offer={(format) => t`Save creatives as ${format}`}
              doing={t`Writing creatives`}
            />
          )}
          <Button component={Link} to="/marketing/links" variant="default" leftSection={<IconLink size={16} />}>{t`Links`}</Button>
        </>
      }
      begin={addButton}
    >
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All creatives`}
        fields={
          <>
            <SelectField
              label={t`State`}
              value={state ?? ''}
              onChange={(next) => change({ state: next === '' ? undefined : next })}
              options={[{ value: '', label: t`All` }, ...CreativeState.options.map((each) => ({ value: each, label: creativeStateNames[each] }))]}
            />
            <CampaignField search={search} onChange={change} />
            <PlatformField search={search} onChange={change} />
          </>
        }
        filters={[
          { label: t`State`, value: state === null ? null : creativeStateNames[state], keys: ['state'] },
          campaignInForce,
          { label: t`Platform`, value: platform === null ? null : platformNames[platform], keys: ['platform'] },
        ]}
        label={t`Creatives`}
        rows={value === undefined ? undefined : rows}
        groups={value?.groups}
        total={total}
        onReachEnd={loadMore}
        caption={countedText(t`${plural(total, { one: '# creative', other: '# creatives' })}`, loaded)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => open(id)}
        choices={(creative) => [editChoice(() => setEdited(creative)), removeChoice(() => void remove({ ids: [creative.id] }))]}
        acts={actsOn(setAdvanced)}
        empty={
          // While the search is being cleared, what is known is still of less than everything.
          isFiltered || isStale ? (
            <EmptyState icon={<IconSearch size={24} />} title={t`No creative matches`}>{t`Change or clear the search and filters above.`}</EmptyState>
          ) : (
            <EmptyState
              icon={<IconPhotoEdit size={24} />}
              title={t`No creatives yet`}
              begins
            >{t`A creative is something to publish, with a variant for each placement. Texts and sizes are checked against what the platforms allow; who approved it and when is kept.`}</EmptyState>
          )
        }
      />
      {advanced !== null && <AdvanceDialog {...advanced} onClose={() => setAdvanced(null)} />}
      {edited !== null && (
        <CreativeDialog
          creative={edited === 'new' ? null : edited}
          campaignId={campaign}
          onClose={() => setEdited(null)}
          {...(edited === 'new' && { onSaved: open })}
        />
      )}
    </Page>
  )
}
