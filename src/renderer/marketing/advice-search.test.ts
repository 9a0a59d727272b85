import { expect, it } from 'vitest'
import type { AdviceChoice } from '../../shared/marketing/advice/advice.contract'
import { choiceOf, codeOf, questionOf } from './advice-search'

const rest = { grain: 'campaign', currency: 'EUR', channels: 3, total: 10 } as const
const choices: readonly AdviceChoice[] = [
  { ...rest, outcome: { kind: 'conversions', name: 'Purchases' }, label: 'Purchases, between campaigns (EUR)' },
  { ...rest, outcome: { kind: 'conversions', name: 'Purchases' }, currency: 'USD', label: 'Purchases, between campaigns (USD)' },
  { ...rest, outcome: { kind: 'conversions', name: 'Purchases' }, grain: 'platform', label: 'Purchases, between platforms (EUR)' },
  { ...rest, outcome: { kind: 'value', platform: 'meta' }, label: 'Value by Meta, between campaigns (EUR)' },
  { ...rest, outcome: { kind: 'deals' }, label: 'Won deals, between campaigns (EUR)' },
]

it('a link asks the same question after the language has changed', () => {
  const inGerman = choices.map((choice) => ({ ...choice, label: `auf Deutsch: ${choice.label}` }))
  for (const [index, choice] of choices.entries()) expect(choiceOf(inGerman, { ask: codeOf(choice) })).toBe(inGerman[index])
  expect(new Set(choices.map(codeOf)).size).toBe(choices.length)
})

it('what no question is called asks the first there is', () => {
  expect(choiceOf(choices, { ask: 'Purchases, between campaigns (EUR)' })).toBe(choices[0])
  expect(questionOf([], { ask: 'deals.campaign.EUR' })).toBeNull()
})
