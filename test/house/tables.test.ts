import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { root } from '../support/places'

/** Every table of the code, told by file and line, that does not stand directly in the room that scrolls. */
function bareTables(file: string, text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) =>
    line.includes('<table') && !/<WideTable\b/.test(lines[index - 1] ?? '') ? [`${file}:${index + 1}`] : [],
  )
}

it('every table stands in the one part that scrolls sideways, shows that it does, and is reached by keyboard', () => {
  const files = globSync('src/**/*.tsx', { cwd: root }).filter((file) => !file.endsWith('.test.tsx'))
  const all = files.map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }))
  expect(all.flatMap(({ file, text }) => bareTables(file, text))).toEqual([])
  expect(bareTables('a.tsx', '<div>\n  <table>')).toEqual(['a.tsx:2'])
})
