import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { sortName } from '../kernel/sort-name'
import { ratio } from '../kernel/ratio'
import { ruleBetween } from '../kernel/rule-between'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'

export const ShareOfVoiceId = RowId.brand<'ShareOfVoiceId'>()
export type ShareOfVoiceId = z.infer<typeof ShareOfVoiceId>

/** Mentions of us beside those of named competitors, over a period, from one source. The set is stored: without it the share means nothing. */
export const ShareOfVoiceFields = z.object({
  name: typedName(200, t`A measurement needs a name`),
  from: Day,
  to: Day,
  /** Where the mentions were counted. */
  source: z.string().trim().min(1, t`Say where they were counted`).max(200),
  ownMentions: z.int().nonnegative(),
  competitors: z.array(z.object({ name: typedName(200, t`A competitor needs a name`), mentions: z.int().nonnegative() })).min(1, t`Name at least one competitor`).max(100),
})
  .refine(({ from, to }) => from <= to, { ...ruleBetween('from', 'to'), path: ['to'], message: t`It ends before it starts` })
  .refine(({ competitors }) => new Set(competitors.map(({ name }) => sortName(name))).size === competitors.length, { ...ruleBetween('competitors'), path: ['competitors'], message: t`Each competitor is named once` })
export type ShareOfVoiceFields = z.infer<typeof ShareOfVoiceFields>

/** Own mentions over own and the named competitors', as a fraction. Null: nobody was mentioned. Volume, not quality. */
export const shareOfVoice = ({ ownMentions, competitors }: Pick<ShareOfVoiceFields, 'ownMentions' | 'competitors'>): number | null => ratio(ownMentions, competitors.reduce((sum, { mentions }) => sum + mentions, ownMentions))

export const shareOfVoiceDefinition = t`Share of voice = mentions of us ÷ (mentions of us + mentions of the named competitors), as counted by the named source in the period. It says how much was said, not how good; with another set of competitors it is another number.`

export const ShareOfVoice = z.object({ ...ShareOfVoiceFields.shape, name: KeptName, competitors: z.array(z.object({ name: KeptName, mentions: z.int() })), id: ShareOfVoiceId, share: z.number().nullable() })
export type ShareOfVoice = z.infer<typeof ShareOfVoice>

const ShareOfVoiceNotFound = z.object({ type: z.literal('ShareOfVoiceNotFound'), id: ShareOfVoiceId })

export const shareOfVoiceContract = {
  /** All measurements, the newest period first. */
  list: query({ input: z.object({}), output: z.array(ShareOfVoice) }),
  add: command({ input: ShareOfVoiceFields, output: ShareOfVoice, label: t`Add share of voice`, touches: ['review'] }),
  replace: command({ input: z.object({ id: ShareOfVoiceId, fields: ShareOfVoiceFields }), output: ShareOfVoice, errors: errors(ShareOfVoiceNotFound), label: t`Edit share of voice`, touches: ['review'] }),
  remove: command({ input: z.object({ id: ShareOfVoiceId }), output: z.object({}), errors: errors(ShareOfVoiceNotFound), label: t`Remove share of voice`, touches: ['review'] }),
}
