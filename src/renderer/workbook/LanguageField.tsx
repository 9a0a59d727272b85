import { Input, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { languageNames } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { HostState } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, useFresh } from '../platform/queries'
import { BusyButton } from '../ui/BusyButton'
import { showMessage } from '../ui/toasts'
import classes from './LanguageField.module.css'

const nameOf = (language: string): string => Object.entries(languageNames).find(([code]) => code === language)?.[1] ?? language

/** The offer to speak what was chosen. A language is set before anything is loaded, so the window, the workbook's thread and the menu begin anew. */
const StartAnew = ({ language }: { readonly language: HostState['language'] }) => {
  const client = useClient()
  const startAnew = useCommand(client.host.startAnew)
  const { value: jobs = [] } = useAnswer(client.jobs.list, {})
  const [isStarting, setIsStarting] = useState(false)
  const isBusy = jobs.some(({ outcome }) => outcome === null)
  const start = (): void => {
    setIsStarting(true)
    void startAnew({}).then((result) => (result === null ? setIsStarting(false) : window.location.reload()))
  }
  return (
    <div className={classes['offer']} role="status">
      <p>{t`Rapport speaks ${nameOf(language.next)} once its window has started anew. The workbook is closed and opened again; what is saved is kept, what you are typing and have not saved is not.`}</p>
      {isBusy && <p>{t`Something is still running. Start anew when it is done.`}</p>}
      <BusyButton size="compact-sm" variant="default" onClick={start} isBusy={isStarting} disabled={isBusy}>{t`Start anew in ${nameOf(language.next)}`}</BusyButton>
    </div>
  )
}

/** Which language Rapport speaks on this computer. */
export const LanguageField = () => {
  const client = useClient()
  const { value: host } = useAnswer(client.host.state, {})
  const choose = useCommand(client.host.chooseLanguage)
  const refresh = useFresh(client.host.state)
  if (host === undefined) return null
  const { language } = host
  const change = (choice: typeof language.choice): void => {
    void choose({ choice }).then((result) => {
      if (result?.ok === false && result.error.type === 'WorkbookProblem') showMessage(result.error.sentence, 'failed')
      return refresh()
    })
  }
  return (
    <div className={classes['field']}>
      <Input.Label labelElement="div" display="block" id="language-label">{t`Language`}</Input.Label>
      <SegmentedControl
        className={classes['choices'] ?? ''}
        aria-labelledby="language-label"
        value={language.choice}
        onChange={change}
        data={[{ value: 'system' as const, label: t`As the system` }, { value: 'en' as const, label: <span lang="en">{languageNames.en}</span> }, { value: 'de' as const, label: <span lang="de">{languageNames.de}</span> }]}
        transitionDuration={0}
      />
      {language.isForced && <p>{t`RAPPORT_LANGUAGE says which language this start speaks, whatever is chosen here.`}</p>}
      {language.next !== language.spoken && <StartAnew language={language} />}
    </div>
  )
}
