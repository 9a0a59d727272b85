import { Button, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { ImportOptions, ImportQuestion } from '../../shared/imports/import'
import { answerQuestion, periodValue } from './import-answers'
import { Day } from '../../shared/kernel/day'
import { KnownCurrency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import classes from './imports.module.css'

interface QuestionPanelProps {
  readonly question: ImportQuestion
  readonly options: ImportOptions
  /** Reads the file again under the answered options. */
  readonly onAnswer: (options: ImportOptions) => void
}

/** A question with a handful of answers, each with an example from the file. */
const ChoiceQuestion = ({ question, options, onAnswer }: QuestionPanelProps) => {
  const [value, setValue] = useState<string | null>(null)
  const answered = value === null ? null : answerQuestion(options, question, value)
  return (
    <>
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
    </>
  )
}

/** A question whose answer is typed: a name, a currency, the two days of a period. */
const TypedQuestion = ({ question, options, onAnswer }: QuestionPanelProps) => {
  const [text, setText] = useState('')
  const [until, setUntil] = useState('')
  const id = useId()
  const isPeriod = question.option === 'period'
  const days = { from: Day.safeParse(text), to: Day.safeParse(until) }
  const value = isPeriod ? (days.from.success && days.to.success ? periodValue(days.from.data, days.to.data) : '') : text
  const answered = value === '' ? null : answerQuestion(options, question, value)
  const code = text.trim().toUpperCase()
  const error = question.option === 'currency' && code.length > 2 ? KnownCurrency.safeParse(code).error?.issues[0]?.message : undefined
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault()
        if (answered !== null) onAnswer(answered)
      }}
    >
      <TextInput id={`${id}-first`} label={isPeriod ? t`First day` : t`Answer`} type={isPeriod ? 'date' : 'text'} value={text} onChange={(event) => setText(event.currentTarget.value)} error={error} />
      {isPeriod && <TextInput id={`${id}-last`} label={t`Last day`} type="date" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />}
      <Button mt={22} size="sm" type="submit" disabled={answered === null}>
        {t`Read it this way`}
      </Button>
    </form>
  )
}

/** Something the file does not settle: nothing is imported before it is answered. */
export const QuestionPanel = (props: QuestionPanelProps) => {
  const { question } = props
  return (
    <section className={`${classes.panel ?? ''} ${classes.question ?? ''}`} aria-label={t`Question`}>
      <h2 className={classes.panelTitle}>{t`One thing to settle first`}</h2>
      <Text size="sm" mb={14}>
        {question.text}
      </Text>
      {question.option === 'mapping' ? (
        <Text size="sm">{t`Choose in the table of columns below what each one is.`}</Text>
      ) : question.choices.length > 0 ? (
        <ChoiceQuestion {...props} />
      ) : (
        <TypedQuestion {...props} />
      )}
    </section>
  )
}
