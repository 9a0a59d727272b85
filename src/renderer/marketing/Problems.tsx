import { t } from '../../shared/kernel/words'
import type { VariantProblem } from '../../shared/marketing/creative'
import classes from './Creatives.module.css'

const severityNames = { refused: t`Refused`, advised: t`Advised against` } as const

/** What a platform would say to a variant. Nothing when it has nothing to say. */
export const Problems = ({ problems }: { readonly problems: readonly VariantProblem[] }) =>
  problems.length === 0 ? null : (
    <ul className={classes['problems']} aria-label={t`What the platform would say`}>
      {problems.map(({ severity, field, sentence }) => <li key={field} data-severity={severity}><strong>{severityNames[severity]}:</strong> {sentence}</li>)}
    </ul>
  )
