import { Alert, Button, Group, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Contact } from '../../shared/networking/contact'
import { basisNames, type Consent, consentHolds } from '../../shared/networking/personal-data.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { useExport } from '../platform/use-export'
import { Card } from '../ui/Card'
import { ExportButton } from '../ui/ExportButton'
import { ConsentDialog } from './ConsentDialog'
import { EraseDialog } from './EraseDialog'
import { dayText } from './labels'
import classes from './networking.module.css'

const formats = [{ format: 'html', label: t`To read (HTML)` }, { format: 'pdf', label: t`To print (PDF)` }, { format: 'json', label: t`As data (JSON)` }] as const

/** Gives out everything that is kept about a contact. */
const ExportMenu = ({ contact }: { readonly contact: Contact }) => {
  const client = useClient()
  const job = useExport(client.networking.personalData.export)
  return (
    <ExportButton label={t`Export everything`} size="compact-sm" variant="default" icon={<IconDownload size={14} aria-hidden />} doing={t`Gathering`} job={job} progressAt="after">
      {formats.map(({ format, label }) => <Menu.Item key={format} onClick={() => job.save({ contactId: contact.id, format })}>{label}</Menu.Item>)}
    </ExportButton>
  )
}

const ConsentLine = ({ consent }: { readonly consent: Consent }) => {
  const client = useClient()
  const withdraw = useCommand(client.networking.personalData.withdrawConsent)
  const { id, purpose, basis, source, wording, givenOn, withdrawnOn } = consent
  return (
    <li>
      <div className={classes['grown']}>
        <strong><bdi>{purpose}</bdi></strong> <span className={classes['chip']}>{withdrawnOn === null ? basisNames[basis] : t`Withdrawn`}</span>
        <div className={classes['soft']}>{dayText(givenOn)}, <bdi>{source}</bdi>{withdrawnOn !== null && `, ${t`withdrawn ${dayText(withdrawnOn)}`}`}</div>
        {wording !== '' && (
          <details className={classes['details']}>
            <summary>{t`The words`}</summary>
            <p className={classes['note']}>{wording}</p>
          </details>
        )}
      </div>
      {withdrawnOn === null && <Button size="compact-sm" variant="default" onClick={() => void withdraw({ id, on: today() })} aria-label={t`Withdraw: ${purpose}`}>{t`Withdraw`}</Button>}
    </li>
  )
}

/** What the records say today, purpose by purpose. */
const holdText = (consents: readonly Consent[], now: ReturnType<typeof today>, hasObjected: boolean): string => {
  if (hasObjected) return t`They objected: no consent holds.`
  const purposes = [...new Set(consents.map(({ purpose }) => purpose))]
  const holding = purposes.filter((purpose) => consentHolds(consents.filter((consent) => consent.purpose === purpose), now))
  return holding.length === 0 ? t`Nothing holds today.` : t`Holds today: ${holding.join(', ')}.`
}

interface PersonalDataCardProps {
  readonly contact: Contact
  /** Whether it is asked if they are to be erased: here, or from the palette. */
  readonly isErasing: boolean
  readonly onErase: (isAsked: boolean) => void
}

/** What the law gives a contact: to be told everything, to be left alone, to be forgotten; and what they agreed to. */
export const PersonalDataCard = ({ contact, isErasing, onErase }: PersonalDataCardProps) => {
  const client = useClient()
  const navigate = useNavigate()
  const now = useToday()
  const { value: consents = [] } = useAnswer(client.networking.personalData.consents, { contactId: contact.id })
  const object = useCommand(client.networking.personalData.object)
  const withdrawObjection = useCommand(client.networking.personalData.withdrawObjection)
  const [isConsenting, setIsConsenting] = useState(false)
  return (
    <Card title={t`Personal data`} actions={<Link to="/networking/privacy">{t`How it is kept`}</Link>}>
      {contact.hasObjected && <Alert color="red" variant="outline" mb="sm" title={t`Objected`}>{t`They are not to be written to, and are never due. This holds when they are erased and come back with an import.`}</Alert>}
      <Group gap="xs">
        <ExportMenu contact={contact} />
        {contact.hasObjected ? (
          <Button size="compact-sm" variant="default" onClick={() => void withdrawObjection({ contactId: contact.id })}>{t`Take the objection back`}</Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => void object({ contactId: contact.id, on: today() })}>{t`Note an objection`}</Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => setIsConsenting(true)}>{t`Note a consent`}</Button>
        <Button size="compact-sm" variant="default" onClick={() => onErase(true)}>{t`Erase…`}</Button>
      </Group>
      {consents.length > 0 && (
        <>
          <p className={classes['soft']}>{holdText(consents, now, contact.hasObjected)}</p>
          <ul className={classes['list']} aria-label={t`Consents`}>{consents.map((consent) => <ConsentLine key={consent.id} consent={consent} />)}</ul>
        </>
      )}
      {isConsenting && <ConsentDialog contactId={contact.id} onClose={() => setIsConsenting(false)} />}
      {isErasing && <EraseDialog contact={contact} onClose={() => onErase(false)} onErased={() => void navigate({ to: '/networking/contacts' })} />}
    </Card>
  )
}
