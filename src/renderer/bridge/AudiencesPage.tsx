import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { type ContactAudience, ContactListFields } from '../../shared/bridge/contact-audience.contract'
import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { contactViews, selectionOfView } from '../networking/contact-search'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday } from '../platform/today'
import { useExport } from '../platform/use-export'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { ExportButton } from '../ui/ExportButton'
import { noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { Page } from '../ui/Page'
import { showMessage } from '../ui/toasts'
import { listCountText } from './list-count-text'
import classes from '../marketing/marketing.module.css'

const everybody = { search: '', filter: null, isArchived: false }

const MakeDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const client = useClient()
  const make = useCommand(client.bridge.contactAudience.make)
  const day = useToday()
  const { value: all = [] } = useAnswer(client.savedView.list, {})
  const views = contactViews(all)
  const { value: purposes = [] } = useAnswer(client.bridge.contactAudience.purposes, { today: day })
  const [name, setName] = useState('')
  const [viewId, setViewId] = useState('')
  const [purpose, setPurpose] = useState('')
  const view = views.find(({ id }) => String(id) === viewId)
  const selection = view === undefined ? everybody : selectionOfView(view)
  const { value: count } = useAnswer(client.bridge.contactAudience.count, { selection, purpose, today: day }, { enabled: purpose !== '' })
  const { errors, form } = useCheckedForm({
    schema: ContactListFields,
    fields: { name, definition: view === undefined ? t`Contacts of all lists who consented to “${purpose}”.` : t`Contacts of the view “${view.name}” who consented to “${purpose}”.`, selection, purpose, today: day },
    own: { purpose: purpose === '' && t`Choose what they agreed to` },
    send: make,
    refused: () => noErrors,
  })
  return (
    <FormDialog title={t`New list of contacts`} isOpen onClose={onClose} {...form} submitLabel={t`Make audience`}>
      <TextField label={t`Name of the audience`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <SelectField label={t`Contacts`} value={viewId} onChange={setViewId} options={[{ value: '', label: t`All contacts` }, ...views.map((one) => ({ value: String(one.id), label: t`View: ${one.name}` }))]} description={t`A view is a filter that was saved in Contacts.`} />
      <SelectField label={t`Consent to`} value={purpose} onChange={setPurpose} error={errors['purpose']} options={[{ value: '', label: t`Choose…` }, ...purposes.map((one) => ({ value: one.purpose, label: `${one.purpose} (${numberText(one.people)})` }))]} isRequired />
      <p className={classes['soft']} aria-live="polite">{purposes.length === 0 ? t`No contact has a consent on record yet. Without one nobody can be in a list.` : purpose === '' || count === undefined ? '' : listCountText(count)}</p>
    </FormDialog>
  )
}

const ListLine = ({ audience: { audienceId, name, purpose, people, countedOn, uses } }: { readonly audience: ContactAudience }) => {
  const client = useClient()
  const recount = useCommand(client.bridge.contactAudience.recount)
  const tellGone = (): void => showMessage(t`The list was removed meanwhile.`, 'failed')
  const job = useExport(client.bridge.contactAudience.export, tellGone)
  const save = (form: 'hashed' | 'plain'): void => job.save({ audienceId, form, today: today() })
  return (
    <li className={classes['costLine']}>
      <span className={classes['what']}>
        <bdi>{name}</bdi>
        <span className={classes['soft']}>{t`${plural(people, { one: '# person', other: '# people' })} on ${dayText(countedOn)} · consent to “${purpose}” · used in ${plural(uses, { one: '# place', other: '# places' })}`}</span>
      </span>
      <Button size="compact-sm" variant="default" mr={4} aria-label={t`Count anew: ${name}`} onClick={() => void recount({ audienceId, today: today() }).then((result) => { if (result?.ok === false) tellGone() })}>{t`Count anew`}</Button>
      <ExportButton label={t`Export`} fullLabel={t`Export: ${name}`} size="compact-sm" variant="light" icon={<IconDownload size={15} aria-hidden />} doing={t`Writing the list`} job={job} progressAt="before">
        <Menu.Item onClick={() => save('hashed')}>{t`Hashed addresses (CSV)`}</Menu.Item>
        <Menu.Item onClick={() => save('plain')}>{t`Plain addresses (CSV)`}</Menu.Item>
      </ExportButton>
    </li>
  )
}

/** Audiences that are lists of contacts: who consented to it, nobody who objected, asked anew at every export. */
export const AudiencesPage = () => {
  const client = useClient()
  const { value: lists } = useAnswer(client.bridge.contactAudience.list, {})
  const [isMaking, setIsMaking] = useState(false)
  if (lists === undefined) return null
  const makeButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsMaking(true)}>{t`New list`}</Button>
  return (
    <Page title={t`Lists of contacts`} breadcrumbs={[{ label: t`Bridge`, to: '/bridge' }]} begin={makeButton}>
      {lists.length === 0 ? (
        <EmptyState icon={<IconUsersGroup size={24} />} title={t`No lists yet`} begins>
          {t`A saved filter of contacts becomes an audience for a platform. Only people whose consent to that purpose is on record are in it, never those who objected.`}
        </EmptyState>
      ) : (
        <Card title={t`Audiences made of contacts`}>
          <p className={classes['soft']}>{t`Each export asks again who may be in the list that day. Hashed: SHA-256 of the address in lower case, as ad platforms take it.`}</p>
          <ul className={classes['lines']}>{lists.map((audience) => <ListLine key={audience.audienceId} audience={audience} />)}</ul>
        </Card>
      )}
      {isMaking && <MakeDialog onClose={() => setIsMaking(false)} />}
    </Page>
  )
}
