import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

register([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer])

/** A chart on the page. */
export interface DrawnChart {
  readonly draw: (option: Record<string, unknown>) => void
  readonly resize: () => void
  readonly dispose: () => void
}

/**
 * When it is disposed of, the drawing library empties its root and its drawing by assigning `innerHTML`, which Trusted Types refuse even for an
 * empty text. Both get an `innerHTML` of their own that empties it in the permitted way and takes nothing else.
 */
const makeEmptyable = (root: Element): void => {
  Object.defineProperty(root, 'innerHTML', {
    configurable: true,
    get: () => '',
    set: (value: unknown) => {
      if (value === '' || value === null) root.replaceChildren()
    },
  })
}

/** Starts a chart in an empty element. */
export const startChart = (root: HTMLElement): DrawnChart => {
  makeEmptyable(root)
  const chart = init(root, null, { renderer: 'svg' })
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => {
      for (const drawing of root.querySelectorAll('svg')) makeEmptyable(drawing)
      chart.dispose()
    },
  }
}
