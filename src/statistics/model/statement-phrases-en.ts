import type { Phrases } from './statement-phrases'

/** English. A gap is in percentage points; other units have a difference. */
export const englishPhrases: Phrases = {
  noun: { share: 'the share', amount: 'the amount', score: 'the score', count: 'the number', measured: 'the figure' },
  measure: {
    share: (subject) => `the share of ${subject}`,
    amount: (subject) => `the amount of ${subject}`,
    score: (subject) => `the score for ${subject}`,
    count: (subject) => `the number of ${subject}`,
  },
  definition: (label) => (label.endsWith('definition') ? `by the ${label},` : `by the newest definition (${label}),`),
  otherDefinition: (earlier) =>
    earlier
      ? 'figures on earlier years follow another definition and do not connect to these'
      : 'there are also figures by another definition, which do not connect to these',
  level: {
    changed: ({ definition, measure, place, from, to, figures: [first, last] }, rose) => {
      const verb = rose ? 'rose' : 'fell'
      return definition
        ? `${definition} ${measure} ${place} ${verb} from ${first} to ${last} between ${from} and ${to}`
        : `between ${from} and ${to} ${measure} ${place} ${verb} from ${first} to ${last}`
    },
    steady: ({ definition, measure, place, from, to, figures: [first, last] }) =>
      definition
        ? `${definition} ${measure} ${place} changed little between ${from} and ${to} (${first} and ${last})`
        : `between ${from} and ${to} ${measure} ${place} changed little (${first} and ${last})`,
    unclear: ({ definition, measure, place, from, to, apart: [first, last] }, doubt) => {
      const opening = `${definition && `${definition} `}${measure} ${place} was`
      return first === last
        ? `${opening} ${last} in ${from} and also in ${to}`
        : `${opening} ${first} in ${from} and ${last} in ${to}, ${doubt}`
    },
    once: ({ definition, measure, place, to, figures: [, last] }) =>
      definition
        ? `${definition} ${measure} ${place} was ${last} in ${to}`
        : `in ${to} ${measure} ${place} was ${last}`,
    none: (measure, place, reasons) => `there is no figure on ${measure} ${place}${reasons && ` (${reasons})`}`,
    ofReference: (noun, place, period, figure) => `in ${period} ${noun} ${place} was ${figure}`,
  },
  jump: (period, before) => `the series has an unexplained jump in ${period}${before && ` (${before})`}`,
  beforeJump: {
    changed: (noun, until, [first, last], rose) =>
      `up to and including ${until} ${noun} ${rose ? 'rose' : 'fell'} from ${first} to ${last}`,
    other: (noun, until, [first, last]) => `up to and including ${until} ${noun} was ${first} and ${last}`,
  },
  gap: {
    name: (family, reference) => `the ${family === 'share' ? 'gap' : 'difference'} ${reference}`,
    where: (noun, higher) => `, where ${noun} is ${higher ? 'higher' : 'lower'},`,
    changed: ({ gap, between, gaps: [first, last] }, narrower) => {
      const start = between ? `between ${between.from} and ${between.to} ` : ''
      return `${start}${gap} became ${narrower ? 'smaller' : 'larger'}, from ${first} to ${last}`
    },
    steady: ({ gap, between, gaps: [first, last] }) => {
      const start = between ? `between ${between.from} and ${between.to} ` : ''
      return `${start}${gap} changed little (${first} and ${last})`
    },
    unclear: ({ gap, from, to, apart: [first, last] }, doubt) =>
      first === last
        ? `${gap} was ${last} in ${from} and also in ${to}`
        : `${gap} was ${first} in ${from} and ${last} in ${to}, ${doubt}`,
    crossed: ({ from, to, apart: [first, last] }, noun, reference, higherFirst) =>
      `in ${from} ${noun} was ${first} ${higherFirst ? 'higher' : 'lower'} than ${reference} and in ${to} it was ${last} ${higherFirst ? 'lower' : 'higher'}`,
    once: ({ gap, to, gaps: [, last] }, then, ratio) =>
      `${then ? `${gap} was ${last} then` : `in ${to} ${gap} was ${last}`}${ratio && ` (${ratio})`}; nothing can be said about change, because only that period has figures of both`,
    noReference: 'there is no reference to compare this figure with',
    noCommonPeriod: (reference) =>
      `a comparison ${reference} is not possible, because there is no period for which both have a figure by this definition`,
    besideRange: (reference, inReference, period, range) =>
      `a difference ${reference} cannot be worked out, for ${inReference} only the bounds of the figure in ${period} are known (${range})`,
  },
  concentration: (where, narrower, beyond) => {
    const change = narrower ? 'decrease' : 'increase'
    return beyond
      ? `, and ${where} the ${change} was larger than over the whole time`
      : `, and more than half of that ${change} came ${where}`
  },
  single: (period) => `in ${period} alone`,
  span: (from, to) => `between ${from} and ${to}`,
  ratio: {
    byProportion: 'in proportion',
    byRest: (noun) => `counted by the rest (100% minus ${noun})`,
    changed: (by, [first, last], narrower) =>
      `${by} the difference became ${narrower ? 'smaller' : 'larger'} (from ${first} to ${last} times)`,
    steady: (by, [first, last]) => `${by} hardly anything changed (${first} and ${last} times)`,
    unclear: (by, [first, last]) => `${by} no change can be shown (${first} and ${last} times)`,
    crossed: ([first, last], reference) => `that is ${first} and ${last} times the figure ${reference}`,
    once: (ratio) => `${ratio} times as high`,
  },
  answered: (n, of) => `based on ${n} of ${of}`,
}
