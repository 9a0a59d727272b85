import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

register([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer])

interface PressListener {
  readonly canPress: (across: number, up: number) => boolean
  readonly onPress: (across: number, up: number) => void
}

/** A chart on the page. */
export interface DrawnChart {
  readonly draw: (option: Record<string, unknown>) => void
  /** Who hears of presses on the drawing, by the values of both axes there: of the one with categories, their place counted from 0. Null: nobody, and nothing looks as if it could be pressed. */
  readonly setOnPress: (listener: PressListener | null) => void
  readonly resize: () => void
  /** Whether it is drawn for paper: no wider than can be read there, and made smaller with its frame. */
  readonly setOnPaper: (isOnPaper: boolean) => void
  /** How wide it is drawn, in pixels. */
  readonly width: () => number
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

/** Pixels. Of a wider drawing the letters would be too small once it is as wide as a sheet of paper. */
const mostOnPaper = 760

/** Starts a chart in an empty element. */
export const startChart = (root: HTMLElement): DrawnChart => {
  makeEmptyable(root)
  const chart = init(root, null, { renderer: 'svg' })
  const pointer = chart.getZr()
  let listener: PressListener | null = null
  let isDrawn = false
  /** Where on the drawing a press would be heard. Null: nowhere. */
  const pressedAt = (offsetX: number, offsetY: number): readonly [number, number] | null => {
    if (listener === null || !isDrawn || !chart.containPixel('grid', [offsetX, offsetY])) return null
    const [across = 0, up = 0] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY])
    return listener.canPress(across, up) ? [across, up] : null
  }
  pointer.on('click', ({ offsetX, offsetY }) => {
    const at = pressedAt(offsetX, offsetY)
    if (at !== null) listener?.onPress(...at)
  })
  pointer.on('mousemove', ({ offsetX, offsetY }) => {
    if (pressedAt(offsetX, offsetY) !== null) pointer.setCursorStyle('pointer')
  })
  return {
    setOnPress: (next) => {
      listener = next
    },
    draw: (option) => {
      chart.setOption(option, { notMerge: true })
      // At once: a printer takes the page as it is when the listeners are done.
      pointer.flush()
      isDrawn = true
    },
    // The library draws everything anew, even for the size that it has; whoever observes an element is told that one first.
    resize: () => {
      if (root.clientWidth !== chart.getWidth() || root.clientHeight !== chart.getHeight()) chart.resize()
    },
    setOnPaper: (isOnPaper) => {
      chart.resize({ width: isOnPaper ? Math.min(root.clientWidth, mostOnPaper) : 'auto' })
      const drawing = root.querySelector('svg')
      if (isOnPaper) drawing?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
      else drawing?.removeAttribute('viewBox')
    },
    width: () => chart.getWidth(),
    dispose: () => {
      for (const drawing of root.querySelectorAll('svg')) makeEmptyable(drawing)
      chart.dispose()
    },
  }
}
