import type { Phrases } from './statement-phrases'

/** Dutch. "Kloof" never stands without procentpunt; other units have a "verschil". */
export const dutchPhrases: Phrases = {
  noun: { share: 'het aandeel', amount: 'het bedrag', score: 'de score', count: 'het aantal', measured: 'het cijfer' },
  measure: {
    share: (subject) => `het aandeel ${subject}`,
    amount: (subject) => `het bedrag aan ${subject}`,
    score: (subject) => `de score voor ${subject}`,
    count: (subject) => `het aantal ${subject}`,
  },
  definition: (label) =>
    label.endsWith('definitie') ? `volgens de ${label}` : `volgens de nieuwste definitie (${label})`,
  otherDefinition: (earlier) =>
    earlier
      ? 'cijfers over eerdere jaren volgen een andere definitie en sluiten hier niet op aan'
      : 'er zijn ook cijfers volgens een andere definitie, die hier niet op aansluiten',
  level: {
    changed: ({ definition, measure, place, from, to, figures: [first, last] }, rose) => {
      const verb = rose ? 'steeg' : 'daalde'
      return definition
        ? `${definition} ${verb} ${measure} ${place} tussen ${from} en ${to} van ${first} naar ${last}`
        : `tussen ${from} en ${to} ${verb} ${measure} ${place} van ${first} naar ${last}`
    },
    steady: ({ definition, measure, place, from, to, figures: [first, last] }) =>
      definition
        ? `${definition} veranderde ${measure} ${place} tussen ${from} en ${to} weinig (${first} en ${last})`
        : `tussen ${from} en ${to} veranderde ${measure} ${place} weinig (${first} en ${last})`,
    unclear: ({ definition, measure, place, from, to, apart: [first, last] }, doubt) => {
      const opening = definition ? `${definition} was ${measure} ${place}` : `${measure} ${place} was`
      return first === last
        ? `${opening} ${last} in ${from} en ook in ${to}`
        : `${opening} ${first} in ${from} en ${last} in ${to}, ${doubt}`
    },
    once: ({ definition, measure, place, to, figures: [, last] }) =>
      definition
        ? `${definition} was ${measure} ${place} ${last} in ${to}`
        : `in ${to} was ${measure} ${place} ${last}`,
    none: (measure, place, reasons) => `er is geen cijfer over ${measure} ${place}${reasons && ` (${reasons})`}`,
    ofReference: (noun, place, period, figure) => `in ${period} was ${noun} ${place} ${figure}`,
  },
  jump: (period, before) => `de reeks heeft een onverklaarde sprong in ${period}${before && ` (${before})`}`,
  beforeJump: {
    changed: (noun, until, [first, last], rose) =>
      `tot en met ${until} ${rose ? 'steeg' : 'daalde'} ${noun} van ${first} naar ${last}`,
    other: (noun, until, [first, last]) => `tot en met ${until} was ${noun} ${first} en ${last}`,
  },
  gap: {
    name: (family, reference) => `${family === 'share' ? 'de kloof' : 'het verschil'} ${reference}`,
    where: (noun, higher) => `, waar ${noun} ${higher ? 'hoger' : 'lager'} is,`,
    changed: ({ gap, between, gaps: [first, last] }, narrower) => {
      const size = narrower ? 'kleiner' : 'groter'
      return between
        ? `tussen ${between.from} en ${between.to} werd ${gap} ${size}, van ${first} naar ${last}`
        : `${gap} werd ${size}, van ${first} naar ${last}`
    },
    steady: ({ gap, between, gaps: [first, last] }) =>
      between
        ? `tussen ${between.from} en ${between.to} veranderde ${gap} weinig (${first} en ${last})`
        : `${gap} veranderde weinig (${first} en ${last})`,
    unclear: ({ gap, from, to, apart: [first, last] }, doubt) =>
      first === last
        ? `${gap} was ${last} in ${from} en ook in ${to}`
        : `${gap} was ${first} in ${from} en ${last} in ${to}, ${doubt}`,
    crossed: ({ from, to, apart: [first, last] }, noun, reference, higherFirst) =>
      `in ${from} lag ${noun} ${first} ${higherFirst ? 'hoger' : 'lager'} dan ${reference} en in ${to} juist ${last} ${higherFirst ? 'lager' : 'hoger'}`,
    once: ({ gap, to, gaps: [, last] }, then, ratio) =>
      `${then ? `${gap} was toen ${last}` : `in ${to} was ${gap} ${last}`}${ratio && ` (${ratio})`}; over verandering is niets te zeggen, want alleen over die periode zijn er cijfers van beide`,
    noReference: 'er is geen referentie om dit cijfer mee te vergelijken',
    noCommonPeriod: (reference) =>
      `een vergelijking ${reference} is niet mogelijk, want er is geen periode waarover beide een cijfer volgens deze definitie hebben`,
    besideRange: (reference, inReference, period, range) =>
      `een verschil ${reference} is niet te berekenen, want ${inReference} is alleen bekend tussen welke waarden het cijfer in ${period} ligt (${range})`,
  },
  concentration: (where, narrower, beyond) => {
    const change = narrower ? 'afname' : 'toename'
    return beyond
      ? `, en ${where} was de ${change} groter dan over de hele periode`
      : `, en meer dan de helft van die ${change} viel ${where}`
  },
  single: (period) => `in ${period} alleen`,
  span: (from, to) => `tussen ${from} en ${to}`,
  ratio: {
    byProportion: 'naar verhouding',
    byRest: (noun) => `gerekend naar de rest (100 % min ${noun})`,
    changed: (by, [first, last], narrower) =>
      `${by} werd het verschil ${narrower ? 'kleiner' : 'groter'} (van ${first} naar ${last} keer)`,
    steady: (by, [first, last]) => `${by} veranderde er nauwelijks iets (${first} en ${last} keer)`,
    unclear: (by, [first, last]) => `${by} is geen verandering aan te tonen (${first} en ${last} keer)`,
    crossed: ([first, last], reference) => `dat is ${first} en ${last} keer het cijfer ${reference}`,
    once: (ratio) => `${ratio} keer zo hoog`,
  },
  answered: (n, of) => `berekend over ${n} van ${of}`,
}
