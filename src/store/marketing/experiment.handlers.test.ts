import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

describe('experiments', () => {
  it('are planned, recorded, judged and decided; the plan holds once there are results', async () => {
    const { client } = await openTestStore()
    const { experiment, campaign } = client.marketing
    const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring' }))
    const design = { baseline: 0.2, lift: 0.05 }
    expect(valueOf(await experiment.size(design))).toEqual({ perVariant: 1030 })
    const { id } = valueOf(await experiment.add({ fields: { name: 'Colour', campaignId, firstLabel: 'Blue', secondLabel: 'Red' }, design }))
    expect(valueOf(await experiment.plan({ id, design: { ...design, power: 0.9 } })).verdict.neededPerVariant).toBeGreaterThan(1030)
    valueOf(await experiment.plan({ id, design }))
    expect(valueOf(await experiment.record({ id, first: { trials: 500, successes: 100 }, second: { trials: 500, successes: 150 } })).verdict).toMatchObject({ kind: 'not_enough', missing: 1060, difference: null })
    expect(await experiment.plan({ id, design: { ...design, lift: 0.2 } })).toMatchObject({ error: { type: 'ExperimentHasResults' } })
    expect(valueOf(await experiment.record({ id, first: { trials: 1100, successes: 220 }, second: { trials: 1100, successes: 290 } })).verdict).toMatchObject({ kind: 'second_better', missing: 0 })
    expect(valueOf(await experiment.decide({ id, decision: 'Red everywhere' })).decision).toBe('Red everywhere')
    expect(await experiment.record({ id, first: { trials: 1, successes: 2 }, second: { trials: 1, successes: 1 } })).toMatchObject({ error: { type: 'InvalidInput', issues: [{ path: 'first.successes' }] } })
    expect(await experiment.size({ baseline: 0.97, lift: 0.05 })).toMatchObject({ error: { type: 'InvalidInput' } })
    valueOf(await experiment.edit({ id, fields: { name: 'Colour of the button', hypothesis: 'Red is seen first' } }))
    expect(valueOf(await experiment.list({}))).toMatchObject([{ name: 'Colour of the button', campaignId: null }])
    const removed = await experiment.remove({ id })
    expect(await experiment.get({ id })).toMatchObject({ error: { type: 'ExperimentNotFound' } })
    valueOf(await client.workbook.undo({ step: removed.undoStep }))
    expect(valueOf(await experiment.get({ id }))).toMatchObject({ decision: 'Red everywhere', verdict: { kind: 'second_better' } })
  })
})
