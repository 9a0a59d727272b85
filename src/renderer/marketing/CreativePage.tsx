import { Button } from '@mantine/core'
import { IconPencil, IconPhotoOff, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import { type Creative, type CreativeId, type CreativeState, creativeStateNames, nextStates } from '../../shared/marketing/creative'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { copyText } from '../ui/copy-text'
import { EmptyState } from '../ui/EmptyState'
import { fieldErrors } from '../ui/fields'
import { Page } from '../ui/Page'
import { RenameField } from '../ui/RenameField'
import { rich } from '../ui/rich'
import { timeText } from '../../shared/kernel/time-text'
import { useKeptValue } from '../ui/use-kept-value'
import { AdvanceDialog } from './AdvanceDialog'
import { stepName, variantName } from './creative-view'
import { CreativeDialog } from './CreativeDialog'
import { CreativeStateBadge } from './CreativeStateBadge'
import { MetricsTable } from './MetricsTable'
import { VariantsCard } from './VariantsCard'
import creativeClasses from './Creatives.module.css'
import classes from './marketing.module.css'

/** What the ads brought that run it. */
const ResultsCard = ({ id, campaignId }: { readonly id: CreativeId; readonly campaignId: CampaignId }) => {
  const client = useClient()
  const { value: results } = useAnswer(client.marketing.campaign.results, { id: campaignId })
  if (results === undefined) return null
  const ads = results.byAd.filter(({ creativeId }) => creativeId === id)
  const own = results.byCreative.filter((one) => one.id === id)
  return (
    <Card title={t`Results`}>
      <p className={classes['soft']}>{ads.length === 0 ? t`None yet. Ads of the campaign count here once their names contain this creative’s name.` : t`The campaign’s ads whose names contain this creative’s name.`}</p>
      <MetricsTable
        caption={t`Results of its ads`}
        heading={t`Ad`}
        rows={own.flatMap(({ platform, metrics }) => {
          const rows = ads.filter((ad) => ad.platform === platform).map((ad) => ({
            key: `${platform}${ad.name}`,
            label: ad.name,
            metrics: ad.metrics,
            scope: { campaignId, currency: ad.metrics.currency, platform, part: { kind: 'ad' as const, name: ad.name } },
          }))
          const all = { key: platform, label: t`All on ${platformNames[platform]}`, metrics, scope: { campaignId, currency: metrics.currency, platform, part: { kind: 'creative' as const, id } } }
          return rows.length === 1 ? rows : [all, ...rows]
        })}
      />
    </Card>
  )
}

const HistoryCard = ({ events, createdAt }: Creative) => (
  <Card title={t`History`}>
    <ol className={creativeClasses['steps']}>
      <li>{rich`Started as a draft ${<span className={classes['soft']}>{timeText(createdAt)}</span>}`}</li>
      {events.map(({ from, to, at, by, note }) => (
        <li key={`${at} ${from} ${to}`}>
          <bdi>{t`${creativeStateNames[from]} → ${creativeStateNames[to]} by ${by}`}</bdi> <span className={classes['soft']}>{timeText(at)}</span>
          {note !== '' && <p><bdi>{note}</bdi></p>}
        </li>
      ))}
    </ol>
  </Card>
)

const LinksCard = ({ id, landingUrl, variants }: Creative) => {
  const client = useClient()
  const { value: all = [] } = useAnswer(client.marketing.creative.links, {})
  const links = all.filter(({ creativeId }) => creativeId === id)
  const nameOf = (variantId: number): string => {
    const link = all.find((other) => other.variantId === variantId)
    return link === undefined || link.creativeId === id ? t`another variant here` : link.creative
  }
  return (
    <Card title={t`Marked links`} actions={<Button component={Link} to="/marketing/links" size="compact-sm" variant="default">{t`The convention`}</Button>}>
      {links.length === 0 && <p className={classes['soft']}>{landingUrl === '' ? t`Say where it leads; each variant then has a link of its own, marked by the convention.` : t`Each variant has a link of its own. Add a variant.`}</p>}
      <ul className={classes['lines']}>
        {links.map(({ variantId, url, sameAs }) => (
          <li key={variantId} className={classes['costLine']}>
            <span className={classes['what']}>
              <span className={creativeClasses['address']}>{url}</span>
              {sameAs.length > 0 && <span style={{ color: 'var(--warn)' }}>{t`The same link as ${[...new Set(sameAs.map(nameOf))].join(', ')}: analytics cannot tell them apart. Give the variants labels that differ.`}</span>}
            </span>
            <Button size="compact-sm" variant="default" aria-label={t`Copy the link of ${variants.filter((variant) => variant.id === variantId).map(variantName).join()}`} onClick={() => copyText(url, t`the link`)}>{t`Copy`}</Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const AboutCard = ({ creative: { campaignId, campaignName, scheduledOn, landingUrl, note } }: { readonly creative: Creative }) => (
  <Card title={t`About`}>
    <dl className={classes['facts']}>
      <dt>{t`Campaign`}</dt><dd>{campaignId === null ? t`None` : <Link to="/marketing/campaigns/$id" params={{ id: String(campaignId) }}><bdi>{campaignName}</bdi></Link>}</dd>
      <dt>{t`Day`}</dt><dd>{scheduledOn === null ? t`Not planned` : <Link to="/marketing/calendar" search={{ on: scheduledOn }}>{dayText(scheduledOn)}</Link>}</dd>
      <dt>{t`Leads to`}</dt><dd className={creativeClasses['address']}>{landingUrl === '' ? t`Nowhere yet` : landingUrl}</dd>
      {note !== '' && <><dt>{t`Note`}</dt><dd style={{ whiteSpace: 'pre-wrap' }}><bdi>{note}</bdi></dd></>}
    </dl>
  </Card>
)

/** One creative: its variants, links, and the way it went. */
export const CreativePage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<CreativeId>()
  const { value: creative, failure } = useAnswer(client.marketing.creative.get, { id })
  // What is typed in a dialog stays where the creative goes meanwhile.
  const known = useKeptValue(creative)
  const edit = useCommand(client.marketing.creative.edit)
  const remove = useCommand(client.marketing.creative.remove)
  const [isEditing, setIsEditing] = useState(false)
  const [next, setNext] = useState<CreativeState | null>(null)
  const back = [{ label: t`Creatives`, to: '/marketing/creatives' }]
  const dialogs = known !== undefined && (
    <>
      {isEditing && <CreativeDialog creative={known} onClose={() => setIsEditing(false)} />}
      {next !== null && <AdvanceDialog creatives={[known]} to={next} onClose={() => setNext(null)} />}
    </>
  )
  if (failure !== undefined) {
    return (
      <>
        <Page title={t`Creative`} breadcrumbs={back}>
          <EmptyState icon={<IconPhotoOff size={24} />} title={t`This creative is not here`}>{t`It was removed, or never existed.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  if (creative === undefined) return null
  const rename = async (name: string): Promise<string | null> => {
    const result = await edit({ id, changes: { name } })
    if (result === null) return t`The name could not be saved.`
    return result.ok ? null : (fieldErrors(result.error)?.['changes.name'] ?? t`This creative was removed meanwhile.`)
  }
  const removeIt = (): void => void remove({ ids: [id] }).then((result) => { if (result?.ok === true) void navigate({ to: '/marketing/creatives' }) })
  return (
    <>
      <Page
        title={creative.name}
        heading={<RenameField label={t`Creative name`} name={creative.name} onRename={rename} />}
        breadcrumbs={back}
        actions={
          <>
            <CreativeStateBadge state={creative.state} />
            {nextStates[creative.state].map((to, index) => <Button key={to} variant={index === 0 ? 'filled' : 'default'} onClick={() => setNext(to)}>{stepName(creative.state, to)}</Button>)}
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setIsEditing(true)}>{t`Edit`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={[
          ...nextStates[creative.state].map((to) => ({ label: `${stepName(creative.state, to)}: ${creative.name}`, run: () => setNext(to) })),
          { label: t`Edit ${creative.name}`, run: () => setIsEditing(true) },
          { label: t`Remove ${creative.name}`, run: removeIt },
        ]}
      >
        <div className={classes['columns']}>
          <div className={classes['main']}>
            <VariantsCard creative={creative} />
            {creative.campaignId !== null && <ResultsCard id={id} campaignId={creative.campaignId} />}
            <LinksCard {...creative} />
          </div>
          <div className={classes['side']}>
            <AboutCard creative={creative} />
            <HistoryCard {...creative} />
          </div>
        </div>
      </Page>
      {dialogs}
    </>
  )
}
