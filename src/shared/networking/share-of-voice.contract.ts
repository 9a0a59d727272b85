import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { ratio } from '../kernel/ratio'
import { command, errors, query } from '../rpc/contract'

export const ShareOfVoiceId = RowId.brand<'ShareOfVoiceId'>()
export type ShareOfVoiceId = z.infer<typeof ShareOfVoiceId>

/** Mentions of us beside those of named competitors, over a period, from one source. The set is stored: without it the share means nothing. */
export const ShareOfVoiceFields = z.object({
  name: z.string().trim().min(1).max(200),
  from: Day,
  to: Day,
  /** Where the mentions were counted. */
  source: z.string().trim().min(1, 'Say where they were counted').max(200),
  ownMentions: z.int().nonnegative(),
  competitors: z.array(z.object({ name: z.string().trim().min(1).max(200), mentions: z.int().nonnegative() })).min(1, 'Name at least one competitor').max(100),
})
export type ShareOfVoiceFields = z.infer<typeof ShareOfVoiceFields>

/** Own mentions over own and the named competitors', as a fraction. Null: nobody was mentioned. Volume, not quality. */
export const shareOfVoice = ({ ownMentions, competitors }: Pick<ShareOfVoiceFields, 'ownMentions' | 'competitors'>): number | null => ratio(ownMentions, competitors.reduce((sum, { mentions }) => sum + mentions, ownMentions))

const ShareOfVoice = ShareOfVoiceFields.extend({ id: ShareOfVoiceId, share: z.number().nullable() })

export const ShareOfVoiceNotFound = z.object({ type: z.literal('ShareOfVoiceNotFound'), id: ShareOfVoiceId })

export const shareOfVoiceContract = {
  /** All measurements, the newest period first. */
  list: query({ input: z.object({}), output: z.array(ShareOfVoice) }),
  add: command({ input: ShareOfVoiceFields, output: ShareOfVoice, label: 'Add share of voice' }),
  replace: command({ input: z.object({ id: ShareOfVoiceId, fields: ShareOfVoiceFields }), output: ShareOfVoice, errors: errors(ShareOfVoiceNotFound), label: 'Edit share of voice' }),
  remove: command({ input: z.object({ id: ShareOfVoiceId }), output: z.object({}), errors: errors(ShareOfVoiceNotFound), label: 'Remove share of voice' }),
}
