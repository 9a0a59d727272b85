import { useMemo } from 'react'
import { Day } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import { type Experiment, type ExperimentFields, KeptExperimentFields } from '../../shared/marketing/experiment'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { type CellEdit, cellProblem } from '../ui/cell-edit'
import { adPlatformOptions } from './ad-platform-options'

/** How cells of the list of tests are changed in place, by the key of their column. What is planned and counted is not: a test holds to it. */
export const useExperimentEdits = (): ReadonlyMap<string, CellEdit<Experiment>> => {
  const edit = useCommand(useClient().marketing.experiment.edit)
  return useMemo(() => {
    const save = async (experiment: Experiment, changes: Partial<ExperimentFields>): Promise<string | null> =>
      cellProblem(await edit({ id: experiment.id, fields: { ...KeptExperimentFields.parse(experiment), ...changes } }), t`This test was removed meanwhile.`)
    const saveDay = async (experiment: Experiment, text: string): Promise<string | null> => {
      const startsOn = text === '' ? null : Day.safeParse(text).data
      return startsOn === undefined ? t`Choose a day` : save(experiment, { startsOn })
    }
    return new Map<string, CellEdit<Experiment>>([
      ['name', { kind: 'text', valueOf: ({ name }) => name, save: (experiment, name) => save(experiment, { name }) }],
      // The list offers nothing else.
      ['platform', { kind: 'choice', options: [{ value: '', label: t`No single one` }, ...adPlatformOptions], valueOf: ({ platform }) => platform ?? '', save: (experiment, platform) => save(experiment, { platform: platform === '' ? null : (platform as Experiment['platform']) }) }],
      ['startsOn', { kind: 'date', valueOf: ({ startsOn }) => startsOn ?? '', save: saveDay }],
    ])
  }, [edit])
}
