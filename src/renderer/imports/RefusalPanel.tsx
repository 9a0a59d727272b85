import { Button, Text } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Receipt } from '../../shared/imports/import'
import { refusalList } from '../../shared/imports/refused-file'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useSaveOutput } from '../platform/use-save-output'
import { PartTitle } from '../ui/PartTitle'
import { showDefect, showMessage } from '../ui/toasts'
import { WideTable } from '../ui/WideTable'
import { rowsText } from './receipt-view'
import { saveText } from './save-text'
import classes from './imports.module.css'

const shownAtFirst = 20

/** Rows that were refused: where, why, and the file's own text, to be set right and imported again. */
export const RefusalPanel = ({ receipt }: { readonly receipt: Receipt }) => {
  const { refusals, rows, file, canCorrect } = receipt
  const [isWhole, setIsWhole] = useState(false)
  const client = useClient()
  const saveOutput = useSaveOutput()
  if (rows.refused === 0) return null
  const saveRefused = async ({ batch }: Receipt): Promise<void> => {
    if (batch === null) return
    const made = await client.import.saveRefused({ id: batch })
    if (!made.ok) return showMessage(made.error.type === 'Cancelled' ? t`Saving was stopped. The rows are still kept.` : t`These rows are no longer kept.`, 'failed')
    await saveOutput(made.value)
    if (!made.value.isCorrectable) showMessage(t`These rows are of no single table. The file lists them; it cannot be imported again.`)
  }
  const shown = isWhole ? refusals : refusals.slice(0, shownAtFirst)
  const copy = (): void => {
    void navigator.clipboard.writeText(refusalList(refusals)).then(
      () => showMessage(t`${rowsText(refusals.length)} copied.`),
      () => showMessage(t`The clipboard is not available here. Download the rows instead.`, 'failed'),
    )
  }
  return (
    <section className={classes.panel} aria-label={t`Refused rows`}>
      <div className={classes.spread}>
        <PartTitle className={classes.panelTitle}>{t`Refused rows`}</PartTitle>
        <div className={classes.row}>
          <Button variant="default" size="compact-sm" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
            {t`Copy`}
          </Button>
          {receipt.batch === null ? (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => saveText(refusalList(refusals), t`${file} - refused rows.csv`, 'text/csv')}
            >
              {t`Download list`}
            </Button>
          ) : (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => void saveRefused(receipt).catch(showDefect)}
            >
              {canCorrect ? t`Save rows to correct` : t`Save the list`}
            </Button>
          )}
        </div>
      </div>
      <Text size="sm" c="dimmed" mb={12}>
        {receipt.batch === null
          ? t`${plural(rows.refused, { one: '# row', other: '# rows' })} would be left out; the others are not affected.`
          : t`${plural(rows.refused, { one: '# row was left out', other: '# rows were left out' })}; the others are not affected.`}
        {receipt.batch !== null &&
          (canCorrect
            ? ` ${t`${plural(rows.refused, { one: 'Save it, set it right, and import that file: nothing is doubled, and the last column, with the reason, is passed over.', other: 'Save them, set them right, and import that file: nothing is doubled, and the last column, with the reasons, is passed over.' })}`}`
            : ` ${t`${plural(rows.refused, { one: 'The list shows where it stands and cannot be imported itself: set it right where the file came from.', other: 'They are of no single table, so the list shows where each stands and cannot be imported itself: set them right where the file came from.' })}`}`)}
        {refusals.length < rows.refused && ` ${t`The first ${numberText(refusals.length)} are listed.`}`}
      </Text>
      <WideTable className={classes.tableFrame} label={t`Refused rows, table`}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.end}>
                {t`Line`}
              </th>
              <th scope="col">{t`Why`}</th>
              <th scope="col">{t`The file’s text`}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, reason, text }) => (
              <tr key={`${line} ${reason}`}>
                <td className={classes.end}>{line}</td>
                <td>{reason}</td>
                <td className={classes.code}>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {refusals.length > shown.length && (
        <Button mt={12} variant="subtle" color="gray" size="compact-sm" onClick={() => setIsWhole(true)}>
          {t`Show all ${numberText(refusals.length)}`}
        </Button>
      )}
    </section>
  )
}
