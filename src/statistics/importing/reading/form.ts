/** What the first bytes of a file say that it is. */
export type FileForm =
  | { form: 'text' | 'json' | 'zip' | 'compound' | 'dbf' | 'parquet' }
  | { form: 'other'; name: string | null }

/** How many of the first bytes are asked; whether something is text is seen in far fewer. */
const lookedAt = 4096

const signatures: readonly [readonly number[], string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x1f, 0x8b], 'GZIP'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7Z'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'ZSTD'],
  [[0x42, 0x5a, 0x68], 'BZIP2'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'SQLite / GeoPackage'],
  [[0x00, 0x00, 0x27, 0x0a], 'Shapefile (SHP)'],
  [[0x24, 0x46, 0x4c, 0x32], 'SPSS'],
]

/**
 * Recognises the form of a file by its content; its name is not asked.
 *
 * @param file the first bytes, unpacked; some kilobytes are enough
 */
export function formOf(file: Uint8Array): FileForm {
  const head = file.subarray(0, lookedAt)
  const starts = (bytes: readonly number[]) => bytes.every((byte, position) => head[position] === byte)
  if (starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06])) return { form: 'zip' }
  if (starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { form: 'compound' }
  if (starts([0x50, 0x41, 0x52, 0x31])) return { form: 'parquet' }
  const signed = signatures.find(([bytes]) => starts(bytes))
  if (signed) return { form: 'other', name: signed[1] }
  if (isDbf(head)) return { form: 'dbf' }
  if (!looksLikeText(head)) return { form: 'other', name: null }
  const start = new TextDecoder('windows-1252').decode(head.subarray(0, 1024)).replace(/^(ï»¿|ÿþ|þÿ)/, '')
  const text = start.replaceAll('\0', '').trimStart()
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(text)) return { form: 'other', name: 'HTML' }
  if (text.startsWith('<')) return { form: 'other', name: 'XML' }
  return { form: text.startsWith('{') || text.startsWith('[') ? 'json' : 'text' }
}

/** Version, a date, and a header that is as long as its fields: the start of a dBase table. */
function isDbf(head: Uint8Array): boolean {
  const at = (position: number) => head[position] ?? 0
  const header = at(8) + at(9) * 256
  const record = at(10) + at(11) * 256
  const versions = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb]
  const isDate = at(2) <= 12 && at(3) <= 31
  return (
    head.length >= 65 && versions.includes(at(0)) && isDate && header >= 65 && (header - 33) % 32 <= 8 && record > 1
  )
}

/** Text has hardly any control characters; text of two bytes a character has a zero in every other place. */
function looksLikeText(head: Uint8Array): boolean {
  let control = 0
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0) control += 1
  const zeros = zeroPlaces(head)
  const isWide = zeros.even + zeros.odd > head.length / 4 && Math.min(zeros.even, zeros.odd) < head.length / 100
  return control <= head.length / 100 && (isWide || zeros.even + zeros.odd <= head.length / 20)
}

/** Zero bytes in even and in odd places. */
function zeroPlaces(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  bytes.forEach((byte, position) => {
    if (byte === 0) zeros[position % 2 === 0 ? 'even' : 'odd'] += 1
  })
  return zeros
}

/** Which way text is written, as far as its start tells; null when that is not by two bytes a character. */
export function wideEncodingOf(file: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = file.subarray(0, lookedAt)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const { even, odd } = zeroPlaces(head)
  if (odd > head.length / 4) return 'utf-16le'
  return even > head.length / 4 ? 'utf-16be' : null
}
