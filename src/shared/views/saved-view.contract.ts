import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { SavedView, SavedViewId, TypedViewFields } from './saved-view'

const SavedViewNotFound = z.object({ type: z.literal('SavedViewNotFound'), id: SavedViewId })
/** Another view of the same table has this name. */
const ViewNameTaken = z.object({ type: z.literal('ViewNameTaken'), name: z.string() })

export const savedViewContract = {
  /** The saved views of all tables in the order they were added. */
  list: query({ input: z.object({}), output: z.array(SavedView) }),
  add: command({ input: TypedViewFields, output: SavedView, errors: errors(ViewNameTaken), label: t`Save view` }),
  /** Puts another view in its place: name, filter, order and columns. */
  replace: command({ input: z.object({ id: SavedViewId, fields: TypedViewFields }), output: SavedView, errors: errors(SavedViewNotFound, ViewNameTaken), label: t`Change view` }),
  remove: command({ input: z.object({ id: SavedViewId }), output: z.object({}), errors: errors(SavedViewNotFound), label: t`Remove view` }),
}
