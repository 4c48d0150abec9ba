/**
 * Makes every chart on the page explorable, by pointing and by keyboard. A chart is complete without it: this only adds
 * a line at the period that is read, and the figures of that period in words.
 *
 * It writes no styles and no HTML (the security policy of the page forbids both): only text, classes and attributes.
 */
import { follow, nearestStop, nowhere, type ReadingLine, type ReadingPlace, readAt, sayAt } from '../charts/exploring'
import type { Exploration } from '../charts/line/exploration'

for (const figure of document.querySelectorAll<HTMLElement>('[data-chart]')) explore(figure)

function explore(figure: HTMLElement): void {
  const drawings = figure.querySelector<HTMLElement>('[data-chart-drawings]')
  const readout = figure.querySelector<HTMLElement>('[data-chart-readout]')
  const live = figure.querySelector<HTMLElement>('[data-chart-live]')
  const data = figure.querySelector('[data-chart-data]')?.textContent
  if (!drawings || !readout || !live || !data) return
  const chart = JSON.parse(data) as Exploration
  if (chart.stops.length === 0) return
  const pictures = [...drawings.querySelectorAll('svg')]
  const help = readout.textContent ?? ''
  let place: ReadingPlace = nowhere

  const line = ({ name, look, value }: ReadingLine, index: number): (string | HTMLElement)[] => {
    const chosen = place.series !== null && index === 0
    const made = element('span', `wijklus-chart__line${chosen ? ' is-chosen' : ''}`, `${name} `)
    made.prepend(element('span', keyClass(look), ''))
    made.append(element('b', '', value))
    return [' ', made]
  }

  const write = (): void => {
    const reading = readAt(chart, place)
    readout.replaceChildren(
      ...(reading
        ? [element('strong', 'wijklus-chart__period', reading.period), ...reading.lines.flatMap(line)]
        : [help]),
    )
  }

  const go = (next: ReadingPlace): void => {
    if (next.stop === place.stop && next.series === place.series) return
    place = next
    for (const picture of pictures) mark(picture, place)
    write()
  }

  const point = (event: PointerEvent): void => {
    const picture = pictures.find((each) => each.getClientRects().length > 0)
    if (!picture) return
    const { left, width } = picture.getBoundingClientRect()
    const x = ((event.clientX - left) / width) * picture.viewBox.baseVal.width
    go({ ...place, stop: nearestStop(x, stopsOf(picture)) })
  }

  drawings.tabIndex = 0
  // In this role a screen reader passes the arrow keys on instead of using them itself.
  drawings.setAttribute('role', 'application')
  drawings.setAttribute('aria-label', drawings.dataset.label ?? '')
  drawings.setAttribute('aria-describedby', readout.id)
  readout.hidden = false

  drawings.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const next = follow(place, event.key, chart)
    if (!next) return
    event.preventDefault()
    go(next)
    live.textContent = sayAt(chart, place)
  })
  drawings.addEventListener('pointermove', point)
  drawings.addEventListener('pointerdown', point)
  drawings.addEventListener('pointerleave', (event) => {
    // A finger that is lifted leaves too; what it pointed at stays readable.
    if (event.pointerType !== 'touch') go(nowhere)
  })
  drawings.addEventListener('blur', () => go(nowhere))
}

/** Shows in one drawing where the reader is. */
function mark(picture: SVGSVGElement, { stop, series }: ReadingPlace): void {
  const cursor = picture.querySelector('[data-chart-cursor]')
  const x = stop === null ? undefined : stopsOf(picture)[stop]
  cursor?.setAttribute('visibility', x === undefined ? 'hidden' : 'visible')
  if (x !== undefined) for (const end of ['x1', 'x2']) cursor?.setAttribute(end, String(x))
  for (const dot of picture.querySelectorAll<SVGElement>('[data-stop]'))
    dot.classList.toggle('is-read', dot.dataset.stop === String(stop))
  for (const line of picture.querySelectorAll<SVGElement>('[data-series]')) {
    line.classList.toggle('is-chosen', line.dataset.series === String(series))
    line.classList.toggle('is-other', series !== null && line.dataset.series !== String(series))
  }
}

function stopsOf(picture: SVGSVGElement): number[] {
  return (picture.dataset.stops ?? '').split(' ').map(Number)
}

/** Class of the key of a series: the looks of its line, one class for each. */
function keyClass(look: string): string {
  return ['wijklus-chart__key', ...look.split(' ').map((each) => `wijklus-chart__key--${each}`)].join(' ')
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}
