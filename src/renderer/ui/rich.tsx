import { Fragment, type ReactNode } from 'react'
import { type Plural, wordsAround } from '../../shared/kernel/words'

/** A sentence with elements in it, in the language that is spoken: rich\`See ${<Link to="/imports">{t\`the imports\`}</Link>} first\`. */
export const rich = (strings: TemplateStringsArray, ...values: readonly (ReactNode | Plural)[]): ReactNode => (
  <>
    {wordsAround<ReactNode>(strings, values).map((part, index) => (
      // The places of a sentence do not move.
      <Fragment key={index}>{part}</Fragment>
    ))}
  </>
)
