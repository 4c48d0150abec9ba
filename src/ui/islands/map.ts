/**
 * Makes every map on the page explorable, by pointing and by keyboard, and draws the maps that have too many shapes for a
 * page. A map in the page is complete without it. It writes no styles and no HTML (the security policy of the page forbids
 * both): only text, classes and attributes.
 */
import { canvasSurface } from '../map/browser/canvas-surface'
import { explore } from '../map/browser/explore'
import { svgSurface } from '../map/browser/svg-surface'

for (const figure of document.querySelectorAll<HTMLElement>('[data-map]')) void start(figure)

async function start(figure: HTMLElement): Promise<void> {
  const part = (name: string) => figure.querySelector<HTMLElement>(`[data-map-${name}]`)
  const [picture, readout, tools, live, place] = ['picture', 'readout', 'tools', 'live', 'canvas'].map(part)
  if (!picture || !readout || !tools || !live) return
  const parts = { picture, readout, tools, open: figure.dataset.open ?? '' }
  const drawing = picture.querySelector<SVGSVGElement>('[data-map-drawing]')
  if (drawing) {
    const { surface, first } = svgSurface(drawing)
    explore(parts, surface, first)
  } else if (place) {
    try {
      const { surface, first } = await canvasSurface(place, live)
      picture.tabIndex = 0
      explore(parts, surface, first)
    } catch {
      const waiting = place.querySelector<HTMLElement>('[data-map-waiting]')
      if (waiting) waiting.textContent = waiting.dataset.failed ?? ''
    }
  }
}
