import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crosses, spread } from './placed'
import { textWidth, wrapText } from './text-width'

describe('labels that are spread', () => {
  const labels = fc.array(
    fc.record({ wish: fc.double({ min: -50, max: 350, noNaN: true }), height: fc.integer({ min: 10, max: 40 }) }),
    { maxLength: 12 },
  )

  it('never overlap, stay inside, and keep the order of their wishes; or do not fit', () => {
    fc.assert(
      fc.property(labels, (list) => {
        const tops = spread(list, 0, 300)
        const total = list.reduce((sum, { height }) => sum + height, 0)
        expect(tops === null).toBe(total > 300)
        if (tops === null) return
        const placed = list
          .map((label, index) => ({ ...label, top: tops[index] ?? Number.NaN }))
          .sort((one, other) => one.top - other.top)
        placed.forEach((label, index) => {
          const next = placed[index + 1]
          expect(label.top).toBeGreaterThanOrEqual(-1e-6)
          expect(label.top + label.height).toBeLessThanOrEqual(300 + 1e-6)
          if (!next) return
          expect(label.top + label.height).toBeLessThanOrEqual(next.top + 1e-6)
          expect(label.wish).toBeLessThanOrEqual(next.wish)
        })
      }),
    )
  })

  it('stay where they wish to be when there is room', () => {
    expect(
      spread(
        [
          { wish: 100, height: 20 },
          { wish: 40, height: 20 },
        ],
        0,
        300,
      ),
    ).toEqual([90, 30])
  })
})

describe('a text', () => {
  it('is measured as the font draws it', () => {
    expect(textWidth('18,2', 1000)).toBe(3 * 497 + 249)
    expect(textWidth('é', 1000)).toBe(textWidth('e', 1000))
  })

  it('is broken into lines that fit, and says when it was cut', () => {
    expect(wrapText('Den Haag Zuidwest', { width: 70, size: 14 })).toEqual({
      lines: ['Den Haag', 'Zuidwest'],
      cut: false,
    })
    const { lines, cut } = wrapText('Bedrijventerreinen langs de spoorlijn', { width: 60, size: 14, most: 2 })
    expect(cut).toBe(true)
    for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(60)
  })

  it('loses no word when it is not cut', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}-?$/), { minLength: 1, maxLength: 12 }), (words) => {
        const { lines, cut } = wrapText(words.join(' '), { width: 90, size: 14 })
        expect(cut).toBe(false)
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
      }),
    )
  })
})

describe('a line and a box', () => {
  const box = { left: 10, top: 10, width: 10, height: 10 }
  it.each([
    [{ x: 0, y: 0 }, { x: 30, y: 30 }, true],
    [{ x: 0, y: 15 }, { x: 30, y: 15 }, true],
    [{ x: 0, y: 0 }, { x: 30, y: 0 }, false],
    [{ x: 0, y: 0 }, { x: 5, y: 5 }, false],
    [{ x: 0, y: 25 }, { x: 25, y: 30 }, false],
  ])('%o to %o: %s', (from, to, touches) => {
    expect(crosses(box, from, to)).toBe(touches)
  })
})
