import { Button, Group } from '@mantine/core'
import { memo, useState } from 'react'
import { cutText } from '../../shared/kernel/cut-text'
import { dayRangeText } from '../../shared/kernel/day-text'
import { plural, t } from '../../shared/kernel/words'
import type { MediaPlanId } from '../../shared/marketing/flight'
import type { MediaPlanRow } from '../../shared/marketing/media-plan'
import { useClient } from '../platform/client'
import { useOffers } from '../platform/offers'
import { useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { showMessage } from '../ui/toasts'
import { ComparisonView } from './ComparisonView'
import { PlanDialog } from './PlanDialog'
import { moneyText } from './plan-view'
import classes from './marketing.module.css'

/** The versions of the plan: which one holds, and what two of them do not share. */
export const VersionsCard = memo(({ versions, shown, onShow }: { readonly versions: readonly MediaPlanRow[]; readonly shown: MediaPlanRow; readonly onShow: (id: MediaPlanId) => void }) => {
  const client = useClient()
  const makeCurrent = useCommand(client.marketing.mediaPlan.makeCurrent)
  const duplicate = useCommand(client.marketing.mediaPlan.duplicate)
  const remove = useCommand(client.marketing.mediaPlan.remove)
  const [editing, setEditing] = useState<MediaPlanRow | null>(null)
  const [comparedId, setComparedId] = useState<MediaPlanId | null>(null)
  const compared = versions.find(({ id }) => id === comparedId && id !== shown.id)
  const copy = ({ id, name }: MediaPlanRow): void => {
    void duplicate({ id, name: t`${cutText(name, 190)} (copy)` }).then((result) => { if (result?.ok === true) onShow(result.value.id) })
  }
  const take = ({ id }: MediaPlanRow): void => {
    void remove({ id }).then((result) => { if (result?.ok === false && result.error.type === 'MediaPlanIsCurrent') showMessage(t`This version is current. Make another one current first.`, 'failed') })
  }
  const { id: shownId, name: shownName, isCurrent: isShownCurrent } = shown
  useOffers(() => [
    { label: t`Edit ${shownName}`, run: () => setEditing(shown) },
    { label: t`Duplicate ${shownName}`, run: () => copy(shown) },
    ...(isShownCurrent ? [] : [{ label: t`Make current: ${shownName}`, run: () => void makeCurrent({ id: shownId }) }]),
    { label: t`Remove ${shownName}`, run: () => take(shown) },
  ])
  return (
    <Card title={t`Versions`}>
      <ul className={classes['lines']}>
        {versions.map((version) => {
          const { id, name, isCurrent, flights, media, startsOn, endsOn } = version
          return (
            <li key={id} className={classes['costLine']} style={{ flexWrap: 'wrap' }}>
              <span className={classes['what']}>
                <bdi>{name}{isCurrent ? ` ${t`(current)`}` : ''}</bdi>
                <span className={classes['soft']}>{[dayRangeText(startsOn, endsOn), t`${plural(flights, { one: '# flight', other: '# flights' })}`, ...media.map(({ amountMinor, currency }) => moneyText(amountMinor, currency))].join(', ')}</span>
              </span>
              <Group gap={4}>
                {!isCurrent && <Button size="compact-sm" variant="default" aria-label={t`Make current: ${name}`} onClick={() => void makeCurrent({ id })}>{t`Make current`}</Button>}
                <Button size="compact-sm" variant="default" aria-label={t`Edit ${name}`} onClick={() => setEditing(version)}>{t`Edit`}</Button>
                <Button size="compact-sm" variant="default" aria-label={t`Duplicate ${name}`} onClick={() => copy(version)}>{t`Duplicate`}</Button>
                {id !== shown.id && <Button size="compact-sm" variant="default" aria-label={t`Compare ${name} with ${shown.name}`} onClick={() => setComparedId(id)}>{t`Compare`}</Button>}
                <Button size="compact-sm" variant="default" aria-label={t`Remove ${name}`} onClick={() => take(version)}>{t`Remove`}</Button>
              </Group>
            </li>
          )
        })}
      </ul>
      {compared !== undefined && <ComparisonView key={compared.id} before={compared.id} after={shown.id} />}
      {editing !== null && <PlanDialog plan={editing} onClose={() => setEditing(null)} />}
    </Card>
  )
})
VersionsCard.displayName = 'VersionsCard'
