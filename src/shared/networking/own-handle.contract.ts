import { z } from 'zod'
import { Day } from '../kernel/day'
import { command, errors, query } from '../rpc/contract'
import { NameTaken } from './organization.contract'
import { FollowerGrowth, FollowerSnapshot, OwnHandleFields, OwnHandleId } from './own-handle'

export const OwnHandleNotFound = z.object({ type: z.literal('OwnHandleNotFound'), id: OwnHandleId })

const OwnHandle = OwnHandleFields.extend({ id: OwnHandleId, newest: FollowerSnapshot.nullable() })

export const ownHandleContract = {
  /** Our handles by platform, each with its newest snapshot. */
  list: query({ input: z.object({}), output: z.array(OwnHandle) }),
  add: command({ input: OwnHandleFields, output: z.object({ id: OwnHandleId }), errors: errors(NameTaken), label: 'Add own handle' }),
  edit: command({ input: z.object({ id: OwnHandleId, fields: OwnHandleFields }), output: z.object({}), errors: errors(OwnHandleNotFound, NameTaken), label: 'Edit own handle', touches: ['post'] }),
  /** Removes a handle with its snapshots; its posts stay. */
  remove: command({ input: z.object({ id: OwnHandleId }), output: z.object({}), errors: errors(OwnHandleNotFound), label: 'Remove own handle', touches: ['post', 'goal'] }),
  /** Notes how many follow a handle on a day; a second note of one day replaces the first. */
  noteFollowers: command({ input: FollowerSnapshot.extend({ id: OwnHandleId }), output: z.object({}), errors: errors(OwnHandleNotFound), label: 'Note followers', touches: ['post', 'goal'] }),
  removeSnapshot: command({ input: z.object({ id: OwnHandleId, on: Day }), output: z.object({}), errors: errors(OwnHandleNotFound), label: 'Remove snapshot', touches: ['post', 'goal'] }),
  /** Snapshots, oldest first, and the growth between a window's ends. */
  growth: query({ input: z.object({ id: OwnHandleId, from: Day, to: Day }), output: FollowerGrowth.extend({ snapshots: z.array(FollowerSnapshot) }), errors: errors(OwnHandleNotFound) }),
}
