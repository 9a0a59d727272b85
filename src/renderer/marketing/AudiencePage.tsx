import { Button } from '@mantine/core'
import { IconPencil, IconTargetOff, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Audience, type AudienceId, audienceKindNames, type AudienceOverlap, audienceParts } from '../../shared/marketing/audience'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { fieldErrors } from '../ui/fields'
import { IconButton } from '../ui/IconButton'
import { Page } from '../ui/Page'
import { RenameField } from '../ui/RenameField'
import { useKeptValue } from '../ui/use-kept-value'
import { WideTable } from '../ui/WideTable'
import { rangeText, shareText } from './audience-view'
import { AudienceDialog } from './AudienceDialog'
import { OverlapDialog, SizeDialog, TargetDialog } from './AudienceDialogs'
import { UseList } from './UseList'
import classes from './marketing.module.css'

const SizesCard = ({ audience, onAdd }: { readonly audience: Audience; readonly onAdd: () => void }) => {
  const client = useClient()
  const removeSize = useCommand(client.marketing.audience.removeSize)
  return (
    <Card title={t`Sizes`} actions={<Button size="compact-sm" variant="default" onClick={onAdd}>{t`Note a size`}</Button>}>
      {audience.sizes.length === 0 ? (
        <p className={classes['soft']}>{t`Note how many people each platform says it has; every day noted stays.`}</p>
      ) : (
        <WideTable className={classes['wide']} label={t`Sizes by platform and day`}>
          <table className={classes['table']}>
            <thead><tr><th scope="col">{t`Platform`}</th><th scope="col">{t`Read on`}</th><th scope="col" className={classes['end']}>{t`People`}</th><th scope="col"><span className="visually-hidden">{t`Remove`}</span></th></tr></thead>
            <tbody>
              {audience.sizes.map(({ platform, on, low, high }) => (
                <tr key={`${platform} ${on}`}>
                  <th scope="row" className={classes['rowName']}>{platformNames[platform]}</th>
                  <td>{dayText(on)}</td>
                  <td className={classes['end']}>{rangeText({ low, high })}</td>
                  <td className={classes['end']}><IconButton size={26} label={t`Remove the size on ${platformNames[platform]} of ${dayText(on)}`} onClick={() => void removeSize({ id: audience.id, platform, on })}><IconTrash size={15} /></IconButton></td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </Card>
  )
}

const OverlapsCard = ({ audience, onEdit }: { readonly audience: Audience; readonly onEdit: (overlap: AudienceOverlap | null) => void }) => {
  const client = useClient()
  const setOverlap = useCommand(client.marketing.audience.setOverlap)
  return (
    <Card title={t`Overlaps`} actions={<Button size="compact-sm" variant="default" onClick={() => onEdit(null)}>{t`Note an overlap`}</Button>}>
      {audience.overlaps.length === 0 && <p className={classes['soft']}>{t`Where two audiences are partly the same people, ads meet them twice. Note how far, as you estimate it or a platform tells.`}</p>}
      <ul className={classes['lines']}>
        {audience.overlaps.map((overlap) => (
          <li key={overlap.otherId} className={classes['costLine']}>
            <span className={classes['what']}>
              <Link to="/marketing/audiences/$id" params={{ id: String(overlap.otherId) }}><bdi>{overlap.otherName}</bdi></Link>
              <span className={classes['soft']}>{[t`of the smaller one, ${dayText(overlap.on)}`, overlap.source].filter((part) => part !== '').join(' · ')}</span>
            </span>
            <span className={classes['amount']}>{shareText(overlap.share)}</span>
            <IconButton size={26} label={t`Edit the overlap with ${overlap.otherName}`} onClick={() => onEdit(overlap)}><IconPencil size={15} /></IconButton>
            <IconButton size={26} label={t`Remove the overlap with ${overlap.otherName}`} onClick={() => void setOverlap({ id: audience.id, otherId: overlap.otherId, share: null, on: overlap.on })}><IconTrash size={15} /></IconButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const WhoCard = ({ audience }: { readonly audience: Audience }) => (
  <Card title={t`Who`}>
    <dl className={classes['facts']}>
      <dt>{t`Kind`}</dt><dd>{audienceKindNames[audience.kind]}</dd>
      {[...audienceParts(audience), ...(audience.note === '' ? [] : [{ label: t`Note`, text: audience.note }])].map(({ label, text }) => (
        <div key={label} style={{ display: 'contents' }}><dt>{label}</dt><dd style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}><bdi>{text}</bdi></dd></div>
      ))}
    </dl>
  </Card>
)

/** One audience: who it is, how large, what it shares with others, and where it is used. */
export const AudiencePage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const id = useIdOfAddress<AudienceId>()
  const { value: audience, failure } = useAnswer(client.marketing.audience.get, { id })
  // What is typed in a dialog stays where the audience goes meanwhile.
  const known = useKeptValue(audience)
  const edit = useCommand(client.marketing.audience.edit)
  const remove = useCommand(client.marketing.audience.remove)
  const [dialog, setDialog] = useState<'edit' | 'size' | 'target' | { readonly overlap: AudienceOverlap | null } | null>(null)
  const back = [{ label: t`Audiences`, to: '/marketing/audiences' }]
  const close = (): void => setDialog(null)
  const dialogs = known !== undefined && (
    <>
      {dialog === 'edit' && <AudienceDialog audience={known} onClose={close} />}
      {dialog === 'size' && <SizeDialog audience={known} onClose={close} />}
      {dialog === 'target' && <TargetDialog audience={known} campaignId={null} onClose={close} />}
      {dialog !== null && typeof dialog === 'object' && <OverlapDialog audience={known} overlap={dialog.overlap} onClose={close} />}
    </>
  )
  if (failure !== undefined) {
    return (
      <>
        <Page title={t`Audience`} breadcrumbs={back}>
          <EmptyState icon={<IconTargetOff size={24} />} title={t`This audience is not here`}>{t`It was removed, or never existed.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  if (audience === undefined) return null
  const rename = async (name: string): Promise<string | null> => {
    const result = await edit({ id, changes: { name } })
    if (result === null) return t`The name could not be saved.`
    return result.ok ? null : (fieldErrors(result.error)?.['changes.name'] ?? t`This audience was removed meanwhile.`)
  }
  const removeIt = (): void => void remove({ ids: [id] }).then((result) => { if (result?.ok === true) void navigate({ to: '/marketing/audiences' }) })
  return (
    <>
      <Page
        title={audience.name}
        heading={<RenameField label={t`Audience name`} name={audience.name} onRename={rename} />}
        breadcrumbs={back}
        actions={
          <>
            <Button leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>{t`Edit`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={[
          { label: t`Edit ${audience.name}`, run: () => setDialog('edit') },
          { label: t`Note a size of ${audience.name}`, run: () => setDialog('size') },
          { label: t`Use ${audience.name} in a campaign`, run: () => setDialog('target') },
          { label: t`Remove ${audience.name}`, run: removeIt },
        ]}
      >
        <div className={classes['columns']}>
          <div className={classes['main']}>
            <WhoCard audience={audience} />
            <SizesCard audience={audience} onAdd={() => setDialog('size')} />
          </div>
          <div className={classes['side']}>
            <Card title={t`Used in`} actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('target')}>{t`Use in a campaign`}</Button>}>
              <UseList uses={audience.uses.map((use) => ({ ...use, audienceId: id, audienceName: audience.name }))} shows="campaign" empty={t`Not used yet. Use it in a campaign, on a channel; or keep that campaign’s ads from it.`} />
            </Card>
            <OverlapsCard audience={audience} onEdit={(overlap) => setDialog({ overlap })} />
          </div>
        </div>
      </Page>
      {dialogs}
    </>
  )
}
