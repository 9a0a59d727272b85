import { Button } from '@mantine/core'
import { IconDownload, IconForms, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import type { RememberedMapping } from '../../shared/imports/import'
import { longestMappingFile, mappingFileText } from '../../shared/imports/mapping-file'
import { importPlatformNames } from '../../shared/imports/receipt-words'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { rowIcons } from '../ui/RowMenu'
import { timeText } from '../../shared/kernel/time-text'
import { showDefect, showMessage } from '../ui/toasts'
import { mappingText } from './mapping-text'
import { saveText } from './save-text'

/** The first headings of a mapping, by which a person tells it from the others. */
const headingsText = ({ headings }: RememberedMapping): string => (headings.length === 0 ? t`headings that were not kept` : headings.slice(0, 3).join(', '))

const columns: readonly DataColumn<RememberedMapping>[] = [
  { key: 'platform', header: t`Platform`, width: 110, sortValue: ({ platform }) => importPlatformNames[platform], render: ({ platform }) => importPlatformNames[platform] },
  { key: 'headings', header: t`Headings`, width: 210, sortValue: ({ headings }) => headings.join(', '), render: ({ headings }) => <bdi title={headings.join(', ')}>{headings.length === 0 ? t`Not kept` : headings.join(', ')}</bdi> },
  { key: 'reading', header: t`Read as`, width: 190, render: (mapping) => <span title={mappingText(mapping)}>{mappingText(mapping)}</span> },
  { key: 'file', header: t`Learnt from`, width: 140, sortValue: ({ file }) => file, render: ({ file }) => <bdi>{file ?? t`A file of mappings`}</bdi> },
  { key: 'saidAt', header: t`Since`, width: 152, align: 'end', isHiddenAtFirst: true, sortValue: ({ saidAt }) => saidAt, render: ({ saidAt }) => timeText(saidAt) },
]

/** How headings were told to be read: remembered by platform and headings, to be forgotten or taken elsewhere. */
export const MappingsPage = () => {
  const client = useClient()
  const { value: mappings } = useAnswer(client.import.mappings, {})
  const forget = useCommand(client.import.forgetMapping)
  const takeOver = useCommand(client.import.takeMappings)
  const input = useRef<HTMLInputElement>(null)
  const take = (file: File | undefined): void => {
    if (file === undefined) return
    if (file.size > longestMappingFile) return showMessage(t`This file is too long for a file of mappings. Nothing was taken over.`, 'failed')
    file.text().then((text) => takeOver({ text })).then((result) => {
      if (result?.ok === true) showMessage(t`${plural(result.value.added, { one: '# mapping', other: '# mappings' })} added, ${numberText(result.value.changed)} changed, ${numberText(result.value.unchanged)} as they were.`)
      else if (result?.error.type === 'MappingFileRefused') showMessage(result.error.sentence, 'failed')
    }, showDefect)
  }
  const takeButton = <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => input.current?.click()}>{t`Take over from a file`}</Button>
  return (
    <Page
      title={t`Mappings`}
      breadcrumbs={[{ label: t`Imports`, to: '/imports' }]}
      actions={
        <>
          {takeButton}
          {mappings !== undefined && mappings.length > 0 && <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => saveText(mappingFileText(mappings), 'mappings.json', 'application/json')}>{t`Save as a file`}</Button>}
        </>
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        aria-label={t`File of mappings`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          take(file)
          event.currentTarget.value = ''
        }}
      />
      {mappings !== undefined && (
        <DataTable
          name="mappings"
          label={t`Mappings`}
          columns={columns}
          choices={({ platform, headerHash }) => [{ label: t`Forget how these headings are read`, icon: rowIcons.remove, run: () => void forget({ platform, headerHash }) }]}
          rows={mappings}
          rowKey={({ platform, headerHash }) => `${platform} ${headerHash}`}
          rowLabel={headingsText}
          empty={<EmptyState icon={<IconForms size={24} />} title={t`Nothing remembered yet`}>{t`When you say what the columns of a file are, or how its dates and numbers are written, it is remembered here for files with the same headings.`}</EmptyState>}
        />
      )}
    </Page>
  )
}
