import { existsSync } from 'node:fs'
import { err, ok, type Result } from '../shared/kernel/result'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { isHeldElsewhere } from './connection'
import { isPlainFile, logsBeside, publishCopy, removeFileAside } from './durable-file'
import { problemCodeOf, targetProblem, workbookProblem } from './problems'

/**
 * Copies a workbook that cannot be written to where it lies, with the log that the last program may have left beside it, to a new name, never over a file.
 * What is copied stays as it is, and the copy is judged when it is opened. Refused while another program has the workbook open: what is being written to cannot be copied whole.
 */
export const copyElsewhere = async (file: string, target: string): Promise<Result<null, WorkbookProblem>> => {
  if (isHeldElsewhere(file)) return err(workbookProblem('in_use', file))
  const log = `${target}-wal`
  let isLogOurs = false
  try {
    if (existsSync(target) || logsBeside(target).length > 0) return err(workbookProblem('exists', target))
    // The log first: a workbook without its newest changes would pass for the whole.
    if (isPlainFile(`${file}-wal`)) {
      await publishCopy(`${file}-wal`, log, { replace: false })
      isLogOurs = true
    }
    await publishCopy(file, target, { replace: false })
    return ok(null)
  } catch (error) {
    if (isLogOurs) await removeFileAside(log)
    const code = problemCodeOf(error)
    if (code === null) throw error
    return err(existsSync(file) ? targetProblem(code, target) : workbookProblem(code, file))
  }
}
