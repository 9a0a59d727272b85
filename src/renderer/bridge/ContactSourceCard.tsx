import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { attributionRuleNames, AttributionRule, type Credit } from '../../shared/bridge/attribution'
import { ContactSourceFields, type ContactSources, ResponseFields } from '../../shared/bridge/attribution.contract'
import { dayText } from '../../shared/kernel/day-text'
import { amidSentenceSmall, t } from '../../shared/kernel/words'
import { dealStatusNames } from '../../shared/marketing/deal'
import type { ContactId } from '../../shared/networking/contact'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { Card } from '../ui/Card'
import { DayField, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { useCheckedForm } from '../ui/use-checked-form'
import { creditText } from './credit-choice'
import { SourceFields } from './SourceFields'
import classes from './bridge.module.css'
import facts from '../marketing/marketing.module.css'

interface ContactProps {
  readonly contactId: ContactId
  readonly name: string
}

const SourceDialog = ({ contactId, name, sources, onClose }: ContactProps & { readonly sources: ContactSources; readonly onClose: () => void }) => {
  const client = useClient()
  const save = useCommand(client.bridge.attribution.saveContact)
  const [leadOn, setLeadOn] = useState<string>(sources.leadOn ?? '')
  const [customerOn, setCustomerOn] = useState<string>(sources.isCustomerByDeal ? '' : (sources.customerOn ?? ''))
  const [typed, setTyped] = useState(sources.typed)
  const { errors, form } = useCheckedForm({
    schema: ContactSourceFields,
    fields: { contactId, leadOn: leadOn === '' ? null : leadOn, customerOn: customerOn === '' ? null : customerOn, typed },
    send: save,
    refused: () => ({ leadOn: t`Something named here was removed meanwhile. Choose again.` }),
  })
  return (
    <FormDialog title={t`Lead, customer and source`} isOpen onClose={onClose} {...form} submitLabel={t`Save`}>
      <DayField label={t`Lead since`} value={leadOn} onChange={setLeadOn} error={errors['leadOn']} />
      <DayField label={t`Customer since`} value={customerOn} onChange={setCustomerOn} error={errors['customerOn']} description={t`Empty: the day of their first won deal.`} />
      <SourceFields typed={typed} onChange={setTyped} credits={sources.credits} people={[{ id: contactId, name }]} errors={errors} />
    </FormDialog>
  )
}

const ResponseDialog = ({ contactId, onClose }: { readonly contactId: ContactId; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.bridge.attribution.addResponse)
  const { value: campaigns = [] } = useAnswer(client.marketing.campaign.names, {})
  const [campaign, setCampaign] = useState('')
  const [on, setOn] = useState<string>(today())
  const [note, setNote] = useState('')
  const { errors, form } = useCheckedForm({
    schema: ResponseFields,
    fields: { contactId, campaignId: Number(campaign), on, note },
    own: { campaignId: campaign === '' && t`Choose the campaign` },
    send: add,
    refused: () => ({ campaignId: t`It was removed meanwhile. Choose again.` }),
  })
  return (
    <FormDialog title={t`Answer to a campaign`} isOpen onClose={onClose} {...form} submitLabel={t`Note answer`}>
      <SelectField label={t`Campaign`} value={campaign} onChange={setCampaign} error={errors['campaignId']} options={[{ value: '', label: t`Choose…` }, ...campaigns.map(({ id, name }) => ({ value: String(id), label: name }))]} isRequired autoFocus />
      <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
      <TextField label={t`What they did`} value={note} onChange={setNote} error={errors['note']} placeholder={t`Filled in the form`} />
    </FormDialog>
  )
}

const CreditLine = ({ label, credit }: { readonly label: string; readonly credit: Credit }) => (
  <>
    <dt>{label}</dt>
    <dd><p className={classes['credit']}><bdi>{creditText(credit)}</bdi><span>{credit.why}</span></p></dd>
  </>
)

/** Since when somebody is a lead or customer, where they came from under each rule, and what of campaigns they answered. */
export const ContactSourceCard = ({ contactId, name }: ContactProps) => {
  const client = useClient()
  const { value: sources } = useAnswer(client.bridge.attribution.ofContact, { contactId })
  const removeResponse = useCommand(client.bridge.attribution.removeResponse)
  const [dialog, setDialog] = useState<'source' | 'response' | null>(null)
  if (sources === undefined) return null
  const { leadOn, customerOn, isCustomerByDeal, credits, responses, deals } = sources
  return (
    <Card
      title={t`Lead, customer and source`}
      actions={<Button size="compact-sm" variant="default" onClick={() => setDialog('source')}>{t`Edit source`}</Button>}
    >
      <dl className={facts['facts']}>
        <dt>{t`Lead`}</dt>
        <dd>{leadOn === null ? t`not said` : t`since ${dayText(leadOn)}`}</dd>
        <dt>{t`Customer`}</dt>
        <dd>{customerOn === null ? t`no` : isCustomerByDeal ? t`since ${dayText(customerOn)}, their first won deal` : t`since ${dayText(customerOn)}`}</dd>
        {AttributionRule.options.map((rule) => (
          <CreditLine key={rule} label={attributionRuleNames[rule]} credit={credits[rule]} />
        ))}
        {deals.length > 0 && (
          <>
            <dt>{t`Deals`}</dt>
            <dd>
              {deals.map((deal) => (
                <div key={deal.id}>
                  <bdi>{deal.name}</bdi>, {formatMoney(deal.amountMinor, deal.currency, { withCurrency: true })},{' '}
                  {amidSentenceSmall(dealStatusNames[deal.status])} {dayText(deal.on)}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
      {responses.length > 0 && (
        <ul className={facts['lines']} aria-label={t`Answers to campaigns`}>
          {responses.map(({ id, campaignName, on, note }) => (
            <li key={id} className={facts['costLine']}>
              <span className={facts['what']}>
                <bdi>{campaignName}</bdi>
                <span className={facts['soft']}>
                  {t`answered ${dayText(on)}`}
                  {note === '' ? '' : ` · ${note}`}
                </span>
              </span>
              <IconButton size={26} label={t`Remove the answer to ${campaignName}`} onClick={() => void removeResponse({ id })}>
                <IconTrash size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={classes['buttons']}>
        <Button size="compact-sm" variant="subtle" onClick={() => setDialog('response')}>{t`Note an answer to a campaign`}</Button>
      </div>
      {dialog === 'source' && <SourceDialog contactId={contactId} name={name} sources={sources} onClose={() => setDialog(null)} />}
      {dialog === 'response' && <ResponseDialog contactId={contactId} onClose={() => setDialog(null)} />}
    </Card>
  )
}
