/** Pixels of a picture for each of the screen, so that it stays sharp on paper. */
const scale = 2

/** What the page's style sheet may say of a drawing, and would not say of its copy. */
const styled = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-variant-numeric'] as const

const keepStyle = (from: Element, to: Element): void => {
  const style = getComputedStyle(from)
  for (const property of styled) to.setAttribute(property, style.getPropertyValue(property))
}

/** A drawing of the page as a picture of its own. */
const standalone = (drawing: SVGSVGElement): { readonly text: string; readonly width: number; readonly height: number } => {
  const { width, height } = drawing.getBoundingClientRect()
  const copy = drawing.cloneNode(true)
  // A clone is of the same kind.
  const svg = copy as SVGSVGElement
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  const copies = [...svg.querySelectorAll('[class]')]
  for (const [index, original] of [...drawing.querySelectorAll('[class]')].entries()) keepStyle(original, copies[index] ?? svg)
  return { text: new XMLSerializer().serializeToString(svg), width, height }
}

/** What is drawn in an element as an SVG file. Null: nothing is. */
export const svgOf = (root: Element): Blob | null => {
  const drawing = root.querySelector('svg')
  return drawing === null ? null : new Blob([standalone(drawing).text], { type: 'image/svg+xml' })
}

/** What is drawn in an element as a PNG file, on the ground it stands on. Null: nothing is. */
export const pngOf = async (root: Element, ground: string): Promise<Blob | null> => {
  const drawing = root.querySelector('svg')
  if (drawing === null) return null
  const { text, width, height } = standalone(drawing)
  const image = new Image()
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  image.src = address
  await image.decode().finally(() => URL.revokeObjectURL(address))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
