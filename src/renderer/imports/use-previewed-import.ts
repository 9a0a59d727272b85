import { useRef, useState } from 'react'
import type { ImportBatchId, OwnListAsks } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import type { Cancelled, InvalidInput, JobCall } from '../../shared/rpc/contract'
import { useJob } from '../platform/queries'
import { showMessage, showUndo } from '../ui/toasts'

type Problem = { readonly type: 'ImportRefused'; readonly sentence: string; readonly asks?: OwnListAsks | undefined } | { readonly type: 'FileNotFound' | 'FileChanged' | 'OwnHandleNotFound' } | Cancelled | InvalidInput

interface Previewed {
  readonly sha256: string
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refusals: readonly unknown[]
}

interface Imported {
  readonly added: number
  readonly changed: number
  readonly undoStep: number
  readonly batch: ImportBatchId
}

/** What an import says of its file and of what it brings, in its own words. */
export interface ImportWords {
  /** What was imported, in the undo toast: `Import posts, 2 posts`. */
  readonly done: (count: number) => string
  /** What the button says once the file was read: `Import 2 posts`. */
  readonly submit: (count: number) => string
  /** Once it is over, and nothing was new. */
  readonly nothingNew: string
  /** The file, or whom it is for, is not there when it is read. */
  readonly gone: string
}

interface PreviewedImport<Input, Preview> {
  /** Null: not read yet, or something it depends on was changed since. */
  readonly preview: Preview | null
  readonly refusal: string | null
  /** What of the form would let the file be read that was refused. Null: nothing, or nothing was refused. */
  readonly asks: OwnListAsks | null
  /** What the button does: reads first, then imports. */
  readonly submitLabel: string
  /** Something the preview depends on is about to change: it says nothing any more. */
  readonly forget: () => void
  /** Reads the file, or imports what was previewed; true when it is done. */
  readonly submit: (input: Input) => Promise<boolean>
}

/** Whether all that comes of importing the file is that the reasons of refused rows are kept. */
const keepsRefusedAlone = ({ added, changed, refusals }: Previewed): boolean => added + changed === 0 && refusals.length > 0

/** What the button does with a file that was read. */
const importLabel = (seen: Previewed, words: ImportWords): string => {
  if (keepsRefusedAlone(seen)) return t`Keep the refused rows to correct`
  return seen.added + seen.changed === 0 ? t`Nothing new: close` : words.submit(seen.added + seen.changed)
}

/** What is said once nothing came of a file. */
const nothingSentence = (seen: Previewed, words: ImportWords): string => {
  if (!keepsRefusedAlone(seen)) return words.nothingNew
  return seen.unchanged === 0 ? t`No row could be read, so nothing was changed. The receipt under Imports lists them with their reasons.` : t`Nothing was changed: the rows that could be read were there already. The receipt under Imports lists the others with their reasons.`
}

/** Why nothing came of it, in a sentence. */
const sentenceOf = (problem: Problem, gone: string): string => {
  switch (problem.type) {
    case 'ImportRefused': return problem.sentence
    case 'FileChanged': return t`The file has changed since. Read it again.`
    case 'InvalidInput': return problem.issues[0]?.message ?? gone
    case 'Cancelled': return t`Stopped. The workbook is as it was.`
    case 'FileNotFound':
    case 'OwnHandleNotFound': return gone
  }
}

/** A file on its way in: read, shown, then imported exactly as it was shown, or refused in a sentence. */
export const usePreviewedImport = <Input extends object, Preview extends Previewed>(
  readCall: JobCall<Input, Preview, Problem>,
  runCall: JobCall<Input & { readonly sha256: string }, Imported, Problem>,
  words: ImportWords,
  /** Called once it is in the workbook, as this import. */
  onImported?: (batch: ImportBatchId) => void,
): PreviewedImport<Input, Preview> => {
  const read = useJob(readCall)
  const run = useJob(runCall)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  // Counts what was changed: a preview that arrives after a change is of something else.
  const asked = useRef(0)
  const forget = (): void => {
    asked.current += 1
    setPreview(null)
    setProblem(null)
  }

  const readFile = async (input: Input): Promise<void> => {
    const mine = asked.current
    const seen = await read.start(input)
    if (seen === null || mine !== asked.current) return
    if (seen.ok) setPreview(seen.value)
    else setProblem(seen.error)
  }
  const importFile = async (input: Input, seen: Preview): Promise<boolean> => {
    const done = await run.start({ ...input, sha256: seen.sha256 })
    if (done?.ok === true) {
      const { added, changed, undoStep, batch } = done.value
      if (added + changed === 0) showMessage(nothingSentence(seen, words))
      else showUndo(words.done(added + changed), undoStep)
      onImported?.(batch)
      return true
    }
    setPreview(null)
    if (done !== null) setProblem(done.error)
    return false
  }
  return {
    preview,
    refusal: problem === null ? null : sentenceOf(problem, words.gone),
    asks: problem?.type === 'ImportRefused' ? (problem.asks ?? null) : null,
    submitLabel: preview === null ? t`Read the file` : importLabel(preview, words),
    forget,
    submit: async (input) => {
      setProblem(null)
      if (preview !== null) return importFile(input, preview)
      await readFile(input)
      return false
    },
  }
}
