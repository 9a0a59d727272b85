import { Button } from '@mantine/core'
import { IconLink, IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { isMentioned } from '../../shared/kernel/sort-name'
import { plural, t } from '../../shared/kernel/words'
import { CampaignId } from '../../shared/marketing/campaign'
import type { creativeContract } from '../../shared/marketing/creative.contract'
import { toldApartText, TypedUtmConvention, type UtmConvention, utmLink, utmMarks } from '../../shared/marketing/utm'
import type { OutputOf } from '../../shared/rpc/contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { copyText } from '../ui/copy-text'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { noErrors, SelectField, TextField } from '../ui/fields'
import { FindField } from '../ui/FindField'
import { Page } from '../ui/Page'
import { inOrder } from '../ui/sorted'
import { useInlineForm } from '../ui/use-inline-form'
import { useTypedOver } from '../ui/use-typed-over'
import { SaveTableButton } from '../views/SaveTableButton'
import { columnSort, listOrder, orderOf, tableSearch } from '../views/table-view'
import { linkName } from './creative-view'
import { CampaignField } from './SearchFields'
import creativeClasses from './Creatives.module.css'
import classes from './marketing.module.css'

type MarkedLink = OutputOf<typeof creativeContract.links>[number]

const LinksSearch = z.object({ find: tableSearch.find, direction: tableSearch.direction, ...columnSort, campaign: z.coerce.number().pipe(CampaignId).optional().catch(undefined) })

const example = { platform: 'meta', placement: 'story', campaign: t`Winter market`, creative: t`First firing`, variant: 'a' }
const markFields = [['source', t`Source`], ['medium', t`Medium`], ['campaign', t`Campaign`], ['content', t`Content`], ['term', t`Term`]] as const

const ConventionForm = ({ saved }: { readonly saved: UtmConvention }) => {
  const client = useClient()
  const set = useCommand(client.marketing.creative.setConvention)
  const { typed, type, isTyped, settle } = useTypedOver(saved)
  const { errors, form } = useInlineForm({ schema: TypedUtmConvention, fields: typed, send: set, refused: () => noErrors, onSaved: settle, isTyped, savesItself: true, lost: t`Not saved: what was typed about how links are marked` })
  const preview = TypedUtmConvention.safeParse(typed)
  return (
    <form {...form}>
      <div className={classes['filters']}>
        {markFields.map(([key, label]) => <TextField key={key} label={label} value={typed[key]} onChange={(value) => type({ [key]: value })} error={errors[key]} />)}
        <SelectField label={t`Between words`} value={typed.separator} onChange={(separator) => type({ separator })} options={[{ value: '_', label: '_' }, { value: '-', label: '-' }, { value: '+', label: '+' }]} />
      </div>
      <p className={creativeClasses['source']}>{t`Words in braces are filled in: {platform}, {placement}, {campaign}, {creative}, {variant}. An empty field leaves its mark out. All links follow at once.`}</p>
      <p className={creativeClasses['address']} aria-live="polite">{preview.success ? utmLink('https://example.com/shop', utmMarks(preview.data, example)) : preview.error.issues[0]?.message}</p>
    </form>
  )
}

const columns: readonly DataColumn<MarkedLink>[] = [
  { key: 'creative', header: t`Creative`, width: 180, sortValue: ({ creative }) => creative, render: ({ creative }) => <strong title={creative}><bdi>{creative}</bdi></strong> },
  { key: 'campaign', header: t`Campaign`, width: 150, isHiddenAtFirst: true, sortValue: ({ campaign }) => campaign, render: ({ campaign }) => <bdi>{campaign}</bdi> },
  { key: 'variant', header: t`Variant`, width: 90, sortValue: ({ variant }) => variant, render: ({ variant }) => <bdi>{variant}</bdi> },
  { key: 'platform', header: t`Platform`, width: 100, sortValue: ({ platform }) => platformNames[platform], render: ({ platform }) => platformNames[platform] },
  { key: 'same', header: t`Told apart`, width: 130, sortValue: ({ sameAs }) => -sameAs.length, render: ({ sameAs: { length } }) => (length === 0 ? toldApartText(length) : <strong style={{ color: 'var(--warn)' }}>{toldApartText(length)}</strong>) },
  { key: 'copy', header: t`Copy`, width: 80, isToPress: true, render: (link) => <Button size="compact-xs" variant="default" aria-label={t`Copy the link of ${linkName(link)}`} onClick={() => copyText(link.url, t`the link`)}>{t`Copy`}</Button> },
  { key: 'url', header: t`Link`, width: 420, sortValue: ({ url }) => url, render: ({ url }) => <span className={creativeClasses['address']} title={url}>{url}</span> },
]

/** How links are marked, and every marked link; those that analytics cannot tell apart are named. */
export const LinksPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/marketing/links', LinksSearch)
  const { value: convention } = useAnswer(client.marketing.creative.convention, {})
  const { value: links } = useAnswer(client.marketing.creative.links, { campaignId: search.campaign ?? null })
  const { find = '' } = search
  const shown = links?.filter((link) => isMentioned(find, [linkName(link), link.campaign ?? '', link.url]))
  const alike = shown?.filter(({ sameAs }) => sameAs.length > 0).length ?? 0
  const count = shown?.length ?? 0
  const order = orderOf(search, listOrder)
  const saveButton = shown !== undefined && count > 0 && (
    <SaveTableButton
      call={client.marketing.creative.saveLinks}
      ask={(format) => ({ ids: inOrder(shown, columns, order).map(({ variantId }) => variantId), format })}
      counted={t`${plural(count, { one: '# link', other: '# links' })}`}
      offer={(format) => t`Save links as ${format}`}
      doing={t`Writing links`}
    />
  )
  return (
    <Page title={t`Links`} actions={saveButton} breadcrumbs={[{ label: t`Creatives`, to: '/marketing/creatives' }]}>
      {convention !== undefined && <Card title={t`How links are marked`}><ConventionForm saved={convention} /></Card>}
      <div className={classes['filters']}><FindField value={find} onChange={(text) => change({ find: text === '' ? undefined : text })} /><CampaignField search={search} onChange={change} /></div>
      {shown !== undefined && (
        <DataTable
          name="links"
          label={t`Marked links`}
          columns={columns}
          rows={shown}
          sort={order}
          onSort={(sort, direction) => change({ sort, direction })}
          rowKey={({ variantId }) => variantId}
          rowLabel={linkName}
          onOpen={({ creativeId }) => void navigate({ to: '/marketing/creatives/$id', params: { id: String(creativeId) } })}
          caption={t`${plural(count, { one: '# link', other: '# links' })}. ${alike === 0 ? t`All can be told apart.` : t`${numberText(alike)} cannot be told apart in analytics.`}`}
          empty={find !== '' || search.campaign !== undefined ? <EmptyState icon={<IconSearch size={24} />} title={t`No link matches`}>{t`Change or clear the search and filters above.`}</EmptyState> : <EmptyState icon={<IconLink size={24} />} title={t`No links yet`} action={<Link to="/marketing/creatives">{t`Go to creatives`}</Link>}>{t`A creative that leads somewhere has one link for each of its variants, marked by the convention above.`}</EmptyState>}
        />
      )}
    </Page>
  )
}
