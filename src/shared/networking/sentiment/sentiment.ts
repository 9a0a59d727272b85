import { ratio } from '../../kernel/ratio'
import { t } from '../../kernel/words'
import type { SentimentLanguage } from './detect-language'
import type { DecidingWord } from './score'

export const sentimentLabels = ['positive', 'neutral', 'negative'] as const
export type SentimentLabel = (typeof sentimentLabels)[number]

export const sentimentNames: Readonly<Record<SentimentLabel, string>> = { positive: t`Positive`, neutral: t`Neutral`, negative: t`Negative` }

/** Why a reading is what it is where the words alone do not say it, or why there is none. */
export type SentimentReason = 'empty' | 'too_short_for_language' | 'unsupported_language' | 'no_deciding_words' | 'emoji_only'

export const sentimentReasons: Readonly<Record<SentimentReason, string>> = {
  empty: t`There is no text to read.`,
  too_short_for_language: t`The text is too short, or too mixed, to tell its language.`,
  unsupported_language: t`Sentiment is read in English and German only.`,
  no_deciding_words: t`No word of the text says anything good or bad.`,
  emoji_only: t`Read from emoji alone, which need no language.`,
}

/** What a text says, and which words decided it. */
export interface SentimentReading {
  /** Null: could not be told, or is not needed. Another language than these two is null as well, with its reason. */
  readonly language: SentimentLanguage | null
  /** Null: not read; never a neutral text. */
  readonly label: SentimentLabel | null
  /** −1 (all negative) … 1 (all positive); null where there is no label. */
  readonly compound: number | null
  /** In the order of the text. */
  readonly words: readonly DecidingWord[]
  readonly reason: SentimentReason | null
}

/** Compounds closer to 0 than this are neutral; Hutto and Gilbert's threshold. */
const neutralBelow = 0.05

/** The label of a compound of −1…1. */
export const labelOf = (compound: number): SentimentLabel => (compound >= neutralBelow ? 'positive' : compound <= -neutralBelow ? 'negative' : 'neutral')

export type SentimentCounts = Readonly<Record<SentimentLabel, number>>

/** Readings below which a net sentiment would be chance. */
const fewestReadings = 10

interface NetSentiment {
  /** (positive − negative) / (positive + neutral + negative) × 100, −100…100; null under ten readings: show the counts. */
  readonly net: number | null
  readonly readings: number
  /** Why there is none; null where there is one. */
  readonly reason: string | null
}

/** Net sentiment of texts that were read: the share of positive ones less the share of negative ones. Texts without a label do not count. */
export const netSentiment = ({ positive, neutral, negative }: SentimentCounts): NetSentiment => {
  const readings = positive + neutral + negative
  if (readings < fewestReadings) return { net: null, readings, reason: readings === 0 ? t`No readings, at least ${String(fewestReadings)} are needed` : t`Only ${String(readings)} of at least ${String(fewestReadings)} readings` }
  const share = ratio(positive - negative, readings)
  return { net: share === null ? null : share * 100, readings, reason: null }
}

/** The change between two net sentiments as they are shown, rounded. Null: one of them is missing. */
export const sentimentChange = (now: number | null, before: number | null): number | null => (now === null || before === null ? null : Math.round(now) - Math.round(before))
