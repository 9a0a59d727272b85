import { Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { FileHandle } from '../../shared/imports/file-handle'
import type { ImportBatchId } from '../../shared/imports/import'
import { dayRangeText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { DealStatus } from '../../shared/marketing/deal'
import type { DealFileInput, DealFilePreview } from '../../shared/marketing/deal-file'
import { DealAmounts } from '../imports/DealAmounts'
import { dateOrderOptions } from '../imports/date-order-options'
import { type ImportWords, usePreviewedImport } from '../imports/use-previewed-import'
import { useClient } from '../platform/client'
import { SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { NoticeList } from '../ui/NoticeList'
import { dealStatusOptions } from './DealDialog'

const asShown = 'asShown'

const takenText = ({ takenFor, provedBy }: DealFilePreview): string => (provedBy.length === 0 ? `${takenFor}.` : t`${takenFor} (it has ${provedBy.map((header) => t`“${header}”`).join(', ')}).`)

const changeText = ({ deals, from, to, added, changed, unchanged }: DealFilePreview): string => {
  const counts = t`${numberText(added)} new, ${numberText(changed)} changed, ${numberText(unchanged)} as they are.`
  const all = t`${plural(deals, { one: '# deal', other: '# deals' })}`
  return from === null || to === null ? `${all}: ${counts}` : `${all}, ${dayRangeText(from, to)}: ${counts}`
}

const Preview = ({ preview }: { readonly preview: DealFilePreview }) => (
  <>
    <Text size="sm" aria-live="polite">
      {takenText(preview)} {changeText(preview)}
    </Text>
    <DealAmounts amounts={preview.amounts} />
    <NoticeList sentences={[...preview.notices, ...preview.refusals.map(({ line, reason }) => t`Line ${line}: ${reason}`)]} shownAtFirst={6} />
  </>
)

const words: ImportWords = { done: (count) => t`Import deals, ${plural(count, { one: '# deal', other: '# deals' })}`, submit: (count) => t`Import ${plural(count, { one: '# deal', other: '# deals' })}`, nothingNew: t`Everything in this file was there already.`, gone: t`The file is not there any more. Choose it again.` }

interface DealImportDialogProps {
  readonly file: FileHandle
  readonly onClose: () => void
  /** Called once its deals are in the workbook, as this import. */
  readonly onImported?: (batch: ImportBatchId) => void
}

/** A list of deals on its way in: what it holds, what it does not say, and what it would change. */
export const DealImportDialog = ({ file, onClose, onImported }: DealImportDialogProps) => {
  const { deal } = useClient().marketing
  const [currency, setCurrency] = useState('')
  const [status, setStatus] = useState<DealStatus | typeof asShown>(asShown)
  const [joinsByName, setJoinsByName] = useState(false)
  const [dateOrder, setDateOrder] = useState<DealFileInput['dateOrder']>('auto')
  const { preview, refusal, asks, submitLabel, forget, submit } = usePreviewedImport(deal.readFile, deal.importFile, words, onImported)
  /** A question of the file stands at the field that answers it. */
  const errorOf = (field: typeof asks): { readonly error?: string } => (refusal !== null && asks === field ? { error: refusal } : {})
  const isAtField = asks === 'currency' || asks === 'status' || asks === 'dateOrder'
  const input = { file: file.id, dateOrder, currency: currency.trim() === '' ? null : currency.trim().toUpperCase(), status: status === asShown ? null : status, joinsByName }
  return (
    <FormDialog title={t`Import deals from ${file.name}`} isOpen onClose={onClose} onSubmit={async () => submit(input)} submitLabel={submitLabel} size="lg">
      <Group grow align="flex-start">
        <TextField label={t`Currency`} value={currency} onChange={(next) => { setCurrency(next); forget() }} placeholder={t`As the file shows`} {...errorOf('currency')} />
        <SelectField<DealStatus | typeof asShown> label={t`Status`} value={status} onChange={(next) => { setStatus(next); forget() }} options={[{ value: asShown, label: t`As the file shows` }, ...dealStatusOptions]} {...errorOf('status')} />
        <SelectField label={t`Dates`} value={dateOrder} onChange={(next) => { setDateOrder(next); forget() }} options={dateOrderOptions} {...errorOf('dateOrder')} />
      </Group>
      <Checkbox label={t`Join deals to contacts of the same name`} description={t`Contacts with the customer’s e-mail address are joined anyway.`} checked={joinsByName} onChange={(event) => { setJoinsByName(event.currentTarget.checked); forget() }} />
      {refusal !== null && !isAtField && <Text size="sm" c="var(--mantine-color-error)" role="alert">{refusal}</Text>}
      {preview === null ? <Text size="sm">{t`Read are the lists of deals and orders that HubSpot, Pipedrive, Salesforce, Shopify, WooCommerce and Stripe give, and tables like them. Nothing changes before you have seen what the file holds.`}</Text> : <Preview preview={preview} />}
    </FormDialog>
  )
}
