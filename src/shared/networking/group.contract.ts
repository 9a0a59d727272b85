import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { Group, GroupFields, GroupId } from './group'
import { NameTaken } from './organization.contract'

export const GroupNotFound = z.object({ type: z.literal('GroupNotFound'), id: GroupId })

/** A longest interval that would change nothing, and why. */
export const LongestRefused = z.object({ type: z.literal('LongestRefused'), message: z.string() })

const GroupPatch = z.object({ name: GroupFields.shape.name, idealDays: GroupFields.shape.idealDays.unwrap(), longestDays: GroupFields.shape.longestDays.unwrap() }).partial()

export const groupContract = {
  /** All groups by name, with how many contacts are in each. */
  list: query({ input: z.object({}), output: z.array(Group) }),
  add: command({ input: GroupFields, output: Group, errors: errors(NameTaken, LongestRefused), label: t`Add group` }),
  /** Changes a group; a new rhythm moves the due days of everybody who follows it. */
  edit: command({ input: z.object({ id: GroupId, changes: GroupPatch }), output: Group, errors: errors(GroupNotFound, NameTaken, LongestRefused), label: t`Edit group`, touches: ['contact', 'keepInTouch'] }),
  /** Removes a group; its contacts stay, without its rhythm. */
  remove: command({ input: z.object({ id: GroupId }), output: z.object({}), errors: errors(GroupNotFound), label: t`Remove group`, touches: ['contact', 'keepInTouch'] }),
}
