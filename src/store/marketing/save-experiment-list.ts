import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Experiment, experimentMeasures } from '../../shared/marketing/experiment'
import type { experimentContract } from '../../shared/marketing/experiment.contract'
import { countCell, dayCell, percentCell, textCell } from '../../shared/reports/cells'
import type { ReportCell } from '../../shared/reports/document'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'
import { namedRows } from '../named-rows'
import { readExperiments } from './read-experiments'

/** A test as its line tells it. */
interface Listed {
  readonly experiment: Experiment
  readonly campaign: string
}

type Column = ListColumn<Listed>

const column = (label: string, width: number, textOf: (experiment: Experiment) => string): Column => ({ label, width, cell: ({ experiment }) => textCell(textOf(experiment)) })

const figure = (label: string, cell: (experiment: Experiment) => ReportCell): Column => ({ label, width: 16, cell: ({ experiment }) => cell(experiment) })

const columns: readonly Column[] = [
  column(t`Test`, 32, ({ name }) => name),
  column(t`What you expect, and why`, 48, ({ hypothesis }) => hypothesis),
  { label: t`Campaign`, width: 28, cell: ({ campaign }) => textCell(campaign) },
  column(t`Platform`, 14, ({ platform }) => (platform === null ? '' : platformNames[platform])),
  figure(t`Starts`, ({ startsOn }) => dayCell(startsOn)),
  column(t`What is counted`, 40, ({ measure }) => experimentMeasures[measure].label),
  figure(t`Rate now`, ({ design }) => percentCell(design.baseline, '')),
  figure(t`Smallest difference`, ({ design }) => percentCell(design.lift, '')),
  figure(t`Needed each`, ({ verdict }) => countCell(verdict.neededPerVariant)),
  column(t`First variant`, 20, ({ firstLabel }) => firstLabel),
  figure(t`First variant, people`, ({ first }) => countCell(first?.trials ?? null)),
  figure(t`First variant, results`, ({ first }) => countCell(first?.successes ?? null)),
  column(t`Second variant`, 20, ({ secondLabel }) => secondLabel),
  figure(t`Second variant, people`, ({ second }) => countCell(second?.trials ?? null)),
  figure(t`Second variant, results`, ({ second }) => countCell(second?.successes ?? null)),
  column(t`Verdict`, 64, ({ verdict }) => [verdict.sentence, ...verdict.cautions].join(' ')),
  column(t`Decision`, 48, ({ decision }) => decision),
]

/** Writes tests as a file, in the order in which they are named; the job of the contract. */
export const saveExperimentList: Handlers<typeof experimentContract, StoreContext>['saveList'] = (context, { ids, format }, control) => {
  const nameOf = context.prepare('SELECT name FROM campaign WHERE id = ?').pluck()
  const found = namedRows(ids, readExperiments(context), ({ id }) => id).map((experiment): Listed => ({ experiment, campaign: experiment.campaignId === null ? '' : String(nameOf.get(experiment.campaignId)) }))
  return saveList(context, control, { format, name: t`Tests`, label: t`Writing tests`, columns, items: () => found, total: found.length })
}
