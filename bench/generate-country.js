// Writes a made-up country in the form of the neighbourhood figures of CBS: a CSV file per year with one row per region and
// a column per topic, `.` for unknown and blank for what cannot occur. The same seed gives the same files.
//
//   node bench/generate-country.js FOLDER [--regions 18000] [--columns 120] [--years 12] [--from 2013] [--seed 1]

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A number from 0 to 2^32 that depends on its four inputs and looks random. */
function mixed(seed, a, b, c) {
  let hash = seed ^ Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) >>> 0
}

const share = (seed, a, b, c) => mixed(seed, a, b, c) / 4294967296

/** Real names of columns with the unit of each, from the catalogue of columns that ships. */
async function columnsOf(count) {
  const text = await readFile(join(root, 'content', 'columns', 'kwb.csv'), 'utf8')
  const [header, ...lines] = text.split('\n')
  const names = header.split(',')
  const at = Object.fromEntries(['code', 'unit', 'from', 'to'].map((name) => [name, names.indexOf(name)]))
  // Cells with the names and units hold no commas and stand before those that do.
  const known = lines
    .filter((line) => line.startsWith('kwb:'))
    .map((line) => splitLine(line))
    .map((cells) => ({ name: cells[at.code].slice(4), unit: cells[at.unit], from: cells[at.from], to: cells[at.to] }))
  const always = known.filter(({ from, to }) => from === '' && to === '')
  const rest = known.filter((column) => !always.includes(column))
  const columns = [...always, ...rest].slice(0, count)
  if (columns.length < count) throw new Error(`only ${columns.length} names of columns are known`)
  return columns.map(({ name, unit }) => ({ name, write: writerOf(name, unit) }))
}

function splitLine(line) {
  const cells = []
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(quoted ?? plain ?? '')
  return cells
}

/** How a column writes its values: whole numbers of people, percentages, classes, means with a decimal. */
function writerOf(name, unit) {
  if (name.startsWith('ste_mvs')) return (value) => String(1 + Math.floor(value * 5))
  if (unit === '%') return (value) => String(Math.floor(value * 101))
  if (unit.startsWith('per 1000')) return (value) => String(Math.floor(value * 40))
  if (name.startsWith('a_')) return (value, size) => String(Math.floor((value * size) / 5) * 5)
  if (/^(km|schools|persons\/household|cars\/household|1000 EUR)$/.test(unit)) {
    return (value) => {
      const tenths = Math.floor(value * 900)
      return `${Math.floor(tenths / 10)}.${tenths % 10}`
    }
  }
  return (value) => String(Math.floor(value * 4000))
}

/**
 * The regions: one country, 342 municipalities of 18,000, 3,400 districts, the rest neighbourhoods; in one municipality of
 * thirty the codes have letters, as in Amsterdam.
 */
function regionsOf(count, seed) {
  const municipalities = Math.max(1, Math.round((count * 342) / 18_000))
  const districts = Math.max(municipalities, Math.round((count * 3_400) / 18_000))
  const neighbourhoods = count - 1 - municipalities - districts
  if (neighbourhoods < districts) throw new Error(`${count} regions are too few`)
  const regions = [{ code: 'NL00', name: 'Nederland', kind: 'Land', size: 17_900_000 }]
  // Dealt out over municipalities and districts as evenly as it goes.
  const dealt = (total, over, index) => Math.floor(((index + 1) * total) / over) - Math.floor((index * total) / over)
  let district = 0
  for (let town = 0; town < municipalities; town += 1) {
    const code = String(town + 3).padStart(4, '0')
    const name = `Gemeente ${town + 1}`
    const hasLetters = town % 30 === 7
    const ofTown = dealt(districts, municipalities, town)
    const parts = []
    let people = 0
    for (let inTown = 0; inTown < ofTown; inTown += 1, district += 1) {
      const mark = markOf(inTown, hasLetters)
      const below = []
      for (let place = 0; place < dealt(neighbourhoods, districts, district); place += 1) {
        const size = Math.floor(share(seed, district, place, 77) ** 2 * 4_000)
        below.push({ code: `BU${code}${mark}${markOf(place, false)}`, name: `Buurt ${place + 1}`, kind: 'Buurt', size })
      }
      const size = below.reduce((sum, each) => sum + each.size, 0)
      people += size
      parts.push({ code: `WK${code}${mark}`, name: `Wijk ${mark}`, kind: 'Wijk', size }, ...below)
    }
    regions.push({ code: `GM${code}`, name, kind: 'Gemeente', size: people, town: name })
    for (const part of parts) regions.push({ ...part, town: name })
  }
  return regions
}

