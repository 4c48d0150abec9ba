/** A made-up municipality of 300 neighbourhoods with long names, as an analyst has it on disk: figures and boundaries. */
export const largeTown = 'GM0397'
export const largeTownName = 'Pijnacker-Nootdorp'
const [columns, rows] = [20, 15]

const names = [
  'Bedrijventerrein Doornhoek, Dubbelen en De Amert',
  'Verspreide huizen in het zuidoosten van de polder',
  'Sint-Annaparochie en Oudebildtzijl-buitengebied',
  'Groot-Ammersbroekhuizerstraatweg',
  "'t Zand",
  'Düne',
]

const neighbourhoods = Array.from({ length: columns * rows }, (_, index) => {
  const [x, y] = [index % columns, Math.floor(index / columns)]
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    code: `BU0397${two(y + 1)}${two(x)}`,
    name: `${names[index % names.length]} ${index + 1}`,
    x,
    y,
    households: 200 + 7 * (index % 50),
    // Of some nothing is published.
    lowIncome: index % 41 === 0 ? null : 5 + ((index * 7) % 40),
  }
})

/** Key figures of one year of the municipality and its neighbourhoods, in the form of CBS. */
export function largeTownFigures(): string {
  const line = (code: string, name: string, kind: string, households: number, lowIncome: number | null) =>
    [
      code,
      code.slice(2),
      `"${name}"`,
      largeTownName,
      kind,
      code,
      1,
      2 * households,
      households,
      lowIncome ?? '.',
    ].join()
  const all = neighbourhoods.reduce((total, { households }) => total + households, 0)
  return [
    'gwb_code_10,gwb_code_8,regio,gm_naam,recs,gwb_code,ind_wbi,a_inw,a_hh,p_hh_li',
    line(largeTown, largeTownName, 'Gemeente', all, 22),
    ...neighbourhoods.map(({ code, name, households, lowIncome }) => line(code, name, 'Buurt', households, lowIncome)),
  ].join('\n')
}

/** Its boundaries: crooked quadrangles that share their corners, in metres of the Dutch grid. */
export function largeTownMap(): string {
  const corner = (x: number, y: number) => [
    88_000 + 400 * (x + 0.2 * Math.sin(3 * x + 5 * y)),
    446_000 + 400 * (y + 0.2 * Math.sin(7 * x + 2 * y)),
  ]
  const features = neighbourhoods.map(({ code, name, x, y }) => ({
    type: 'Feature',
    properties: { statcode: code, statnaam: name },
    geometry: {
      type: 'Polygon',
      coordinates: [[corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)]],
    },
  }))
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } }
  return JSON.stringify({ type: 'FeatureCollection', name: 'buurten-2024', crs, features })
}
