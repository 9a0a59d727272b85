import { isRightToLeft } from '../../shared/kernel/language'
import { fontFamily } from './chart-option'

/** Pixels of a picture for each of the screen, so that it stays sharp on paper. */
const scale = 2

/** Pixels around what is drawn, and of a line of words above it. */
const margin = 14
const lineHeight = 20

/** What the page's style sheet may say of a drawing, and would not say of its copy. */
const styled = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-variant-numeric'] as const

/** What stands above a picture, which goes where nothing else says what it shows. */
export interface PictureWords {
  readonly title: string
  /** What the values are. Empty: it goes without saying. */
  readonly note: string
}

interface Picture {
  readonly text: string
  readonly width: number
  readonly height: number
}

const keepStyle = (from: Element, to: Element): void => {
  const style = getComputedStyle(from)
  for (const property of styled) to.setAttribute(property, style.getPropertyValue(property))
}

const element = (name: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly (Node | string)[]): SVGElement => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  made.append(...children)
  return made
}

/** A text in lines that are no wider than so many pixels; a longer word has a line of its own. */
const linesOf = (text: string, font: string, width: number): readonly string[] => {
  const measure = document.createElement('canvas').getContext('2d')
  if (measure === null || text === '') return text === '' ? [] : [text]
  measure.font = font
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    return lines.length > 0 && measure.measureText(longer).width <= width ? [...lines.slice(0, -1), longer] : [...lines, word]
  }, [])
}

/** A drawing of the page as a picture of its own, on the ground it stands on, with what it shows above it. */
const standalone = (root: Element, drawing: SVGSVGElement, { title, note }: PictureWords): Picture => {
  const { width, height } = drawing.getBoundingClientRect()
  const style = getComputedStyle(root)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const words = [
    ...linesOf(title, `600 15px ${fontFamily}`, width).map((line) => ({ line, size: 15, weight: 600, fill: colour('--ink') })),
    ...linesOf(note, `13px ${fontFamily}`, width).map((line) => ({ line, size: 13, weight: 400, fill: colour('--ink-soft') })),
  ]
  const copy = drawing.cloneNode(true)
  // A clone is of the same kind.
  const inner = copy as SVGSVGElement
  const top = margin + words.length * lineHeight + 6
  for (const [name, value] of Object.entries({ x: margin, y: top, width, height })) inner.setAttribute(name, String(value))
  const copies = [...inner.querySelectorAll('[class]')]
  for (const [index, original] of [...drawing.querySelectorAll('[class]')].entries()) keepStyle(original, copies[index] ?? inner)
  const whole = { width: width + 2 * margin, height: top + height + margin }
  const start = isRightToLeft() ? { x: whole.width - margin, direction: 'rtl' } : { x: margin }
  const picture = element(
    'svg',
    { ...whole, role: 'img' },
    element('title', {}, title),
    element('rect', { width: '100%', height: '100%', fill: colour('--raised') }),
    ...words.map(({ line, size, weight, fill }, index) => element('text', { ...start, y: margin + 14 + index * lineHeight, fill, 'font-family': fontFamily, 'font-size': size, 'font-weight': weight }, line)),
    inner,
  )
  return { text: new XMLSerializer().serializeToString(picture), ...whole }
}

/** What is drawn in an element as an SVG file. Null: nothing is. */
export const svgOf = (root: Element, words: PictureWords): Blob | null => {
  const drawing = root.querySelector('svg')
  return drawing === null ? null : new Blob([standalone(root, drawing, words).text], { type: 'image/svg+xml' })
}

/** The same as a PNG file. */
export const pngOf = async (root: Element, words: PictureWords): Promise<Blob | null> => {
  const drawing = root.querySelector('svg')
  if (drawing === null) return null
  const { text, width, height } = standalone(root, drawing, words)
  const image = new Image()
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  image.src = address
  await image.decode().finally(() => URL.revokeObjectURL(address))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
