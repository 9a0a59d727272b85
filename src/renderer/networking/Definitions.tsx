import { t } from '../../shared/kernel/words'
import channels from './channels.module.css'

/** What the figures above mean, for who wants to know. */
export const Definitions = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <details className={channels['definitions']}>
    <summary>{t`What these figures mean`}</summary>
    <ul>
      {sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}
    </ul>
  </details>
)
