import { expect, it } from 'vitest'
import { amountsOfChoice, amountsOptions, choiceOfAmounts } from './amounts-choice'

it.each([null, 'EUR'])('offers every question it can be asked, each by its own choice, where the main currency is %s', (main) => {
  const questions = [undefined, 'yes' as const].flatMap((onlyCurrency) => [undefined, 'USD'].map((currency) => ({ currency, onlyCurrency })))
  const choices = questions.map((question) => choiceOfAmounts(question, main))
  expect(choices.map((choice) => amountsOfChoice(choice, main))).toEqual(questions)
  const offered = amountsOptions(['EUR', 'USD'], main)
  expect(choices.map((choice) => offered.find(({ value }) => value === choice)?.label)).toEqual(
    main === null ? ['All, in the main one', 'All, in USD', 'Only the main one', 'Only USD'] : ['All, in EUR', 'All, in USD', 'Only EUR', 'Only USD'],
  )
})
