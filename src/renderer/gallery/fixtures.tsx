import type { ChartModel } from '../ui/chart-model'
import type { DataColumn } from '../ui/data-column'
import type { Grouping } from '../ui/grouping'
import { asItIs, nameGroup } from '../views/group-headings'

export const longText = 'Handmade tableware and everything that belongs on a long table in autumn, with Donaudampfschifffahrtsgesellschaftskapitänsmützen'

export const nothing = (): void => undefined

export const saved = async (): Promise<string | null> => null

interface Plate {
  readonly id: number
  readonly name: string
  readonly maker: string
  readonly price: string
}

export const plates: readonly Plate[] = [
  { id: 1, name: 'Speckled bowl', maker: 'Claywork Collective', price: '24.00' },
  { id: 2, name: longText, maker: longText, price: '1,204,500.00' },
  { id: 3, name: 'صحن', maker: 'Haus Nord', price: 'n/a' },
]

export const plateColumns: readonly DataColumn<Plate>[] = [
  { key: 'name', header: 'Name', width: 220, sortValue: ({ name }) => name, isFixed: true, render: ({ name }) => <bdi>{name}</bdi> },
  { key: 'maker', header: 'Maker', width: 160, render: ({ maker }) => maker, edit: { kind: 'text', valueOf: ({ maker }) => maker, save: saved } },
  { key: 'price', header: 'Price (EUR)', width: 110, align: 'end', render: ({ price }) => price, footer: '1,204,524.00' },
]

export const byMaker: Grouping<Plate> = {
  options: [{ key: 'maker', label: 'Maker' }], by: 'maker', onChoose: nothing, folded: new Set(['Haus Nord']), onFold: nothing, headingOf: asItIs, groups: null,
  groupOf: ({ maker }) => nameGroup(maker),
}

const money = { kind: 'money', currency: 'EUR' } as const

export const lineChart: ChartModel = {
  kind: 'line', isHorizontal: false, title: 'Spend and revenue', description: 'Spend and revenue by month', categoryLabel: 'Month',
  categories: ['July', 'August', 'September', 'October'],
  series: [{ label: 'Spend', values: [120_000, 90_000, null, 140_000], unit: money }, { label: 'Revenue', values: [210_000, 160_000, 260_000, 320_000], unit: money }],
}

export const barChart: ChartModel = {
  ...lineChart, kind: 'bar', isHorizontal: true, title: 'Touches by kind', description: 'Touches by kind', categoryLabel: 'Kind', categories: ['Comment', 'Meeting', 'A kind of touch with a very long name'],
  series: [{ label: 'Touches', values: [120, 44, 9], unit: { kind: 'count' } }],
}

export const emptyChart: ChartModel = { ...lineChart, title: 'Nothing yet', series: [{ label: 'Spend', values: [null, null, null, null], unit: money }] }
