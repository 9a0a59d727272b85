import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SortDirection } from '../../shared/kernel/page'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import type { CampaignStatus, Objective } from '../../shared/marketing/campaign'
import type { CampaignSort } from '../../shared/marketing/campaign.contract'
import type { Period } from '../../shared/marketing/metrics'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { CampaignDialog, objectiveOptions, statusOptions } from './CampaignDialog'
import { campaignListColumns } from './campaign-list-columns'
import { ColumnChooser } from './ColumnChooser'
import { PeriodFields } from './PeriodFields'
import { allDays, periodOfPreset, type PeriodPreset } from './period-presets'
import { useCampaignColumns } from './use-campaign-columns'
import classes from './marketing.module.css'

/** All campaigns with their results, sorted and filtered; n/a always last. */
export const CampaignsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  // The palette asks for a new campaign through the address.
  const { create } = useSearch({ strict: false }) as { readonly create?: boolean }
  const { value: info } = useAnswer(client.workbook.info, {})
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState<CampaignStatus | ''>('')
  const [objective, setObjective] = useState<Objective | ''>('')
  const [platform, setPlatform] = useState<AdPlatform | ''>('')
  const [sort, setSort] = useState<{ key: CampaignSort; direction: SortDirection }>({ key: 'spend', direction: 'descending' })
  const [preset, setPreset] = useState<PeriodPreset>('all')
  const [custom, setCustom] = useState<Period>(allDays)
  const [columns, setColumns] = useCampaignColumns()
  const [isAdding, setIsAdding] = useState(false)
  useEffect(() => {
    if (create !== true) return
    setIsAdding(true)
    // Asked once: neither a reload nor Back asks again, and the next C does.
    void navigate({ to: '/marketing/campaigns', replace: true })
  }, [create, navigate])
  const { value: everything } = useAnswer(client.report.roi, { by: 'platform' })
  const period = periodOfPreset(preset, everything?.dataTo ?? null, custom)
  const { value } = useAnswer(client.marketing.campaign.list, { search, status: status === '' ? null : status, objective: objective === '' ? null : objective, platform: platform === '' ? null : platform, period, sort: sort.key, direction: sort.direction, limit: 500 })
  const isFiltered = search !== '' || status !== '' || objective !== '' || platform !== ''
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>New campaign</Button>
  const open = (id: number): void => void navigate({ to: '/marketing/campaigns/$id', params: { id: String(id) } })
  return (
    <Page title="Campaigns" actions={<><ColumnChooser chosen={columns} onChange={setColumns} />{addButton}</>}>
      <div className={classes['filters']}>
        <TextInput className={classes['grow']} type="search" label="Search" leftSection={<IconSearch size={15} />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <SelectField label="Status" value={status} onChange={setStatus} options={[{ value: '', label: 'All' }, ...statusOptions]} />
        <SelectField label="Objective" value={objective} onChange={setObjective} options={[{ value: '', label: 'All' }, ...objectiveOptions]} />
        <SelectField label="Platform" value={platform} onChange={setPlatform} options={[{ value: '', label: 'All' }, ...AdPlatform.options.map((option) => ({ value: option, label: platformNames[option] }))]} />
        <PeriodFields
          preset={preset}
          custom={custom}
          onChange={(next, days) => {
            setPreset(next)
            setCustom(days)
          }}
        />
        <span className={classes['count']} aria-live="polite">{value === undefined ? '' : `${value.total.toLocaleString('en')} ${value.total === 1 ? 'campaign' : 'campaigns'}, amounts in ${value.sum.currency}`}</span>
      </div>
      {value !== undefined && (
        <DataTable
          label="Campaigns"
          columns={campaignListColumns(columns, value.sum)}
          rows={value.rows}
          total={value.total}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          sort={sort}
          // The sortable columns are those of the contract.
          onSort={(key, direction) => setSort({ key: key as CampaignSort, direction })}
          onOpen={({ id }) => open(id)}
          hasFooter
          empty={
            isFiltered ? (
              <EmptyState icon={<IconSearch size={24} />} title="No campaign matches">Change or clear the search and filters above.</EmptyState>
            ) : (
              <EmptyState icon={<IconSpeakerphone size={24} />} title="No campaigns yet" action={addButton}>Plan one here, or drop an export from Meta Ads Manager or Google Ads on the window: its campaigns appear by themselves.</EmptyState>
            )
          }
        />
      )}
      {value !== undefined && <NoticeList sentences={value.warnings} />}
      {isAdding && info !== undefined && <CampaignDialog campaign={null} currency={info.settings.currency} onClose={() => setIsAdding(false)} onSaved={open} />}
    </Page>
  )
}
