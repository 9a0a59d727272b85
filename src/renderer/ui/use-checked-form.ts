import { useState } from 'react'
import type { z } from 'zod'
import { type Patch, patchBetween } from '../../shared/kernel/patch'
import type { Result } from '../../shared/kernel/result'
import { fieldErrors, type FieldErrors, noErrors, notTypedOver, schemaErrors, stillWrong } from './fields'

/** What a form says of itself, by field; false, null and undefined are no error. */
type OwnErrors = Readonly<Record<string, string | false | null | undefined>>

interface Failure {
  readonly type: string
}

export interface CheckedForm<Schema extends z.ZodType<object>, Value> {
  /** What the contract takes. */
  readonly schema: Schema
  /** What stands in the form, named as the contract names it; what is missing may be null or unread. */
  readonly fields: unknown
  /** What only the form can see, or says better than the contract: it stands in place of what the contract says of that field. */
  readonly own?: OwnErrors
  /** `changes`: the fields that are not as the form opened with them, so that what another window saved meanwhile is not put back. Null: it failed, and was told elsewhere. */
  readonly send: (fields: z.output<Schema>, changes: Patch<z.output<Schema>>) => Promise<Result<Value, Failure> | null>
  /** What the workbook refuses for a reason of its own, at the field it is about. An invalid input is told by its own fields. */
  readonly refused: (error: Failure) => FieldErrors
  readonly onSaved?: (value: Value) => void
}

/** What an input is wrapped in where only a part of it is typed. */
const wrapped = /^(?:fields|changes|size|design)\./

const stated = (own: OwnErrors): FieldErrors => Object.fromEntries(Object.entries(own).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** The way every form is sent: all that is wrong with it is said at once and at the fields, and only what is right is sent. `form` is for a `FormDialog`; one that is no dialog is a `useInlineForm`. */
export const useCheckedForm = <Schema extends z.ZodType<object>, Value>({ schema, fields, own = {}, send, refused, onSaved }: CheckedForm<Schema, Value>) => {
  /** What was said at the last press: by the form itself, which takes back what is right meanwhile, or by the workbook of what was sent, which stands until that is typed over. */
  const [said, setSaid] = useState<{ readonly errors: FieldErrors; readonly sent: unknown; readonly isOwn: boolean }>({ errors: noErrors, sent: fields, isOwn: false })
  const setErrors = (errors: FieldErrors): void => setSaid({ errors, sent: fields, isOwn: false })
  const wrong = (): FieldErrors => ({ ...schemaErrors(schema, fields), ...stated(own) })
  const [opened] = useState(() => schema.safeParse(fields))
  const check = (): string | null => {
    const found = wrong()
    setSaid({ errors: found, sent: fields, isOwn: true })
    return Object.values(found)[0] ?? null
  }
  const sendRight = async (): Promise<boolean> => {
    const right = schema.parse(fields)
    const result = await send(right, opened.success ? patchBetween(opened.data, right) : right)
    if (result === null) return false
    if (result.ok) {
      setErrors(noErrors)
      onSaved?.(result.value)
    } else {
      const named = fieldErrors(result.error)
      setErrors(named === null ? refused(result.error) : Object.fromEntries(Object.entries(named).map(([path, message]) => [path.replace(wrapped, ''), message])))
    }
    return result.ok
  }
  const isSaid = Object.keys(said.errors).length > 0
  const errors = !isSaid ? noErrors : said.isOwn ? stillWrong(said.errors, wrong()) : notTypedOver(said.errors, said.sent, fields)
  return { errors, setErrors, form: { check, onSubmit: sendRight } }
}
