import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Opportunities of Salesforce: a report, in English and German, or its data export. */
export const salesforceDealFormat: DealFormat = {
  name: t`Salesforce: opportunities`,
  source: 'salesforce',
  columns: {
    id: ['Opportunity ID', 'Opportunity ID 18', 'Id', 'Opportunity-ID'],
    name: ['Opportunity Name', 'Name', 'Opportunity-Name', 'Opportunityname'],
    company: ['Account Name', 'Account: Account Name', 'Accountname', 'Account-Name'],
    person: ['Contact Name', 'Primary Contact', 'Kontaktname'],
    campaign: ['Primary Campaign Source', 'Campaign Name', 'Primary Campaign Source: Campaign Name', 'Primäre Kampagnenquelle', 'Kampagnenname'],
    amount: ['Amount', 'Betrag'],
    currency: ['Amount Currency', 'Opportunity Currency', 'CurrencyIsoCode', 'Currency', 'Betrag Währung', 'Währung'],
    status: ['Stage', 'StageName', 'Phase'],
    is_won: ['Won', 'IsWon', 'Gewonnen'],
    is_closed: ['Closed', 'IsClosed', 'Geschlossen'],
    closed_on: ['Close Date', 'CloseDate', 'Schlusstermin', 'Abschlussdatum'],
    created_on: ['Created Date', 'CreatedDate', 'Erstelldatum', 'Erstellungsdatum'],
    note: ['Description', 'Beschreibung'],
  },
  signs: [['opportunity name', 'stage'], ['opportunity name', 'close date'], ['stagename', 'closedate'], ['opportunity-name', 'phase'], ['opportunityname', 'phase'], ['opportunity-name', 'schlusstermin'], ['opportunityname', 'schlusstermin']],
}
