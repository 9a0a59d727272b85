import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Pipedrive names the kind of thing before each heading. */
const ofDeal = (...headers: readonly string[]): readonly string[] => headers.map((header) => `Deal - ${header}`)

/** Deals of Pipedrive, exported from the list view; newer exports name some columns otherwise, and say whose deal it is without the kind of thing before it. */
export const pipedriveDealFormat: DealFormat = {
  name: t`Pipedrive: deals`,
  source: 'pipedrive',
  columns: {
    id: ofDeal('ID', 'Pipedrive System ID', 'System ID'),
    name: ofDeal('Title', 'Titel'),
    company: [...ofDeal('Organization', 'Organisation'), 'Organization - Name', 'Organisation - Name', 'Organization', 'Organisation'],
    person: [...ofDeal('Contact person', 'Kontaktperson'), 'Person - Name', 'Contact person', 'Kontaktperson'],
    email: ['Person - Email', 'Person - Email - Work', 'Person - Email (Work)', 'Person - Email - Home', 'Person - Email (Home)', 'Person - Email - Other', 'Person - Email (Other)', 'Person - E-Mail', 'Person - E-Mail - Arbeit'],
    campaign: ofDeal('Campaign', 'UTM Campaign', 'utm_campaign', 'Kampagne'),
    amount: ofDeal('Value', 'Wert'),
    currency: ofDeal('Currency of value', 'Currency', 'Currency of Value', 'Währung', 'Währung des Werts', 'Währung von Wert'),
    status: ofDeal('Status'),
    won_on: ofDeal('Won time', 'Gewonnen am', 'Zeitpunkt gewonnen'),
    lost_on: ofDeal('Lost time', 'Verloren am', 'Zeitpunkt verloren'),
    closed_on: ofDeal('Deal closed on', 'Closed on', 'Deal abgeschlossen am', 'Deal geschlossen am'),
    expected_on: ofDeal('Expected close date', 'Erwartetes Abschlussdatum', 'Voraussichtliches Abschlussdatum'),
    created_on: ofDeal('Deal created', 'Deal created on', 'Creation date', 'Deal erstellt', 'Deal erstellt am'),
    note: ofDeal('Note', 'Notes', 'Notiz'),
  },
  signs: [['deal - title', 'deal - value'], ['deal - titel', 'deal - wert'], ['deal - title', 'deal - status'], ['deal - titel', 'deal - status']],
}
