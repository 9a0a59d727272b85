import { randomUUID } from 'node:crypto'
import { err, type Result } from '../shared/kernel/result'
import { type Cancelled, type InputOf, type Json, listProcedures, type OutputOf } from '../shared/rpc/contract'
import { HostGoneError, invalidInput, type Request, type Response } from '../shared/rpc/wire'
import { type HostContract, hostContract } from '../shared/workbook/host.contract'
import { closedMeanwhile } from './problems'

/** What a host answers of its contract; asynchronous, because dialogs are. */
export type HostHandlers = {
  readonly [K in keyof HostContract]: (input: InputOf<HostContract[K]>) => Promise<Result<OutputOf<HostContract[K]>, unknown>>
}

/** Answers `host.…` calls: input and output checked by the contract, a throw turned into a reference. */
export const createHostServer = (handlers: HostHandlers, onDefect: (reference: string, path: string, text: string) => void) => {
  const procedures = new Map(listProcedures(hostContract, 'host').map(({ path, procedure }) => [path, procedure]))
  return async (request: Request): Promise<Response> => {
    const procedure = procedures.get(request.path)
    try {
      if (procedure === undefined) throw new Error(`No procedure ${request.path}`)
      const parsed = procedure.input.safeParse(request.input)
      if (!parsed.success) return invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
      // The handlers' type has a function for every procedure of the contract.
      const handler = handlers[request.path.slice('host.'.length) as keyof HostContract] as (input: unknown) => Promise<Result<Json, Json | Cancelled>>
      const result = await handler(parsed.data)
      if (!result.ok) return { kind: 'failure', error: procedure.errors.parse(result.error) as Json }
      return { kind: 'value', value: procedure.output.parse(result.value) as Json, undoStep: null }
    } catch (error) {
      // Its thread was taken down before it had answered.
      if (error instanceof HostGoneError) return closedMeanwhile()
      const reference = randomUUID().slice(0, 8)
      onDefect(reference, request.path, error instanceof Error ? (error.stack ?? error.message) : String(error))
      return { kind: 'defect', reference }
    }
  }
}

export const dismissed = err({ type: 'Dismissed' as const })
