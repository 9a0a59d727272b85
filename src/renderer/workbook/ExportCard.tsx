import { Text } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { Card } from '../ui/Card'
import { ExportButton } from '../ui/ExportButton'

/** The way out: everything as files that any program reads. */
export const ExportCard = () => {
  const job = useExport(useClient().workbook.exportEverything)
  return (
    <Card title={t`Everything as open files`}>
      <Text size="sm" mb="sm">
        {t`One zip with a CSV for each table, pictures included, the schema and a manifest with checksums. The start screen reads it back without loss: “Open an exported archive”.`}
      </Text>
      <ExportButton label={t`Export everything…`} variant="default" doing={t`Writing everything`} job={job} progressAt="after" onExport={() => job.save({})} />
    </Card>
  )
}
