import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Deals of HubSpot, exported from the list, in English and German, or by the names its programs use. */
export const hubspotDealFormat: DealFormat = {
  name: t`HubSpot: deals`,
  source: 'hubspot',
  columns: {
    id: ['Record ID', 'Deal ID', 'hs_object_id', 'Datensatz-ID', 'Deal-ID'],
    name: ['Deal Name', 'dealname', 'Deal-Name', 'Dealname'],
    company: ['Associated Company', 'Associated Company (Primary)', 'Primary Associated Company', 'Associated Companies', 'Zugeordnetes Unternehmen', 'Zugeordnetes Unternehmen (Primär)', 'Zugehöriges Unternehmen', 'Zugeordnete Unternehmen'],
    person: ['Associated Contact', 'Associated Contacts', 'Zugeordneter Kontakt', 'Zugehöriger Kontakt', 'Zugeordnete Kontakte'],
    campaign: ['Campaign', 'UTM Campaign', 'utm_campaign', 'Kampagne'],
    amount: ['Amount', 'Betrag', 'Deal-Betrag', 'Deal Amount'],
    currency: ['Currency', 'Deal Currency', 'deal_currency_code', 'Währung', 'Deal-Währung'],
    status: ['Deal Stage', 'dealstage', 'Deal-Phase', 'Dealphase'],
    is_won: ['Is Closed Won', 'hs_is_closed_won', 'Ist abgeschlossen und gewonnen', 'Abgeschlossen und gewonnen'],
    is_lost: ['Is Closed Lost', 'hs_is_closed_lost', 'Ist abgeschlossen und verloren', 'Abgeschlossen und verloren'],
    closed_on: ['Close Date', 'closedate', 'Abschlussdatum', 'Schließdatum'],
    created_on: ['Create Date', 'createdate', 'Erstelldatum', 'Erstellungsdatum', 'Erstellt am'],
    note: ['Deal Description', 'Description', 'Deal-Beschreibung', 'Beschreibung'],
  },
  // Anybody may call two columns so; beside one of the others it is HubSpot's.
  signs: [
    ...['record id', 'deal owner', 'pipeline'].map((third) => ['deal name', 'deal stage', third]),
    ...['datensatz-id', 'pipeline'].flatMap((third) => [['deal-name', 'deal-phase', third], ['dealname', 'dealphase', third]]),
    ['dealname', 'dealstage'],
  ],
}
