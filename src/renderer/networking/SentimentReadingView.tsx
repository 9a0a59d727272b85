import { Button } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { percentText } from '../../shared/kernel/language'
import { amidSentenceSmall, t } from '../../shared/kernel/words'
import type { DecidingWord } from '../../shared/networking/sentiment/score'
import { type SentimentLabel, sentimentLabels, sentimentNames, type SentimentReading, sentimentReasons } from '../../shared/networking/sentiment/sentiment'
import { useTold } from '../ui/fields'
import classes from './SentimentReadingView.module.css'

const toneOf = ({ valence }: DecidingWord): 'positive' | 'negative' => (valence > 0 ? 'positive' : 'negative')

const toneName = (word: DecidingWord): string => amidSentenceSmall(sentimentNames[toneOf(word)])

/** The text with its deciding words marked; their colour is never the only sign. */
const Marked = ({ text, words }: { readonly text: string; readonly words: readonly DecidingWord[] }) => {
  const parts: ReactNode[] = words.map((word, index) => (
    <Fragment key={word.start}>
      {text.slice(words[index - 1]?.end ?? 0, word.start)}
      <mark className={classes[toneOf(word)]} title={`${toneName(word)}${word.why === '' ? '' : `: ${word.why}`}`}>
        {word.text}
      </mark>
    </Fragment>
  ))
  return (
    <p className={classes['text']} dir="auto">
      {parts}
      {text.slice(words.at(-1)?.end ?? 0)}
    </p>
  )
}

interface SentimentReadingViewProps {
  readonly text: string
  readonly reading: SentimentReading
  /** What a person said it is; null: nobody did, and the reading holds. */
  readonly corrected: SentimentLabel | null
  /** Null takes the correction back. */
  readonly onCorrect: (label: SentimentLabel | null) => void
}

/** How a text was read: its label, the words that decided it and why, and a way to correct it. */
export const SentimentReadingView = ({ text, reading, corrected, onCorrect }: SentimentReadingViewProps) => {
  const correct = useTold(onCorrect)
  const { label, words, reason } = reading
  const shown = corrected ?? label
  return (
    <section aria-label={t`Sentiment`}>
      <p className={classes['head']}>
        <span className={`${classes['badge']} ${shown === null ? '' : (classes[shown] ?? '')}`}>{shown === null ? t`Not read` : sentimentNames[shown]}</span>
        {corrected !== null && <span className={classes['soft']}>{t`corrected; read as ${label === null ? t`nothing` : amidSentenceSmall(sentimentNames[label])}`}</span>}
      </p>
      <Marked text={text} words={words} />
      {reason !== null && <p className={classes['soft']}>{sentimentReasons[reason]}</p>}
      {words.length > 0 && (
        <details>
          <summary>{t`Why`}</summary>
          <ul className={classes['why']}>
            {words.map((word) => (
              <li key={word.start}>
                <bdi>{word.text}</bdi> <span>{`${t`${toneName(word)}, ${percentText(word.share)} of what was said`}${word.why === '' ? '' : `, ${word.why}`}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <fieldset className={classes['correct']}>
        <legend>{t`Not right? It is`}</legend>
        {sentimentLabels.map((option) => (
          <Button key={option} size="compact-xs" variant={option === shown ? 'light' : 'default'} aria-pressed={option === shown} onClick={() => correct(option)}>
            {sentimentNames[option]}
          </Button>
        ))}
        {corrected !== null && (
          <Button size="compact-xs" variant="subtle" onClick={() => correct(null)}>
            {t`As read`}
          </Button>
        )}
      </fieldset>
    </section>
  )
}
