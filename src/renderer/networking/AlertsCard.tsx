import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { Alert } from '../../shared/networking/alert.contract'
import { levelNames } from '../../shared/networking/community'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { Card } from '../ui/Card'
import { ContactPerson } from './Avatar'
import { dayText } from './labels'
import classes from './networking.module.css'

const shownAlerts = 6

const alertText = ({ kind, communityName, fromLevel, toLevel }: Alert): string => {
  switch (kind) {
    case 'went_quiet':
      return t`A regular who went quiet`
    case 'came_back':
      return t`Came back after a silence`
    case 'first_contribution':
      return t`Spoke for the first time`
    case 'level_moved':
      return `${communityName ?? t`A community`}: ${fromLevel === null ? t`no level` : levelNames[fromLevel]} → ${toLevel === null ? t`no level` : levelNames[toLevel]}`
  }
}

/** What came up about people in the last 30 days, until it is dismissed. */
export const AlertsCard = () => {
  const client = useClient()
  const { value: alerts = [] } = useAnswer(client.networking.alert.list, { today: useToday() })
  const dismiss = useCommand(client.networking.alert.dismiss)
  const [isOpen, setIsOpen] = useState(false)
  if (alerts.length === 0) return null
  return (
    <Card title={t`Alerts`} actions={<span className={classes['soft']}>{t`last 30 days`}</span>}>
      <ul className={classes['list']}>
        {(isOpen ? alerts : alerts.slice(0, shownAlerts)).map((alert) => {
          const { kind, on, contactId, communityId, name, hasPhoto } = alert
          return (
            <li key={`${kind} ${on} ${contactId} ${communityId ?? ''}`}>
              <div className={classes['grown']}>
                <Link to="/networking/contacts/$id" params={{ id: String(contactId) }}><ContactPerson id={contactId} name={name} hasPhoto={hasPhoto} /></Link>
                <div className={classes['soft']}>{alertText(alert)}, {dayText(on)}</div>
              </div>
              <Button size="compact-sm" variant="default" onClick={() => void dismiss({ kind, on, contactId, communityId })} aria-label={t`Dismiss: ${name}, ${alertText(alert)}`}>{t`Dismiss`}</Button>
            </li>
          )
        })}
      </ul>
      {alerts.length > shownAlerts && <Button mt="xs" size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>{isOpen ? t`Show fewer` : t`Show all ${numberText(alerts.length)}`}</Button>}
    </Card>
  )
}
