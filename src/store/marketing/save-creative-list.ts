import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type Creative, creativeStateNames, type CreativeVariant } from '../../shared/marketing/creative'
import type { creativeContract } from '../../shared/marketing/creative.contract'
import { placementNames } from '../../shared/marketing/flight'
import { countCell, dayCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, readInTurns, saveList } from '../list-of'
import { creativeIds, readCreatives } from './creative-list'

/** A line of the file: a creative with one of its variants. Null: it has none yet. */
interface Listed {
  readonly creative: Creative
  readonly variant: CreativeVariant | null
}

type Column = ListColumn<Listed>

const creativeColumn = (label: string, width: number, textOf: (creative: Creative) => string): Column => ({ label, width, cell: ({ creative }) => textCell(textOf(creative)) })

const variantColumn = (label: string, width: number, textOf: (variant: CreativeVariant) => string): Column => ({ label, width, cell: ({ variant }) => textCell(variant === null ? '' : textOf(variant)) })

const columns: readonly Column[] = [
  creativeColumn(t`Creative`, 32, ({ name }) => name),
  creativeColumn(t`State`, 12, ({ state }) => creativeStateNames[state]),
  creativeColumn(t`Campaign`, 28, ({ campaignName }) => campaignName ?? ''),
  { label: t`Day`, width: 12, cell: ({ creative }) => dayCell(creative.scheduledOn) },
  creativeColumn(t`Leads to`, 36, ({ landingUrl }) => landingUrl),
  variantColumn(t`Platform`, 14, ({ platform }) => platformNames[platform]),
  variantColumn(t`Placement`, 14, ({ placement }) => placementNames[placement]),
  variantColumn(t`Label`, 14, ({ label }) => label),
  variantColumn(t`Headline`, 36, ({ headline }) => headline),
  variantColumn(t`Text`, 56, ({ body }) => body),
  variantColumn(t`Description`, 36, ({ description }) => description),
  variantColumn(t`Picture or film`, 24, ({ asset }) => asset),
  { label: t`Width, pixels`, width: 13, cell: ({ variant }) => countCell(variant?.width ?? null) },
  { label: t`Height, pixels`, width: 13, cell: ({ variant }) => countCell(variant?.height ?? null) },
  { label: t`Length, seconds`, width: 14, cell: ({ variant }) => ({ kind: 'decimal', value: variant?.seconds ?? null }) },
  variantColumn(t`Limits`, 48, ({ problems, limits }) => (problems.length > 0 ? problems.map(({ sentence }) => sentence).join(' ') : limits === null ? '' : t`Within limits`)),
  creativeColumn(t`Last step`, 24, ({ events }) => {
    const last = events.at(-1)
    return last === undefined ? '' : t`${creativeStateNames[last.to]} by ${last.by}`
  }),
  creativeColumn(t`Note`, 48, ({ note }) => note),
]

const linesOf = (creative: Creative): readonly Listed[] => (creative.variants.length === 0 ? [{ creative, variant: null }] : creative.variants.map((variant) => ({ creative, variant })))

const linesSql = 'SELECT count(*) FROM json_each(?) AS wanted LEFT JOIN creative_variant ON creative_id = wanted.value'

/** Writes creatives as a file, a line for each variant; the job of the contract. */
export const saveCreativeList: Handlers<typeof creativeContract, StoreContext>['saveList'] = (context, { format, ...choice }, control) => {
  const ids = creativeIds(context, choice)
  const items = (): Iterable<Listed> => readInTurns(ids, (some) => readCreatives(context, some).flatMap(linesOf))
  const total = Number(context.prepare(linesSql).pluck().get(JSON.stringify(ids)))
  return saveList(context, control, { format, name: t`Creatives`, label: t`Writing creatives`, columns, items, total })
}
