/** A map that stands in the page as SVG: its shapes are links, and become one stop of the Tab key. */
import type { Surface } from './surface'
import type { View } from './view'

/** Height of letters in pixels, and how large a pattern of 18 units is. */
const letters = 13.5
const hatching = 0.45

/** `first`: the region where the keyboard begins, in the area at hand if there is one. */
export function svgSurface(drawing: SVGSVGElement): { surface: Surface; first: number } {
  const shapes = [...drawing.querySelectorAll<SVGGElement>('[data-region]')]
  const cursors = [...drawing.querySelectorAll('[data-map-cursor]')]
  const names = drawing.querySelector('[data-map-names]')
  const texts = [...(names?.querySelectorAll<SVGTextElement>('text') ?? [])]
  const hatch = drawing.querySelector('[data-map-hatch]')
  const { x, y, width, height } = drawing.viewBox.baseVal
  const whole = { x, y, width, height }
  const titles = shapes.map((shape) => shape.querySelector('title')?.textContent ?? '')
  const first = Math.max(
    0,
    shapes.findIndex((shape) => shape.hasAttribute('data-in-area')),
  )
  let stop = first
  shapes[stop]?.setAttribute('tabindex', '0')
  for (const shape of shapes)
    if (!shape.hasAttribute('href')) {
      shape.setAttribute('role', 'img')
      if (shape !== shapes[stop]) shape.setAttribute('tabindex', '-1')
    }
  let seen: View = whole
  /** Letters and hatching are as large at every width, and stay so when one comes closer; names show where they fit. */
  const resize = () => {
    const pixel = seen.width / (drawing.clientWidth || width)
    names?.setAttribute('font-size', String(letters * pixel))
    for (const text of texts)
      text.setAttribute('visibility', Number(text.dataset.size) < letters * pixel ? 'hidden' : 'visible')
    hatch?.setAttribute('patternTransform', `rotate(45) scale(${pixel * hatching})`)
  }
  new ResizeObserver(resize).observe(drawing)
  const surface: Surface = {
    element: drawing,
    places: shapes.map((shape, index) => ({
      name: titles[index]?.split(': ')[0] ?? '',
      get box() {
        return shape.getBBox()
      },
    })),
    whole,
    said: (place) => titles[place] ?? '',
    href: (place) => shapes[place]?.getAttribute('href') ?? null,
    at(event) {
      const found = shapes.indexOf((event.target as Element).closest('[data-region]') as SVGGElement)
      return found < 0 ? null : found
    },
    mark(place) {
      const path = place === null ? '' : (shapes[place]?.querySelector('path')?.getAttribute('d') ?? '')
      for (const cursor of cursors) cursor.setAttribute('d', path)
    },
    show(view) {
      drawing.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`)
      seen = view
      resize()
    },
    focus(place) {
      shapes[stop]?.setAttribute('tabindex', '-1')
      stop = place
      shapes[stop]?.setAttribute('tabindex', '0')
      shapes[stop]?.focus({ preventScroll: true })
    },
  }
  return { surface, first }
}
