import { Button, Text } from '@mantine/core'
import type { ImportOptions, ImportPreview } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { NoticeList } from '../ui/NoticeList'
import { mapColumn, mapPersonColumn } from './import-answers'
import { accountOf, optionsAsTyped } from './import-queue'
import { PeoplePanel } from './PeoplePanel'
import { PreviewColumns } from './PreviewColumns'
import { QuestionPanel } from './QuestionPanel'
import { ReadAsPanel } from './ReadAsPanel'
import { bringsNothing, outcomeSentence, rowsText } from './receipt-view'
import { RefusalPanel } from './RefusalPanel'
import { RowEquation } from './RowEquation'
import { takesTyped } from './takes-typed'
import { TotalsPanel } from './TotalsPanel'
import classes from './imports.module.css'

interface PreviewPanelProps {
  readonly preview: ImportPreview
  readonly options: ImportOptions
  /** Whether the import is already on its way; nothing can be changed then. */
  readonly isBusy: boolean
  readonly onChange: (options: ImportOptions) => void
  /** As it stands, with the ad account that is typed. */
  readonly onImport: () => void
  /** Null: nothing is typed. */
  readonly typedAccount: string | null
  readonly onType: (account: string) => void
  readonly onLeaveOut: () => void
}

/** A file as it will be read, before anything changes: what it is, what is open, what it would do, what it adds up to. */
export const PreviewPanel = ({ preview, options: given, isBusy, onChange, onImport, typedAccount, onType, onLeaveOut }: PreviewPanelProps) => {
  const { receipt, questions, people } = preview
  const options = optionsAsTyped(given, preview, typedAccount)
  const { rows } = receipt
  const canMap = receipt.platform === 'generic' || options.platform !== 'auto'
  // What asks whose messages they are is read out once that is known; until then nobody knows what it brings.
  const isUnread = questions.length > 0 && rows.read === 0
  const hasNothing = !isUnread && bringsNothing(receipt)
  const changed = rows.added + rows.changed
  return (
    <div className={classes.stack}>
      {questions.map((question) => (
        <QuestionPanel key={question.id} question={question} options={options} onAnswer={onChange} />
      ))}
      {!isUnread && (
        <section className={classes.panel} aria-label={t`What importing would do`}>
          <h2 className={classes.panelTitle}>{hasNothing ? t`Nothing would change` : t`What will happen`}</h2>
          <Text size="sm" mb={14}>
            {outcomeSentence(receipt)}
          </Text>
          <RowEquation receipt={receipt} />
        </section>
      )}
      <NoticeList sentences={receipt.warnings} />
      <ReadAsPanel
        preview={preview}
        options={options}
        onChange={onChange}
        account={{
          account: typedAccount ?? accountOf(given, preview),
          onType,
          onSave: () => {
            if (options !== given) onChange(options)
          },
        }}
      />
      {people !== null && <PeoplePanel people={people} onMap={isBusy ? null : (index, field) => onChange(mapPersonColumn(options, people.columns, index, field))} />}
      {people === null && <TotalsPanel receipt={receipt} />}
      {people === null && <PreviewColumns preview={preview} onMap={canMap && !isBusy ? (index, field) => onChange(mapColumn(options, preview.columns, index, field)) : null} />}
      <RefusalPanel receipt={receipt} />
      {!isBusy && (
        <div {...takesTyped} className={classes.footer} data-waits={questions.length > 0}>
          <Text size="sm" c="dimmed">
            {questions.length > 0 ? t`Answer the question above first.` : hasNothing ? (rows.unchanged === 0 ? t`No row of this file can be taken in.` : t`The workbook has all of this already.`) : t`Nothing has been changed yet. The import can be undone as a whole.`}
          </Text>
          <div className={classes.row}>
            <Button variant="default" onClick={onLeaveOut}>
              {t`Leave out`}
            </Button>
            <Button disabled={questions.length > 0 || hasNothing} onClick={onImport}>
              {hasNothing ? t`Nothing to import` : isUnread ? t`Import` : t`Import ${rowsText(changed)}`}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
