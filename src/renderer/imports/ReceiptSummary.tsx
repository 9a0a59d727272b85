import { Text } from '@mantine/core'
import type { Receipt } from '../../shared/imports/import'
import { NoticeList } from '../ui/NoticeList'
import { importPlatformNames, outcomeSentence, receiptPeriod } from './receipt-view'
import { RefusalPanel } from './RefusalPanel'
import { RowEquation } from './RowEquation'
import { TotalsPanel } from './TotalsPanel'
import classes from './imports.module.css'

/** What the file is: platform, kind, account, period, currency, breakdown. */
export const ReceiptFacts = ({ receipt }: { readonly receipt: Receipt }) => (
  <dl className={classes.facts}>
    <div>
      <dt>Taken for</dt>
      <dd>
        {importPlatformNames[receipt.platform]}, {receipt.kind}
      </dd>
    </div>
    <div>
      <dt>Account</dt>
      <dd>{receipt.account === '' ? 'Not named' : receipt.account}</dd>
    </div>
    <div>
      <dt>Period</dt>
      <dd>{receiptPeriod(receipt)}</dd>
    </div>
    <div>
      <dt>Broken down by</dt>
      <dd>{receipt.breakdown}</dd>
    </div>
    <div>
      <dt>Currency</dt>
      <dd>{receipt.currency}</dd>
    </div>
  </dl>
)

/** A whole receipt: what the file is, what became of its rows, what it adds up to, what was refused. */
export const ReceiptSummary = ({ receipt }: { readonly receipt: Receipt }) => (
  <div className={classes.stack}>
    <section className={classes.panel} aria-label="What was imported">
      <Text mb={14}>{outcomeSentence(receipt)}</Text>
      <RowEquation receipt={receipt} />
    </section>
    <NoticeList sentences={receipt.warnings} />
    <section className={classes.panel} aria-label="The file">
      <ReceiptFacts receipt={receipt} />
    </section>
    <TotalsPanel receipt={receipt} />
    <RefusalPanel receipt={receipt} />
  </div>
)
