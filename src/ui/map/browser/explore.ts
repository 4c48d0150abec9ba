/** Lets a reader go over a map by pointing, by touch and by keyboard, and come closer. */
import { follow } from './exploring'
import type { Surface } from './surface'
import { isWhole, middleOf, moved, showing, type View, zoomed, zoomStep } from './view'

export interface MapParts {
  /** Around the drawing. */
  picture: HTMLElement
  /** Says what is read; its text is how to read. */
  readout: HTMLElement
  /** Buttons with `data-zoom`: in, out, all. */
  tools: HTMLElement
  /** "Bekijk {name}". */
  open: string
}

/** A finger or mouse that moved less than this many pixels has clicked. */
const still = 6

export function explore({ picture, readout, tools, open }: MapParts, surface: Surface, first: number): void {
  const { places, whole, element } = surface
  const help = readout.textContent ?? ''
  const fingers = new Map<number, { x: number; y: number }>()
  let view: View = whole
  let current: number | null = null
  let travelled = 0
  let readBeforePress: number | null = null

  const read = (place: number | null, byTouch = false): void => {
    if (place === current && !byTouch) return
    current = place
    surface.mark(place)
    readout.replaceChildren(...(place === null ? [help] : sentence(place, byTouch)))
  }

  const sentence = (place: number, byTouch: boolean): (string | Node)[] => {
    const name = places[place]?.name ?? ''
    const strong = document.createElement('strong')
    strong.textContent = name
    const href = surface.href(place)
    if (href === null || !byTouch) return [strong, surface.said(place).slice(name.length)]
    const link = document.createElement('a')
    link.href = href
    link.textContent = open.replace('{name}', () => name)
    return [strong, surface.said(place).slice(name.length), ' ', link]
  }

  const see = (next: View): void => {
    view = next
    surface.show(view)
    picture.classList.toggle('is-closer', !isWhole(view, whole))
  }
  const come = (factor: number, at = middleOf(view)): void => see(zoomed(view, whole, factor, at))
  const unit = (): number => view.width / (element.clientWidth || 1)
  const pointOf = ({ clientX, clientY }: MouseEvent): { x: number; y: number } => {
    const { left, top } = element.getBoundingClientRect()
    return { x: view.x + (clientX - left) * unit(), y: view.y + (clientY - top) * unit() }
  }
  const go = (place: number): void => {
    const { box } = places[place] ?? { box: whole }
    if (!isWhole(view, whole)) see(showing(view, whole, box))
    read(place)
    surface.focus(place)
  }

  const zooms: Readonly<Record<string, () => void>> = {
    in: () => come(zoomStep, current === null ? undefined : middleOf(places[current]?.box ?? view)),
    out: () => come(1 / zoomStep),
    all: () => see(whole),
  }
  const keys: Readonly<Record<string, string>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'all', Escape: 'all' }

  // In this role a screen reader passes the arrow keys on instead of using them itself.
  picture.setAttribute('role', 'application')
  picture.setAttribute('aria-label', picture.dataset.label ?? '')
  picture.setAttribute('aria-describedby', readout.id)
  readout.hidden = tools.hidden = false

  tools.addEventListener('click', ({ target }) => zooms[(target as HTMLElement).dataset.zoom ?? '']?.())

  picture.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const zoom = event.key === 'Escape' && isWhole(view, whole) ? undefined : zooms[keys[event.key] ?? '']
    const next = zoom
      ? null
      : current === null && event.key.startsWith('Arrow')
        ? first
        : follow(places, current ?? first, event.key)
    if (event.key === 'Enter' && current !== null && !(event.target as Element).hasAttribute('href'))
      return leave(current)
    if (!zoom && next === null) return
    event.preventDefault()
    if (zoom) zoom()
    else if (next !== null) go(next)
  })
  picture.addEventListener('focusin', (event) => {
    const place = surface.at(event)
    if (place !== null && place !== current) go(place)
  })
  picture.addEventListener('focusout', () => read(null))

  picture.addEventListener('pointerdown', (event) => {
    travelled = 0
    readBeforePress = current
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
  })
  picture.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (!before) {
      if (event.pointerType === 'mouse') read(surface.at(event))
      return
    }
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place)
    const now = { x: event.clientX, y: event.clientY }
    fingers.set(event.pointerId, now)
    travelled += Math.hypot(now.x - before.x, now.y - before.y)
    if (other) {
      const apart = (one: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y) || 1
      come(apart(now) / apart(before), pointOf(event))
    } else if (travelled > still && !isWhole(view, whole))
      see(moved(view, whole, { x: (before.x - now.x) * unit(), y: (before.y - now.y) * unit() }))
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    picture.addEventListener(end, (event) => {
      fingers.delete(event.pointerId)
      // A finger that is lifted leaves too; what it pointed at stays readable.
      if (end === 'pointerleave' && event.pointerType === 'mouse' && !picture.contains(document.activeElement))
        read(null)
    })
  picture.addEventListener('dragstart', (event) => event.preventDefault())
  picture.addEventListener('click', (event) => {
    const place = surface.at(event)
    const byTouch = (event as PointerEvent).pointerType === 'touch'
    // The first touch reads a region, the second goes there; moving the map is no click.
    if (travelled > still || (byTouch && place !== readBeforePress)) {
      event.preventDefault()
      if (travelled <= still) read(place, true)
    } else if (place !== null && !(event.target as Element).closest('[href]')) leave(place)
  })
  picture.addEventListener(
    'wheel',
    (event) => {
      // Only with the key (or two fingers on a touchpad), so that the page can be scrolled past the map.
      if (!event.ctrlKey) return
      event.preventDefault()
      come(Math.exp(-event.deltaY / 150), pointOf(event))
    },
    { passive: false },
  )

  function leave(place: number): void {
    const href = surface.href(place)
    if (href !== null) location.assign(href)
  }
}
