/** A map of thousands of shapes, painted from TopoJSON that the page fetches. */
import { type BrowserTopology, decode, regionAt } from './decode'
import { painter } from './paint'
import type { MapReading } from './reading'
import type { Surface } from './surface'
import type { View } from './view'

/** A map that did not move for so many milliseconds is painted with all its lines. */
const settled = 150
/** Units across the drawing; only proportions matter. */
const width = 1600

/**
 * Fetches and paints the map; what is read is said by `live`. `first`: the region where the keyboard begins, in the area at
 * hand if there is one. Throws when shapes or figures cannot be fetched.
 */
export async function canvasSurface(
  place: HTMLElement,
  live: HTMLElement,
): Promise<{ surface: Surface; first: number }> {
  const { topology: address = '', object = '', reading: elsewhere, language = 'nl' } = place.dataset
  const embedded = place.querySelector('[data-map-reading]')?.textContent
  const [topology, reading] = await Promise.all([
    fetchJson<BrowserTopology>(address),
    elsewhere === undefined ? (JSON.parse(embedded ?? '') as MapReading) : fetchJson<MapReading>(elsewhere),
  ])
  const map = decode(topology, object, width, language)
  const { whole, regions } = map
  const frame = place.querySelector('svg')
  frame?.setAttribute('viewBox', `0 0 ${whole.width} ${whole.height}`)
  place.querySelector('[data-map-waiting]')?.remove()
  const [base, top] = [place.appendChild(canvas()), place.appendChild(canvas())]
  const paint = painter(map, reading, base, top)
  let view: View = whole
  let marked: number | null = null
  let isAsked = false
  let isStill = true
  let settling: ReturnType<typeof setTimeout> | undefined
  const repaint = (canRest: boolean) => {
    clearTimeout(settling)
    isStill = canRest
    if (!isStill) settling = setTimeout(() => repaint(true), settled)
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      isAsked = false
      paint.map(view, isStill)
      paint.cursor(view, marked)
    })
  }
  new ResizeObserver(() => {
    for (const each of [base, top]) {
      each.width = Math.round(place.clientWidth * devicePixelRatio)
      each.height = Math.round((place.clientWidth * devicePixelRatio * whole.height) / whole.width)
    }
    repaint(true)
  }).observe(place)
  const said = (index: number) => {
    const { code, name } = regions[index] ?? { code: '', name: '' }
    const [, saying = -1, value = ''] = reading.regions[code] ?? []
    return `${name}: ${(reading.sayings[saying] ?? '–').replace('{value}', () => value)}`
  }
  const surface: Surface = {
    element: base,
    places: regions,
    whole,
    said,
    href: (index) =>
      reading.link?.replace(/\{code\}|%7Bcode%7D/i, () => encodeURIComponent(regions[index]?.code ?? '')) ?? null,
    at(event) {
      if (!(event instanceof MouseEvent)) return null
      const { clientX, clientY } = event
      const { left, top: upper, width: across } = base.getBoundingClientRect()
      const unit = view.width / across
      return regionAt(map, view.x + (clientX - left) * unit, view.y + (clientY - upper) * unit)
    },
    mark(index) {
      marked = index
      paint.cursor(view, marked)
    },
    show(next) {
      view = next
      repaint(false)
    },
    focus(index) {
      live.textContent = said(index)
    },
  }
  const first = regions.findIndex(({ code }) => reading.area.includes(code))
  return { surface, first: Math.max(0, first) }
}

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return (await answer.json()) as T
}

function canvas(): HTMLCanvasElement {
  const made = document.createElement('canvas')
  made.className = 'wijklus-map__paint'
  return made
}
