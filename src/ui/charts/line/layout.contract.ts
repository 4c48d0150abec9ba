import { around, faultsOf } from '../layout.contract'
import type { LineLayout } from './layout'

/** What is wrong with a line chart, whatever its figures; see `faultsOf`. */
export function layoutFaults({ width, height, series, ...layout }: LineLayout): readonly string[] {
  const annotations = layout.annotations.map(({ text }) => text)
  const texts = [...layout.texts, ...annotations, ...layout.legend.entries.map(({ name }) => name)]
  const drawn = series.flatMap(({ name, marks, lines }) => [
    ...marks.map(({ at: { x, y }, radius }) => ({ of: name, box: around(x, y, radius) })),
    ...lines.flat().map(({ x, y }) => ({ of: name, box: around(x, y, 0) })),
  ])
  return faultsOf({ width, height, texts, labels: layout.labels, drawn })
}
