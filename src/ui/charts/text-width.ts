/**
 * How wide a text will be, without a screen: charts are placed on the server and in files, where no font is drawn yet.
 * The widths are those of Source Sans 3 (thousandths of the font size), read from the font's own table.
 */

export type Weight = 400 | 600

const widths: Record<Weight, ReadonlyMap<string, number>> = {
  400: read({
    200: ' \u00a0',
    241: '|',
    246: 'i',
    247: 'j',
    249: "',.:;’",
    255: 'l',
    263: 'I',
    289: '!',
    292: 'f',
    303: '()[]{}',
    311: '-',
    338: 't',
    347: 'r',
    350: '/\\',
    418: '*',
    419: 's',
    425: '?z',
    426: '"',
    446: 'x',
    456: 'c',
    467: 'vy',
    476: 'Y',
    479: 'J',
    480: '–',
    486: 'L',
    494: 'F',
    495: 'k',
    496: 'e',
    497: '#$+0123456789<=>^~−×€',
    500: '_',
    504: 'ag',
    513: 'X',
    515: 'V',
    527: 'E',
    534: 'S',
    536: 'T',
    539: 'Z',
    542: '`o',
    543: 'A',
    544: 'hu',
    547: 'n',
    553: 'b',
    555: 'dpq',
    566: 'P',
    569: 'R',
    571: 'C',
    579: 'K',
    588: 'B',
    609: '&',
    615: 'D',
    617: 'G',
    645: 'U',
    647: 'N',
    652: 'H',
    664: 'OQ',
    719: 'w',
    727: 'M',
    786: 'W',
    824: '%',
    829: 'm',
    847: '@',
    948: '…',
  }),
  600: read({
    200: ' \u00a0',
    255: '|',
    262: 'i',
    263: 'j',
    271: 'l',
    275: "',.:;’",
    282: 'I',
    315: '!',
    317: 'f',
    322: '-',
    324: '()[]{}',
    344: '/\\',
    361: 't',
    373: 'r',
    431: 's',
    438: '*',
    443: 'z',
    444: '?',
    462: 'c',
    480: '–',
    481: 'x',
    482: '"',
    494: 'J',
    495: 'vy',
    500: '_',
    501: 'Y',
    502: 'L',
    507: 'e',
    510: 'F',
    513: '#$+0123456789<=>^~−×€',
    516: 'a',
    520: 'g',
    522: 'k',
    536: 'V',
    538: 'E',
    540: 'Z',
    541: 'X',
    545: 'S',
    546: 'T',
    549: '`o',
    556: 'u',
    558: 'Ah',
    560: 'n',
    563: 'b',
    564: 'dpq',
    576: 'C',
    582: 'P',
    592: 'R',
    597: 'BK',
    625: 'D',
    628: 'G',
    639: '&',
    655: 'U',
    657: 'N',
    663: 'H',
    674: 'OQ',
    745: 'M',
    748: 'w',
    800: 'W',
    841: '%',
    843: 'm',
    875: '@',
    964: '…',
  }),
}

/** Width of a text on one line in the units of `size`. An unknown letter counts as its base letter, else as a wide one. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const known = widths[weight]
  let thousandths = 0
  for (const letter of text) thousandths += known.get(letter) ?? known.get(letter.normalize('NFD').charAt(0)) ?? 700
  return (thousandths * size) / 1000
}

/**
 * Breaks a text at its spaces (and after its hyphens) into at most `most` lines of at most `width`. What does not fit
 * is cut with an ellipsis; `cut` says whether that happened, so that the full text can be given elsewhere.
 */
export function wrapText(
  text: string,
  { width, size, weight = 400, most = 99 }: { width: number; size: number; weight?: Weight; most?: number },
): { lines: readonly string[]; cut: boolean } {
  const fits = (line: string) => textWidth(line, size, weight) <= width
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[^ -]*-+|[^ -]+ *| +/g) ?? []) {
    if (line === '' || fits((line + piece).trimEnd())) line += piece
    else {
      lines.push(line.trimEnd())
      line = piece
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  const kept = lines.slice(0, most)
  if (lines.length > most) kept[most - 1] = `${kept[most - 1]} ${lines[most]}`
  const shown = kept.map((each) => (fits(each) ? each : shorten(each, fits)))
  return { lines: shown, cut: shown.some((each, index) => each !== lines[index]) }
}

function shorten(line: string, fits: (line: string) => boolean): string {
  const letters = [...line]
  while (letters.length > 1 && !fits(`${letters.join('').trimEnd()}…`)) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

function read(lettersByWidth: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(lettersByWidth).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)])),
  )
}
