import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { NameTaken } from './organization.contract'
import { SavedView, SavedViewFields, SavedViewId } from './saved-view'

export const SavedViewNotFound = z.object({ type: z.literal('SavedViewNotFound'), id: SavedViewId })

export const savedViewContract = {
  /** All saved views in the order they were added. */
  list: query({ input: z.object({}), output: z.array(SavedView) }),
  add: command({ input: SavedViewFields, output: SavedView, errors: errors(NameTaken), label: t`Save view` }),
  /** Puts another view in its place: name, filter, order and columns. */
  replace: command({ input: z.object({ id: SavedViewId, fields: SavedViewFields }), output: SavedView, errors: errors(SavedViewNotFound, NameTaken), label: t`Change view` }),
  remove: command({ input: z.object({ id: SavedViewId }), output: z.object({}), errors: errors(SavedViewNotFound), label: t`Remove view` }),
}
