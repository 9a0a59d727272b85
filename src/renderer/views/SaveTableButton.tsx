import type { Output } from '../../shared/kernel/output'
import type { JobCall } from '../../shared/rpc/contract'
import { useExport } from '../platform/use-export'
import { SaveListButton } from './SaveListButton'

const formats = ['xlsx', 'csv'] as const

interface SaveTableButtonProps<Input, Failure extends { readonly type: string }> {
  readonly call: JobCall<Input, Output, Failure>
  /** What is asked of it, read once it is saved: to sort a long list takes its time. */
  readonly ask: (format: (typeof formats)[number]) => Input
  readonly counted: string
  readonly offer: (format: string) => string
  readonly doing: string
}

/** What a table shows as a spreadsheet or as CSV, as it is searched, filtered and sorted. */
export const SaveTableButton = <Input, Failure extends { readonly type: string }>({ call, ask, ...words }: SaveTableButtonProps<Input, Failure>) => {
  const job = useExport(call)
  return <SaveListButton formats={formats} {...words} job={job} onSave={(format) => job.save(ask(format))} />
}
