import { Button } from '@mantine/core'
import { IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { type Audience, audienceKindNames, audienceParts, newestSizes } from '../../shared/marketing/audience'
import { CampaignId } from '../../shared/marketing/campaign'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { type CellEdit, cellProblem, withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { fittingWords } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { editChoice, removeChoice } from '../ui/RowMenu'
import { inOrder } from '../ui/sorted'
import { wordGroup } from '../views/group-headings'
import { NothingMatches } from '../views/NothingMatches'
import { SaveTableButton } from '../views/SaveTableButton'
import { columnSort, listOrder, tableSearch } from '../views/table-view'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { onlyRemove } from '../views/SelectionBar'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { rangeText, whoText } from './audience-view'
import { AudienceDialog, kindOptions } from './AudienceDialog'
import { CampaignField, useCampaignInForce } from './SearchFields'

const AudiencesSearch = z.object({ ...tableSearch, ...columnSort, campaign: z.coerce.number().pipe(CampaignId).optional().catch(undefined) })

const sizesText = (audience: Audience): string => newestSizes(audience).map((size) => `${platformNames[size.platform]} ${rangeText(size)}`).join('; ')

const campaignsOf = ({ uses }: Audience): number => new Set(uses.map(({ campaignId }) => campaignId)).size

const audienceColumns: readonly DataColumn<Audience>[] = [
  { key: 'name', header: t`Audience`, width: 190, sortValue: ({ name }) => name, render: ({ name }) => <strong title={name}><bdi>{name}</bdi></strong> },
  { key: 'kind', header: t`Kind`, width: fittingWords(t`Kind`, Object.values(audienceKindNames)), sortValue: ({ kind }) => audienceKindNames[kind], render: ({ kind }) => audienceKindNames[kind] },
  { key: 'who', header: t`Who`, width: 280, render: (audience) => <bdi title={whoText(audience)}>{whoText(audience)}</bdi> },
  { key: 'size', header: t`Newest size`, width: 200, render: (audience) => <span title={sizesText(audience)}>{sizesText(audience)}</span> },
  { key: 'overlaps', header: t`Overlaps`, width: 84, align: 'end', sortValue: ({ overlaps }) => overlaps.length, render: ({ overlaps }) => overlaps.length },
  { key: 'uses', header: t`Campaigns`, width: 96, align: 'end', sortValue: campaignsOf, render: campaignsOf },
  { key: 'exclusions', header: t`Kept out`, width: 180, isHiddenAtFirst: true, render: (audience) => <bdi>{audienceParts(audience).find(({ key }) => key === 'exclusions')?.text}</bdi> },
]

const groupings: readonly TableGrouping<Audience>[] = [{ key: 'kind', label: t`Kind`, groupOf: ({ kind }) => wordGroup(kind, audienceKindNames) }]

/** How cells of the list are changed in place, by the key of their column. */
const useAudienceEdits = (): ReadonlyMap<string, CellEdit<Audience>> => {
  const edit = useCommand(useClient().marketing.audience.edit)
  return useMemo(() => {
    const save = async ({ id }: Audience, changes: Parameters<typeof edit>[0]['changes']): Promise<string | null> => cellProblem(await edit({ id, changes }), t`This audience was removed meanwhile.`)
    return new Map<string, CellEdit<Audience>>([
      ['name', { kind: 'text', valueOf: ({ name }) => name, save: (audience, name) => save(audience, { name }) }],
      // The list offers nothing else.
      ['kind', { kind: 'choice', options: kindOptions, valueOf: ({ kind }) => kind, save: (audience, kind) => save(audience, { kind: kind as Audience['kind'] }) }],
      ['exclusions', { kind: 'text', valueOf: ({ exclusions }) => exclusions, save: (audience, exclusions) => save(audience, { exclusions }) }],
    ])
  }, [edit])
}

/** Everybody ads are shown to, described once and used on many channels. */
export const AudiencesPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [edited, setEdited] = useState<Audience | 'new' | null>(null)
  const [search, change] = useAddress('/marketing/audiences', AudiencesSearch)
  const { find = '', campaign = null } = search
  const { value: rows, isStale } = useAnswer(client.marketing.audience.list, { search: find, campaignId: campaign })
  const campaignInForce = useCampaignInForce(search)
  const remove = useCommand(client.marketing.audience.remove)
  const view = useTableView({ table: 'audiences', name: 'audiences', address: [search, change], usual: listOrder, groupings })
  const columns = useViewColumns(view, withEdits(audienceColumns, useAudienceEdits()))
  const open = (id: number): void => void navigate({ to: '/marketing/audiences/$id', params: { id: String(id) } })
  const saveButton = rows !== undefined && rows.length > 0 && (
    <SaveTableButton
      call={client.marketing.audience.saveList}
      ask={(format) => ({ ids: inOrder(rows, audienceColumns, view.order).map(({ id }) => id), format })}
      counted={t`${plural(rows.length, { one: '# audience', other: '# audiences' })}`}
      offer={(format) => t`Save audiences as ${format}`}
      doing={t`Writing audiences`}
    />
  )
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t`New audience`}</Button>
  return (
    <Page title={t`Audiences`} actions={saveButton} begin={addButton}>
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All audiences`}
        fields={<CampaignField search={search} onChange={change} />}
        filters={[campaignInForce]}
        label={t`Audiences`}
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => open(id)}
        choices={(audience) => [editChoice(() => setEdited(audience)), removeChoice(() => void remove({ ids: [audience.id] }))]}
        acts={onlyRemove((ids) => void remove({ ids }))}
        caption={t`${plural(rows?.length ?? 0, { one: '# audience', other: '# audiences' })}. Sizes are never added: the same people are on several platforms.`}
        empty={
          // While the search is being cleared, what is known is still of less than everything.
          find === '' && campaign === null && !isStale ? (
            <EmptyState icon={<IconTargetArrow size={24} />} title={t`No audiences yet`} begins>{t`Say once who you want to reach: ages, places, interests, who is kept out. Note the size each platform tells, and use it in many campaigns.`}</EmptyState>
          ) : (
            <NothingMatches title={t`No audience matches`} />
          )
        }
      />
      {edited !== null && <AudienceDialog audience={edited === 'new' ? null : edited} onClose={() => setEdited(null)} {...(edited === 'new' && { onSaved: open })} />}
    </Page>
  )
}
