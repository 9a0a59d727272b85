import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** Any table of deals, in English and German: an amount beside a day and a name, a customer or a number. */
export const genericDealFormat: DealFormat = {
  name: t`A table of deals`,
  columns: {
    id: [
      'Deal ID', 'Order ID', 'Order number', 'Order no', 'Order no.', 'Order #', 'Invoice number', 'Invoice no', 'Invoice no.', 'Invoice #', 'Transaction ID', 'Payment ID', 'Record ID', 'ID', 'No.', '#',
      'Deal-ID', 'Auftragsnummer', 'Auftrags-Nr.', 'Auftragsnr.', 'Bestellnummer', 'Bestell-Nr.', 'Bestellnr.', 'Rechnungsnummer', 'Rechnungs-Nr.', 'Rechnungsnr.', 'Belegnummer', 'Nummer', 'Nr.', 'Nr',
    ],
    name: [
      'Deal', 'Deal name', 'Deal title', 'Opportunity', 'Opportunity name', 'Title', 'Name', 'Sale', 'Order', 'Project', 'Product', 'Item', 'Subject', 'Description',
      'Deal-Name', 'Dealname', 'Verkaufschance', 'Titel', 'Bezeichnung', 'Auftrag', 'Bestellung', 'Projekt', 'Produkt', 'Artikel', 'Leistung', 'Betreff', 'Beschreibung',
    ],
    company: ['Company', 'Company name', 'Organization', 'Organisation', 'Account', 'Account name', 'Firma', 'Firmenname', 'Unternehmen'],
    person: ['Customer', 'Customer name', 'Client', 'Client name', 'Buyer', 'Contact', 'Contact person', 'Contact name', 'Person', 'Kunde', 'Kundin', 'Kundenname', 'Käufer', 'Auftraggeber', 'Ansprechpartner', 'Kontakt', 'Kontaktperson'],
    first_name: ['First name', 'Vorname'],
    last_name: ['Last name', 'Surname', 'Nachname'],
    email: ['Email', 'E-mail', 'Email address', 'Customer email', 'E-Mail-Adresse'],
    campaign: ['Campaign', 'Campaign name', 'UTM campaign', 'utm_campaign', 'Kampagne', 'Kampagnenname'],
    amount: [
      'Amount', 'Deal amount', 'Deal value', 'Value', 'Total', 'Order total', 'Total amount', 'Grand total', 'Revenue', 'Gross amount', 'Net amount', 'Price', 'Sum', 'Sales',
      'Betrag', 'Deal-Betrag', 'Deal-Wert', 'Wert', 'Auftragswert', 'Auftragssumme', 'Gesamtbetrag', 'Gesamtsumme', 'Gesamt', 'Summe', 'Rechnungsbetrag', 'Umsatz', 'Bruttobetrag', 'Nettobetrag', 'Brutto', 'Netto', 'Endbetrag', 'Preis',
    ],
    refunded: ['Refunded amount', 'Amount refunded', 'Refund amount', 'Refunds', 'Erstattungsbetrag', 'Erstatteter Betrag'],
    currency: ['Currency', 'Deal currency', 'Currency code', 'Amount currency', 'Order currency', 'Währung', 'Währungscode', 'Deal-Währung'],
    status: [
      'Status', 'Deal status', 'Order status', 'Payment status', 'Deal stage', 'Stage', 'Pipeline stage', 'Phase', 'Outcome', 'Result',
      'Deal-Status', 'Deal-Phase', 'Auftragsstatus', 'Bestellstatus', 'Zahlungsstatus', 'Verkaufsphase', 'Stand', 'Ergebnis',
    ],
    won_on: ['Won on', 'Won time', 'Won date', 'Date won', 'Paid on', 'Paid at', 'Paid date', 'Date paid', 'Payment date', 'Gewonnen am', 'Bezahlt am', 'Zahlungsdatum', 'Zahlungseingang'],
    lost_on: ['Lost on', 'Lost time', 'Lost date', 'Date lost', 'Verloren am'],
    closed_on: ['Close date', 'Closed date', 'Date closed', 'Closing date', 'Closed on', 'Closed at', 'Deal closed on', 'Abschlussdatum', 'Abgeschlossen am', 'Geschlossen am', 'Abschluss', 'Schlusstermin'],
    expected_on: ['Expected close date', 'Expected close', 'Expected closing date', 'Expected on', 'Erwartetes Abschlussdatum', 'Voraussichtliches Abschlussdatum', 'Erwarteter Abschluss', 'Geplanter Abschluss'],
    day: ['Day', 'Date', 'Order date', 'Date of sale', 'Sale date', 'Invoice date', 'Transaction date', 'Tag', 'Datum', 'Bestelldatum', 'Auftragsdatum', 'Verkaufsdatum', 'Rechnungsdatum', 'Belegdatum', 'Kaufdatum', 'Buchungsdatum'],
    created_on: ['Created', 'Created at', 'Created on', 'Created date', 'Create date', 'Date created', 'Deal created', 'Erstellt', 'Erstellt am', 'Erstelldatum', 'Erstellungsdatum', 'Angelegt am'],
    note: ['Note', 'Notes', 'Comment', 'Comments', 'Remark', 'Remarks', 'Notiz', 'Notizen', 'Bemerkung', 'Bemerkungen', 'Kommentar', 'Anmerkung', 'Anmerkungen'],
  },
  signs: [],
}
