import { Select, Text, TextInput } from '@mantine/core'
import { AdImportPlatform, ImportOptions, type ImportPreview } from '../../shared/imports/import'
import { importPlatformNames } from '../../shared/imports/receipt-words'
import { t } from '../../shared/kernel/words'
import { ReceiptFacts } from './ReceiptSummary'
import { isMarkedTakingTyped } from './takes-typed'
import classes from './imports.module.css'

interface AccountFieldProps {
  readonly account: string
  readonly onType: (account: string) => void
  /** Reads the file again, where another is typed. */
  readonly onSave: () => void
}

interface ReadAsPanelProps {
  readonly preview: ImportPreview
  readonly options: ImportOptions
  /** Reads the file again under other options. */
  readonly onChange: (options: ImportOptions) => void
  readonly account: AccountFieldProps
}

const delimiterNames: Readonly<Record<string, string>> = { ',': t`comma`, ';': t`semicolon`, '\t': t`tab`, '|': t`bar` }

const layoutText = ({ encoding, delimiter, headerLine, sheets }: ImportPreview): string => {
  // Cards, downloads and archives have neither columns nor headings.
  if (delimiter === '' && sheets.length === 0) return t`Read as ${encoding}.`
  const parts = delimiter === '' ? [t`spreadsheet`, ...(sheets.length > 1 ? [t`${sheets.length} sheets`] : [])] : [encoding, t`${delimiterNames[delimiter] ?? delimiter} between columns`]
  return t`Read as ${[...parts, t`headings on line ${headerLine}`].join(', ')}.`
}

const AccountField = ({ account, onType, onSave }: AccountFieldProps) => (
  <form
    className={classes.row}
    onSubmit={(event) => {
      event.preventDefault()
      onSave()
    }}
  >
    <TextInput
      label={t`Ad account`}
      description={t`Files of different accounts add up. Files of one account are views of the same money and do not.`}
      placeholder={t`As the file says`}
      w={420}
      maw="100%"
      maxLength={200}
      value={account}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={(event) => {
        if (!isMarkedTakingTyped(event.relatedTarget)) onSave()
      }}
    />
  </form>
)

/** What a file was taken for and why, with the choices that read it differently. */
export const ReadAsPanel = ({ preview, options, onChange, account }: ReadAsPanelProps) => {
  const { receipt, recognisedBy, sheets } = preview
  return (
    <section className={classes.panel} aria-label={t`What the file was taken for`}>
      <div className={classes.stack}>
        <ReceiptFacts receipt={receipt} />
        <div>
          {recognisedBy.length > 0 && (
            <>
              <Text size="sm" fw={500} mb={4}>
                {t`Why`}
              </Text>
              <ul className={classes.list}>
                {recognisedBy.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </>
          )}
          <Text size="sm" c="dimmed" mt={6}>
            {layoutText(preview)}
          </Text>
          {preview.layoutProof.length > 0 && (
            <Text size="sm" c="dimmed">
              {preview.layoutProof.join(' ')}
            </Text>
          )}
        </div>
        <div className={classes.row}>
          <Select
            label={t`Holds`}
            description={t`Change it if this is wrong`}
            w={260}
            allowDeselect={false}
            value={options.subject}
            data={[{ value: 'auto', label: options.subject === 'auto' ? t`As recognised (${receipt.subject === 'people' ? t`people` : t`ad results`})` : t`As recognised` }, { value: 'ads', label: t`Ad results` }, { value: 'people', label: t`People` }]}
            onChange={(value) => {
              const subject = ImportOptions.shape.subject.safeParse(value)
              if (subject.success) onChange({ ...options, subject: subject.data, platform: 'auto', mapping: null, peopleMapping: null })
            }}
          />
          {receipt.subject === 'ads' && <Select
            label={t`Taken for`}
            description={t`Change it if this is wrong`}
            w={260}
            allowDeselect={false}
            value={options.platform}
            data={[{ value: 'auto', label: options.platform === 'auto' ? t`As recognised (${importPlatformNames[receipt.platform]})` : t`As recognised` }, ...AdImportPlatform.options.map((value) => ({ value, label: importPlatformNames[value] }))]}
            onChange={(value) => {
              const platform = ImportOptions.shape.platform.safeParse(value)
              if (platform.success) onChange({ ...options, platform: platform.data, mapping: null })
            }}
          />}
          {sheets.length > 1 && (
            <Select
              label={t`Sheet`}
              description={t`The one to read`}
              w={260}
              allowDeselect={false}
              value={options.sheet ?? ''}
              data={[{ value: '', label: t`The first that is recognised` }, ...sheets.map((sheet) => ({ value: sheet, label: sheet }))]}
              onChange={(value) => onChange({ ...options, sheet: value === null || value === '' ? null : value, mapping: null })}
            />
          )}
        </div>
        {receipt.subject === 'ads' && <AccountField {...account} />}
      </div>
    </section>
  )
}
