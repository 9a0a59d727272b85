import { Button, Skeleton, useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { DrawnChart } from './chart-engine'
import { type ChartModel, chartTable, hasValues, sharedUnit } from './chart-model'
import { type ChartColours, chartOption } from './chart-option'
import { PictureMenu } from './PictureMenu'
import classes from './Chart.module.css'

interface ChartProps {
  readonly model: ChartModel
  /** Height of the drawing in pixels. */
  readonly height?: number
  /** Controls beside the title, such as which series are shown. */
  readonly controls?: ReactNode
  /** Opens what a category is made of, by its place counted from 0: from the drawing by a press, from the table by its name. */
  readonly onOpen?: ((category: number) => void) | undefined
  /** Whether a category leads anywhere. Without it all do. */
  readonly canOpen?: ((category: number) => boolean) | undefined
  /** What stands in place of the drawing when there is nothing to draw. */
  readonly emptyText?: string
}

/** The colours of the current theme, as the style sheet has them at this element. */
const readColours = (element: HTMLElement): ChartColours => {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    // Blue and orange first: the pair that stays apart for every kind of colour vision.
    series: [1, 3, 2, 4, 5].map((position) => read(`--chart-${position}`)),
    text: read('--ink'),
    mutedText: read('--ink-soft'),
    gridLine: read('--line'),
    surface: read('--raised'),
  }
}

const Drawing = ({ model, height, onOpen, canOpen }: Pick<ChartProps, 'model' | 'onOpen' | 'canOpen'> & { readonly height: number }) => {
  const rootRef = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<DrawnChart | null>(null)
  const scheme = useComputedColorScheme('light')
  const isStill = useReducedMotion()

  useEffect(() => {
    const root = rootRef.current
    if (root === null) return
    let drawn: DrawnChart | null = null
    let isGone = false
    const observer = new ResizeObserver(() => drawn?.resize())
    // The drawing library is large and comes when the first chart does.
    void import('./chart-engine').then(({ startChart }) => {
      if (isGone) return
      drawn = startChart(root)
      observer.observe(root)
      setChart(drawn)
    })
    return () => {
      isGone = true
      observer.disconnect()
      drawn?.dispose()
      setChart(null)
    }
  }, [])

  useEffect(() => {
    const root = rootRef.current
    if (root === null || chart === null) return
    const draw = (isAnimated: boolean): void => chart.draw(chartOption(model, readColours(root), { isAnimated, width: chart.width }))
    // In a task of its own: React would go on in the same one with what else the screen waits for.
    const turn = setTimeout(() => draw(!isStill))
    // Paper has a width of its own, and the light colours.
    const redraw = ({ type }: Event): void => {
      chart.setOnPaper(type === 'beforeprint')
      draw(false)
    }
    for (const event of ['beforeprint', 'afterprint']) window.addEventListener(event, redraw)
    return () => {
      clearTimeout(turn)
      for (const event of ['beforeprint', 'afterprint']) window.removeEventListener(event, redraw)
    }
    // The scheme changes what readColours finds.
  }, [chart, model, scheme, isStill])

  useEffect(() => {
    const categoryAt = (across: number, up: number): number => (model.isHorizontal ? up : across)
    chart?.setOnPress(onOpen === undefined ? null : { canPress: (...at) => canOpen?.(categoryAt(...at)) ?? true, onPress: (...at) => onOpen(categoryAt(...at)) })
  }, [chart, model, onOpen, canOpen])

  return (
    <div className={classes.frame} style={{ height }} data-drawn>
      {chart === null && <Skeleton className={classes.waiting} height={height} animate={!isStill} />}
      <div ref={rootRef} className={classes.drawing} style={{ height }} />
    </div>
  )
}

const Table = ({ model, labelledBy, height, onOpen, canOpen }: Pick<ChartProps, 'model' | 'onOpen' | 'canOpen'> & { readonly labelledBy: string; readonly height: number }) => {
  const { columns, rows } = chartTable(model)
  return (
    // Scrolls, so it takes the focus for the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.tableFrame} style={{ maxHeight: height }} tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <table className={classes.table} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([category, ...values], rowIndex) => (
            // Two categories may have one name; their order is their identity.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={rowIndex}>
              <th scope="row">{onOpen === undefined || canOpen?.(rowIndex) === false ? category : <button type="button" className={classes.opens} onClick={() => onOpen(rowIndex)}>{category}</button>}</th>
              {values.map((value, index) => (
                <td key={columns[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Pixels: bars that lie down need room for a name of two lines each. */
const leastHeight = ({ isHorizontal, categories }: ChartModel): number => (isHorizontal ? Math.max(280, 60 + categories.length * 30) : 280)

/** A chart in a card of its own with its title, and the same values as a table for who reads better than sees. */
export const Chart = ({ model, height = leastHeight(model), controls, onOpen, canOpen, emptyText = t`Nothing to draw in this period.` }: ChartProps) => {
  const [isTable, setIsTable] = useState(false)
  const titleId = useId()
  const root = useRef<HTMLElement>(null)
  const unit = sharedUnit(model)
  return (
    <section ref={root} className={classes.root} aria-labelledby={titleId}>
      <header className={classes.header}>
        <h2 id={titleId} className={classes.title}>
          {model.title}
          {unit !== '' && <span className={classes.unit}> {unit}</span>}
        </h2>
        <div className={classes.controls}>
          {controls}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            className={classes.toggle}
            leftSection={isTable ? <IconChartLine size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? t`Show as chart` : t`Show as table`}
          </Button>
          {!isTable && hasValues(model) && <PictureMenu title={model.title} note={unit} drawing={() => root.current?.querySelector(`.${classes.drawing}`) ?? null} />}
        </div>
      </header>
      {!hasValues(model) ? (
        <p className={classes.empty}>{emptyText}</p>
      ) : isTable ? (
        <Table model={model} labelledBy={titleId} height={height} onOpen={onOpen} canOpen={canOpen} />
      ) : (
        <Drawing model={model} height={height} onOpen={onOpen} canOpen={canOpen} />
      )}
    </section>
  )
}
