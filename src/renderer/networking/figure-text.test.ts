import { expect, it } from 'vitest'
import { engagementsReason } from '../../shared/networking/engagement-words'
import { sentimentText } from './figure-text'

it('shows net sentiment with its sign, and none where it rounds to nothing', () =>
  expect([33.4, -12.6, 0.4, -0.4, 0, null].map(sentimentText)).toEqual(['+33', '−13', '0', '0', '0', 'n/a']))

it('says of engagements that are missing whether nothing is known, or more than can be added up', () =>
  expect([{ engagements: 0, engagementParts: ['saves' as const] }, { engagements: null, engagementParts: [] }, { engagements: null, engagementParts: ['saves' as const] }].map(engagementsReason)).toEqual([null, 'No reactions, comments, shares or saves are known.', 'Added up, it is more than can be counted exactly.']))
