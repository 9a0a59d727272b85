import { expect, it } from 'vitest'
import type { SearchHit } from '../../shared/workbook/workbook.contract'
import { hitText } from './hit-text'

it.each([
  ['post', 'Kiln', 'instagram 2026-06-01', 'Kiln', 'Instagram 1 Jun 2026'],
  ['post', 'Kiln', 'x', 'Kiln', 'X'],
  ['creative', 'Film', 'review', 'Film', 'In review'],
  ['goal', 'Talks', 'due 2026-06-30', 'Talks', 'due 30 Jun 2026'],
  ['interaction', '2026-06-02 · call', 'the call of 2026-06-02', '2 Jun 2026 · Call', 'the call of 2026-06-02'],
  ['quarterGoal', '2026-Q3 · roi', 'the roi of the summer', 'Q3 2026 · ROI (profit)', 'the roi of the summer'],
  ['quarterGoal', '2026-Q3 · cpa · google', 'Google pots', 'Q3 2026 · CPA · Google Ads', 'Google pots'],
  ['shareOfVoice', 'Kilns', '2026-04-01 – 2026-06-30', 'Kilns', '1 Apr 2026 – 30 Jun 2026'],
  ['customField', 'date', 'date', 'date', 'Day'],
  ['contact', 'Ada', 'x instagram', 'Ada', 'x instagram'],
] as const)('a %s found is told in words, and what was typed as it was typed', (kind: SearchHit['kind'], title, detail, label, text) => {
  expect(hitText({ kind, id: 1, title, detail })).toEqual({ label, detail: text })
})
