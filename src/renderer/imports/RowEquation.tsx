import { VisuallyHidden } from '@mantine/core'
import type { Receipt } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { formatCell } from '../../shared/reports/format'
import { rowTerms } from './receipt-view'
import classes from './imports.module.css'

/** What became of every row, as the sum it is: read = added + changed + already here + refused + summary rows. */
export const RowEquation = ({ receipt }: { readonly receipt: Receipt }) => (
  <ul className={classes.equation} aria-label={t`What became of the rows`}>
    <li className={classes.term} data-key="read" data-zero={receipt.rows.read === 0}>
      <strong>{formatCell({ kind: 'count', value: receipt.rows.read })}</strong>
      <span>{t`rows read`}</span>
    </li>
    {rowTerms(receipt).map(({ key, label, value, isZero }, index) => (
      <li key={key} className={classes.signed}>
        <span className={classes.sign} aria-hidden>{index === 0 ? '=' : '+'}</span>
        <VisuallyHidden>{index === 0 ? t`equals` : t`plus`}</VisuallyHidden>
        <div className={classes.term} data-key={key} data-zero={isZero}>
          <strong>{value}</strong>
          <span>{label}</span>
        </div>
      </li>
    ))}
  </ul>
)
