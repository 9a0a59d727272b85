import { t } from '../../../shared/kernel/words'
import type { DealFormat } from '../deal-format'

/** The list of deals of this program, copied or saved, in every language that it speaks: a file may be read in another one than it was written in. */
export const rapportDealFormat: DealFormat = {
  name: t`Rapport: deals`,
  columns: {
    name: ['Deal'],
    person: ['Customer', 'Kunde'],
    campaign: ['Campaign', 'Kampagne'],
    amount: ['Amount', 'Betrag'],
    currency: ['Currency', 'Währung'],
    status: ['Status'],
    day: ['Day', 'Tag'],
    note: ['Note', 'Notiz'],
  },
  signs: [['deal', 'customer', 'amount', 'status', 'day'], ['deal', 'kunde', 'betrag', 'status', 'tag']],
}

/** The table of deals in an exported archive. */
export const rapportArchiveDealFormat: DealFormat = {
  name: t`Rapport: deals of an archive`,
  columns: { id: ['id'], name: ['name'], person: ['customer'], amount: ['amount_minor'], currency: ['currency'], status: ['status'], day: ['on_day'], note: ['note'] },
  signs: [['amount_minor', 'currency', 'status', 'on_day']],
  isMinor: true,
}
