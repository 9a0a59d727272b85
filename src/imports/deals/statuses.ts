import type { DealStatus } from '../../shared/marketing/deal'

/** `part paid`, `part refunded`: what they say of the amount is told. `refunded`: lost, unless less than the amount was. `closed`: it does not say how. */
export type StatusMeaning = DealStatus | 'part paid' | 'part refunded' | 'refunded' | 'closed'

/** Meanings by words in small letters, without digits and signs. */
export type StatusWords = Readonly<Record<string, StatusMeaning>>

const meaning = (means: StatusMeaning, words: readonly string[]): StatusWords => Object.fromEntries(words.map((word) => [word, means]))

/** Words that mean the same in whatever program. */
const common: StatusWords = {
  ...meaning('won', [
    'won', 'closed won', 'closedwon', 'deal won', 'sold', 'paid', 'succeeded', 'success', 'complete', 'completed', 'invoiced', 'dispute won',
    'gewonnen', 'abgeschlossen und gewonnen', 'abgeschlossen gewonnen', 'geschlossen und gewonnen', 'geschlossen gewonnen', 'verkauft', 'bezahlt', 'beglichen',
  ]),
  ...meaning('lost', [
    'lost', 'closed lost', 'closedlost', 'deal lost', 'voided', 'void', 'cancelled', 'canceled', 'failed', 'expired', 'declined', 'rejected', 'blocked', 'dispute lost',
    'verloren', 'abgeschlossen und verloren', 'abgeschlossen verloren', 'geschlossen und verloren', 'geschlossen verloren', 'storniert', 'fehlgeschlagen', 'abgelehnt', 'abgesagt', 'abgebrochen',
  ]),
  ...meaning('open', [
    'open', 'pending', 'pending payment', 'authorized', 'authorised', 'unpaid', 'on hold', 'in progress', 'draft', 'checkout draft', 'uncaptured', 'incomplete', 'disputed', 'needs response',
    'requires payment method', 'requires confirmation', 'requires action', 'requires capture',
    'offen', 'ausstehend', 'zahlung ausstehend', 'unbezahlt', 'in bearbeitung', 'in wartestellung', 'wartend', 'entwurf',
  ]),
  ...meaning('part paid', ['partially paid', 'teilweise bezahlt', 'teilbezahlt']),
  ...meaning('refunded', ['refunded', 'erstattet', 'rückerstattet']),
  ...meaning('part refunded', ['partially refunded', 'partial refund', 'teilweise erstattet', 'teilerstattet', 'teilweise rückerstattet']),
  ...meaning('closed', ['closed', 'done', 'abgeschlossen', 'geschlossen', 'erledigt']),
}

/** What stands around the word of a status, or parts it: `7 – Closed Won (100 %)`, `partially_paid`. */
const plainWords = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{M}]+/gu, ' ').trim()

/** What a status or a stage says of a deal. Null: nothing that is known. */
export const meaningOfStatus = (text: string, words: StatusWords = {}): StatusMeaning | null => {
  const plain = plainWords(text)
  const table = [words, common].find((one) => Object.hasOwn(one, plain))
  return table?.[plain] ?? null
}
