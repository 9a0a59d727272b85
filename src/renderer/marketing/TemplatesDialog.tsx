import { Button, Modal } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import { type CampaignId, objectiveNames } from '../../shared/marketing/campaign'
import type { CampaignTemplate } from '../../shared/marketing/campaign-template'
import { TemplateStartFields } from '../../shared/marketing/campaign-template.contract'
import { kpiNames } from '../../shared/marketing/kpi'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { DayField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { useFocusBack } from '../ui/use-focus-back'
import { targetText } from './kpi-view'
import { moneyText } from './plan-view'
import classes from './marketing.module.css'

/** What a template brings, in a line. */
const templateText = ({ objective, kpi, target, budgetMinor, currency, lengthDays, owner }: CampaignTemplate, workbookCurrency: string): string =>
  [
    objectiveNames[objective],
    ...(kpi === null ? [] : [target === null ? kpiNames[kpi] : `${kpiNames[kpi]} ${targetText(kpi, target, currency ?? workbookCurrency)}`]),
    ...(budgetMinor === null ? [] : [moneyText(budgetMinor, currency ?? workbookCurrency)]),
    ...(lengthDays === null ? [] : [t`${plural(lengthDays, { one: '# day', other: '# days' })}`]),
    ...(owner === '' ? [] : [owner]),
  ].join(' · ')

const StartDialog = ({ template, onClose, onStarted }: { readonly template: CampaignTemplate; readonly onClose: () => void; readonly onStarted: (id: CampaignId) => void }) => {
  const client = useClient()
  const start = useCommand(client.marketing.campaignTemplate.start)
  const [name, setName] = useState(template.name)
  const [startsOn, setStartsOn] = useState('')
  const { errors, form } = useCheckedForm({
    schema: TemplateStartFields,
    fields: { id: template.id, name, startsOn: startsOn === '' ? null : startsOn },
    send: start,
    refused: () => ({ name: t`This template was removed meanwhile.` }),
    onSaved: ({ id }) => onStarted(id),
  })
  return (
    <FormDialog title={t`Start from ${template.name}`} isOpen onClose={onClose} {...form} submitLabel={t`Start campaign`}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <DayField label={t`Starts`} value={startsOn} onChange={setStartsOn} error={errors['startsOn']} description={template.lengthDays === null ? t`Without a day it has no dates.` : t`It then runs for ${plural(template.lengthDays, { one: '# day', other: '# days' })}. Without a day it has no dates.`} />
    </FormDialog>
  )
}

interface TemplatesDialogProps {
  /** The workbook's, for templates that name none. */
  readonly currency: string
  readonly onClose: () => void
  readonly onStarted: (id: CampaignId) => void
}

/** Templates of campaigns: to start from, or to be removed. */
export const TemplatesDialog = ({ currency, onClose, onStarted }: TemplatesDialogProps) => {
  useFocusBack()
  const client = useClient()
  const { value: templates } = useAnswer(client.marketing.campaignTemplate.list, {})
  const remove = useCommand(client.marketing.campaignTemplate.remove)
  const [starting, setStarting] = useState<CampaignTemplate | null>(null)
  if (starting !== null) return <StartDialog template={starting} onClose={() => setStarting(null)} onStarted={onStarted} />
  return (
    // The scroll lock would inject a style element, which the content policy forbids.
    <Modal opened onClose={onClose} title={t`Campaign templates`} size="lg" lockScroll={false} closeButtonProps={{ 'aria-label': t`Close` }} transitionProps={{ duration: 0 }}>
      {templates?.length === 0 && <p className={classes['soft']}>{t`None yet. Open a campaign that went well and choose More, Save as template.`}</p>}
      <ul className={classes['lines']}>
        {templates?.map((template) => (
          <li key={template.id} className={classes['costLine']}>
            <span className={classes['what']}><bdi>{template.name}</bdi><span className={classes['soft']}>{templateText(template, currency)}</span></span>
            <Button size="compact-sm" variant="default" aria-label={t`Start from ${template.name}`} onClick={() => setStarting(template)}>{t`Start from it`}</Button>
            <IconButton size={26} label={t`Remove the template ${template.name}`} onClick={() => void remove({ id: template.id })}><IconTrash size={15} /></IconButton>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