/** Two signs for the place in its district or municipality: `00`, `01`, … or `AA`, `AB`, …. */
function markOf(index, letters) {
  if (letters) return String.fromCharCode(65 + (Math.floor(index / 26) % 26), 65 + (index % 26))
  if (index < 100) return String(index).padStart(2, '0')
  return `${String.fromCharCode(65 + (Math.floor((index - 100) / 10) % 26))}${index % 10}`
}

/**
 * Writes the files. A region keeps its own level per column, moves along a line of its own over the years, and has some
 * noise: what looks alike in one year does so in the next.
 *
 * @returns {Promise<{files: string[], regions: number, columns: string[], years: number[], values: number}>}
 */
export async function generateCountry({
  folder,
  regions: count = 18_000,
  columns: width = 120,
  years = 12,
  from = 2013,
  seed = 1,
}) {
  const columns = await columnsOf(width)
  const regions = regionsOf(count, seed)
  await mkdir(folder, { recursive: true })
  const names = ['gwb_code_10', 'gwb_code_8', 'regio', 'gm_naam', 'recs', 'gwb_code', 'ind_wbi']
  const header = [...names, ...columns.map(({ name }) => name)].join(',')
  const files = []
  for (let year = from; year < from + years; year += 1) {
    const path = join(folder, `kwb-${year}.csv`)
    const file = createWriteStream(path)
    let text = `${header}\n`
    for (const [number, region] of regions.entries()) {
      text += rowOf(region, number, columns, year - from, seed)
      if (text.length < 1_000_000) continue
      if (!file.write(text)) await once(file, 'drain')
      text = ''
    }
    file.end(text)
    await once(file, 'finish')
    files.push(path)
  }
  return {
    files,
    regions: regions.length,
    columns: columns.map(({ name }) => name),
    years: Array.from({ length: years }, (_, index) => from + index),
    values: regions.length * columns.length * years,
  }
}

function rowOf({ code, name, kind, size, town = 'Nederland' }, number, columns, year, seed) {
  // About one region of twenty has another border than the year before, and one of fifty nobody who lives there.
  const change = kind === 'Land' ? '.' : mixed(seed, number, year, 999) % 20 === 0 ? '3' : '1'
  const isEmpty = kind === 'Buurt' && number % 50 === 13
  let row = `${code},${code.slice(2)},${name},${town},${kind},${code},${change}`
  for (let column = 0; column < columns.length; column += 1) {
    const chance = mixed(seed + 1, number, column, year) % 1_000
    if (isEmpty && column > 12) row += ','
    else if (kind !== 'Land' && chance < (kind === 'Buurt' ? 80 : 10)) row += ',.'
    else {
      const level = share(seed, number, column, 0)
      const slope = (share(seed, number, column, 1) - 0.5) * 0.02
      const noise = (chance / 1_000 - 0.5) * 0.02
      const value = Math.min(0.999, Math.max(0, level * 0.8 + 0.1 + slope * year + noise))
      const written = columns[column].write(isEmpty ? 0 : value, size)
      // Every fifth column has its numbers as text, as the publisher's workbook has in some columns.
      row += column % 5 === 4 ? `,"${written}"` : `,${written}`
    }
  }
  return `${row}\n`
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const option = { type: 'string' }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { regions: option, columns: option, years: option, from: option, seed: option },
  })
  const [folder] = positionals
  if (folder === undefined) throw new Error('node bench/generate-country.js FOLDER')
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
  const began = performance.now()
  const made = await generateCountry({ folder, ...numbers })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${made.files.length} files, ${made.regions} regions, ${made.values} values in ${seconds} s\n`)
}
