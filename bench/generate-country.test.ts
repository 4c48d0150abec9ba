import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const script = pathToFileURL(join(import.meta.dirname, 'generate-country.js')).href

it('a made-up country has the asked number of regions, columns and years, and is the same for the same seed', async () => {
  const { generateCountry } = await import(/* @vite-ignore */ script)
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-country-'))
  try {
    const asked = { regions: 900, columns: 30, years: 2, from: 2023 }
    const made = await generateCountry({ ...asked, folder: join(folder, 'a'), seed: 5 })
    const again = await generateCountry({ ...asked, folder: join(folder, 'b'), seed: 5 })
    const other = await generateCountry({ ...asked, folder: join(folder, 'c'), seed: 6 })
    expect(made).toMatchObject({ regions: 900, values: 900 * 30 * 2, years: [2023, 2024] })
    const [first, same, different] = await Promise.all(
      [made, again, other].map(({ files }) => readFile(files[0], 'utf8')),
    )
    expect(same).toBe(first)
    expect(different).not.toBe(first)
    const lines = (first ?? '').trimEnd().split('\n')
    expect(lines[0]).toMatch(/^gwb_code_10,gwb_code_8,regio,gm_naam,recs,gwb_code,ind_wbi,a_inw,/)
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([37]))
    const codes = lines.slice(1).map((line) => line.split(',')[0] ?? '')
    expect(new Set(codes).size).toBe(900)
    for (const code of codes) expect(code).toMatch(/^(NL00|GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$/)
    expect(codes.some((code) => /[A-Z]{2}\d*$/.test(code.slice(2)))).toBe(true)
    expect([/,\.,/, /,,/, /,"\d+"/].every((marker) => marker.test(first ?? ''))).toBe(true)
  } finally {
    await rm(folder, { recursive: true })
  }
})
