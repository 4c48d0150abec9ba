/** What every figure is made of: a title, drawings for several widths, and the chart in words. */
import type { ReactNode } from 'react'
import type { ChartTexts } from './texts'

/**
 * Each drawing is made for one width, so that its letters keep their size; `charts.css` shows the one that fits the
 * place where the figure stands and takes the others away for everyone, also for who listens.
 */
export const drawings = [
  { variant: 'narrow', width: 320, height: 300 },
  { variant: 'medium', width: 560, height: 340 },
  { variant: 'wide', width: 900, height: 400 },
] as const

/** Which way is better; it is said in words, never only in colour. */
export type Better = 'higher' | 'lower' | 'none'

/** The title of a figure, with which way is better behind it. */
export function FigureCaption(props: {
  /** Of the title itself; names the figure. */
  id: string
  title: string
  better: Better
  texts: ChartTexts
  /** Hides it from the eye, for where a heading above says the same. */
  hidden?: boolean
}): ReactNode {
  const { id, title, better, texts, hidden } = props
  return (
    <figcaption className={`wijklus-chart__title${hidden ? ' out-of-sight' : ''}`}>
      <span id={id}>{title}</span>
      {better !== 'none' && <span className="wijklus-chart__better"> {texts[better]}</span>}
    </figcaption>
  )
}

/** The chart in words, for who cannot see the picture and for everyone. */
export function FigureDescription({
  id,
  sentences,
  texts,
}: {
  id: string
  sentences: readonly string[]
  texts: ChartTexts
}): ReactNode {
  return (
    <details className="wijklus-chart__description">
      <summary>{texts.describe}</summary>
      <p id={id}>{sentences.join(' ')}</p>
    </details>
  )
}

/** The figures of a chart as a table, folded away until asked for unless it is `open`. */
export function FigureTable(props: { texts: ChartTexts; open?: boolean; children: ReactNode }): ReactNode {
  const { texts, open, children } = props
  return (
    <details className="wijklus-chart__description" open={open}>
      <summary>{texts.table}</summary>
      {children}
    </details>
  )
}
