import { Button, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ImportOptions, ImportQuestion } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { answerQuestion } from './import-answers'
import classes from './imports.module.css'

interface QuestionPanelProps {
  readonly question: ImportQuestion
  readonly options: ImportOptions
  /** Reads the file again under the answered options. */
  readonly onAnswer: (options: ImportOptions) => void
}

/** Something the file does not settle, with a handful of answers, each with an example from the file: nothing is imported before it is answered. */
export const QuestionPanel = ({ question, options, onAnswer }: QuestionPanelProps) => {
  const [value, setValue] = useState<string | null>(null)
  const answered = value === null ? null : answerQuestion(options, question, value)
  return (
    <section className={`${classes.panel ?? ''} ${classes.question ?? ''}`} aria-label={t`Question`}>
      <h2 className={classes.panelTitle}>{t`One thing to settle first`}</h2>
      <Text size="sm" mb={14}>
        {question.text}
      </Text>
      <Radio.Group value={value} onChange={setValue} aria-label={question.text}>
        <Stack gap={10}>
          {question.choices.map((choice) => (
            <Radio key={choice.value} value={choice.value} label={choice.label} {...(choice.example !== '' && { description: choice.example })} />
          ))}
        </Stack>
      </Radio.Group>
      <Button mt={14} size="sm" disabled={answered === null} onClick={() => answered !== null && onAnswer(answered)}>
        {t`Read it this way`}
      </Button>
    </section>
  )
}
