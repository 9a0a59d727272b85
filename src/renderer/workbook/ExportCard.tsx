import { Button, Text } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'
import { useSaveOutput } from '../platform/use-save-output'
import { Card } from '../ui/Card'
import { JobProgress } from '../ui/JobProgress'
import { showDefect } from '../ui/toasts'

/** The way out: everything as files that any program reads. */
export const ExportCard = () => {
  const client = useClient()
  const saveOutput = useSaveOutput()
  const { start, cancel, isRunning, progress } = useJob(client.workbook.exportEverything)
  const save = async (): Promise<void> => {
    const made = await start({})
    if (made?.ok === true) await saveOutput(made.value)
  }
  return (
    <Card title={t`Everything as open files`}>
      <Text size="sm" mb="sm">
        {t`One zip with a CSV for each table, pictures included, the schema and a manifest with checksums. The start screen reads it back without loss: “Open an exported archive”.`}
      </Text>
      {isRunning ? <JobProgress label={t`Writing everything`} progress={progress} onCancel={cancel} /> : <Button variant="default" onClick={() => void save().catch(showDefect)}>{t`Export everything…`}</Button>}
    </Card>
  )
}
