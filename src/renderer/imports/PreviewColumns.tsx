import { Button, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { ImportField, type ImportPreview } from '../../shared/imports/import'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { WideTable } from '../ui/WideTable'
import { importFieldChoices, importFieldNames } from './import-answers'
import classes from './imports.module.css'

interface PreviewColumnsProps {
  readonly preview: ImportPreview
  /** Reads one column as another field. Null: the file's kind settles its columns. */
  readonly onMap: ((index: number, field: ImportField) => void) | null
}

const shownRows = 3
const shownColumns = 12

const SampleCell = ({ text, parsed, isRead }: { readonly text: string; readonly parsed: string | null; readonly isRead: boolean }) => (
  <td>
    <span className={classes.fileText} title={text}>
      {text === '' ? <span className={classes.dimmed}>{t`empty`}</span> : text}
    </span>
    {isRead && (
      <span className={classes.parsed} title={parsed ?? undefined}>
        {parsed === null ? (text === '' ? '' : t`not read`) : `→ ${parsed}`}
      </span>
    )}
  </td>
)

/** Every column of a file: its heading, what it is read as, and the first rows with the file's own text above the value that was understood. */
export const PreviewColumns = ({ preview, onMap }: PreviewColumnsProps) => {
  const [isWhole, setIsWhole] = useState(false)
  const { columns } = preview
  const rows = preview.sample.slice(0, shownRows)
  const shown = isWhole ? columns : columns.slice(0, shownColumns)
  return (
    <section className={classes.panel} aria-label={t`Columns`}>
      <h2 className={classes.panelTitle}>{t`Columns`}</h2>
      <Text size="sm" c="dimmed" mb={12}>
        {t`The file’s own text stands above the value that was understood.`}
        {onMap === null ? '' : ` ${t`Choose what each column is; the choice is remembered for files with the same headings.`}`}
      </Text>
      <WideTable className={classes.tableFrame} label={t`Columns, table`}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t`Column in the file`}</th>
              <th scope="col">{t`Read as`}</th>
              <th scope="col">{t`How, and what proves it`}</th>
              {rows.map(({ line }) => (
                <th key={line} scope="col">
                  {t`Line ${line}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ index, header, field, format, proof }) => (
              <tr key={index}>
                <th scope="row">
                  <span className={classes.fileText} title={header}>
                    {header === '' ? t`Column ${index + 1}` : header}
                  </span>
                </th>
                <td>
                  {onMap === null ? (
                    <span className={field === 'ignored' ? classes.dimmed : undefined}>{importFieldNames[field]}</span>
                  ) : (
                    <Select
                      size="xs"
                      w={200}
                      aria-label={t`Read ${header === '' ? t`column ${index + 1}` : header} as`}
                      data={importFieldChoices}
                      value={field}
                      allowDeselect={false}
                      onChange={(value) => {
                        const chosen = ImportField.safeParse(value)
                        if (chosen.success) onMap(index, chosen.data)
                      }}
                    />
                  )}
                </td>
                <td>
                  {format}
                  {proof !== '' && <span className={classes['proof']}>{proof}</span>}
                </td>
                {rows.map(({ line, cells }) => (
                  <SampleCell key={line} text={cells[index]?.text ?? ''} parsed={cells[index]?.parsed ?? null} isRead={field !== 'ignored'} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {columns.length > shownColumns && (
        <Button mt={12} variant="subtle" color="gray" size="compact-sm" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t`Show fewer columns` : t`Show all ${numberText(columns.length)} columns`}
        </Button>
      )}
    </section>
  )
}
