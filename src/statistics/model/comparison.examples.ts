/** Indicators and published series the tests of comparison and statement share (source 000, Figures 11-35). */
import { type Comparison, compareSeries } from './comparison'
import type { ComparisonSettings } from './comparison-settings'
import { decimalsOf } from './exact'
import type { Indicator, Series } from './indicator'
import type { Absence, Observation } from './observation'

/** A figure as it was printed ("8.0" has one decimal), an observation's own fields, or the reason why there is none. */
export type Printed = string | (Partial<Observation> & { printed?: string }) | { absence: Absence }

export type Periods = Readonly<Record<string, Printed>>

export interface Example {
  indicator: Indicator
  /** Per definition version. */
  place: Readonly<Record<string, Periods>>
  reference: Readonly<Record<string, Periods>> | null
}

const base: Indicator = {
  code: 'example',
  name: { nl: 'Voorbeeld', en: 'Example' },
  subject: { nl: 'voorbeelden', en: 'examples' },
  population: { nl: 'van de huishoudens', en: 'of the households' },
  kind: 'outcome',
  theme: 'example',
  themes: [],
  unit: '%',
  better: 'lower',
  uncertainty: 'rounded',
  aggregation: 'none',
  definitions: [{ version: '1', label: { nl: 'definitie', en: 'definition' }, text: { nl: '', en: '' } }],
  caveats: [],
  jumps: [],
  goals: [],
  events: [],
}

export function indicatorLike(differs: Partial<Indicator>): Indicator {
  return { ...base, ...differs }
}

export function observed(period: string, printed: Printed): Observation {
  const source = { document: 'monitor', line: '1' }
  if (typeof printed === 'string') {
    const decimals = printed.split('.')[1]?.length ?? 0
    return { period, value: Number(printed), precision: 'exact', decimals, source }
  }
  if (!('printed' in printed || 'value' in printed)) {
    return { period, value: null, precision: 'exact', ...printed, source }
  }
  const { printed: text, ...own } = printed
  const value = text === undefined ? (own.value ?? null) : Number(text)
  const decimals = text === undefined ? decimalsOf(value ?? 0) : (text.split('.')[1]?.length ?? 0)
  return { period, precision: 'exact', decimals, source, ...own, value }
}

export function seriesOf(indicator: Indicator, place: string, versions: Readonly<Record<string, Periods>>): Series {
  return {
    indicator: indicator.code,
    unit: indicator.unit,
    better: indicator.better,
    uncertainty: indicator.uncertainty,
    place,
    definitions: Object.entries(versions).map(([version, periods]) => ({
      version,
      observations: Object.entries(periods).map(([period, printed]) => observed(period, printed)),
    })),
  }
}

export function compareExample(
  { indicator, place, reference }: Example,
  settings?: ComparisonSettings,
  jumps?: readonly string[],
): Comparison {
  return compareSeries(
    indicator,
    seriesOf(indicator, 'nplv', place),
    reference && seriesOf(indicator, 'nl', reference),
    settings,
    jumps,
  )
}

/** One definition, both places. */
export function example(differs: Partial<Indicator>, place: Periods, reference: Periods | null): Example {
  return { indicator: indicatorLike(differs), place: { 1: place }, reference: reference && { 1: reference } }
}

export const poverty = example(
  { code: 'huishoudens-in-armoede', subject: { nl: 'arme huishoudens', en: 'poor households' } },
  { 2018: '18.2', 2019: '16.2', 2020: '13.0', 2021: '13.2', 2022: '8.0' },
  { 2018: '8.8', 2019: '7.8', 2020: '6.2', 2021: '6.2', 2022: '4.0' },
)

export const debts: Example = {
  indicator: indicatorLike({
    code: 'problematische-schulden',
    subject: { nl: 'huishoudens met problematische schulden', en: 'households with problematic debts' },
    definitions: [
      {
        version: 'oud',
        label: { nl: 'oude definitie', en: 'old definition' },
        text: { nl: '', en: '' },
        from: '2018',
        to: '2024',
      },
      {
        version: 'herzien',
        label: { nl: 'herziene definitie', en: 'revised definition' },
        text: { nl: '', en: '' },
        from: '2021',
      },
    ],
  }),
  place: {
    oud: { 2018: '13.3', 2021: '12.1', 2022: '12.5', 2023: '13.7', 2024: '14.0' },
    herzien: { 2021: '12.8', 2022: '13.2', 2023: '14.3', 2024: '14.5' },
  },
  reference: {
    oud: { 2018: '6.5', 2021: '5.8', 2022: '6.3', 2023: '7.2', 2024: '7.5' },
    herzien: { 2021: '6.1', 2022: '6.7', 2023: '7.5', 2024: '7.7' },
  },
}

export const participation = example(
  {
    code: 'arbeidsparticipatie',
    subject: { nl: 'mensen met betaald werk', en: 'people in paid work' },
    better: 'higher',
  },
  { 2018: '60.7', 2019: '61.9', 2020: '61.0', 2021: '61.9', 2022: '64.0', 2023: '64.4' },
  { 2018: '68.0', 2019: '69.0', 2020: { absence: 'not-published' }, 2023: '71.0' },
)

export const startQualification = example(
  {
    code: 'zonder-startkwalificatie',
    subject: {
      nl: 'inwoners van 18 tot 30 jaar zonder startkwalificatie',
      en: 'residents aged 18-30 without start qualification',
    },
  },
  { 2018: '12.6', 2019: '12.2', 2020: '11.5', 2021: '11.0', 2022: '9.9', 2023: '12.5', 2024: '12.1' },
  { 2018: '9.9', 2019: '9.6', 2020: '9.5', 2021: '9.0', 2022: '8.1', 2023: '9.3', 2024: '10.2' },
)

export const socialAssistance = example(
  { subject: { nl: 'mensen met een bijstandsuitkering', en: 'people on social assistance' } },
  { 2018: '8.2', 2023: '6.7' },
  { 2018: '3.2', 2023: '2.7' },
)

export const downwardSchoolMoves = example(
  { subject: { nl: 'leerlingen dat afstroomt', en: 'pupils who move to a lower level' } },
  { 2018: '3.42', 2019: '3.16', 2020: '2.27', 2023: '3.08' },
  { 2018: '3.07', 2019: '3.25', 2020: '2.46', 2023: '3.37' },
)

export const stress = example(
  {
    subject: { nl: 'volwassenen met veel stress', en: 'adults under high stress' },
    uncertainty: 'survey-without-margin',
  },
  { 2020: '23.4', 2022: '27.8' },
  { 2020: '17.9', 2022: '20.7' },
)

export const carers = example(
  {
    subject: { nl: 'volwassenen dat mantelzorg geeft', en: 'adults who give informal care' },
    uncertainty: 'survey-without-margin',
    better: 'none',
  },
  { 2012: '10.2', 2016: '10.8', 2020: '10.7', 2022: '11.8' },
  { 2012: '12.0', 2016: '14.1', 2020: '13.5', 2022: '13.5' },
)

export const emotionalSupport = example(
  {
    subject: { nl: 'volwassenen dat emotionele steun mist', en: 'adults who miss emotional support' },
    uncertainty: 'survey-without-margin',
  },
  { 2022: '11.0' },
  { 2022: '6.4' },
)

export const schoolDisadvantage = example(
  { subject: { nl: 'onderwijsachterstand per leerling', en: 'educational disadvantage per pupil' }, unit: 'score' },
  { 2018: '1.85', 2022: '1.63', 2024: '1.57' },
  { 2018: '0.40', 2022: '0.37', 2024: '0.37' },
)

export const careCosts = example(
  {
    subject: { nl: 'zorgkosten per persoon van 35 tot en met 49 jaar', en: 'care costs per person aged 35-49' },
    unit: 'EUR',
    better: 'none',
  },
  { 2018: '2168', 2022: '2348' },
  { 2018: '1777', 2022: '1967' },
)

export const preschoolReach = example(
  {
    subject: {
      nl: 'kinderen met een indicatie dat voorschoolse educatie volgt',
      en: 'indicated children in preschool education',
    },
    better: 'higher',
  },
  { 2024: { printed: '80', precision: 'about' } },
  { 2024: '75' },
)

export const guidance = example(
  {
    subject: {
      nl: 'mensen met begeleiding naar werk of meedoen',
      en: 'people guided to work or participation',
    },
    unit: 'persons',
    better: 'none',
  },
  { 2024: { printed: '209', n: 12, of: 20 } },
  null,
)

export const cohesion = example(
  {
    subject: { nl: 'sociale samenhang', en: 'social cohesion' },
    unit: 'score',
    better: 'higher',
    uncertainty: 'modelled',
  },
  { 2018: { absence: 'not-published' }, 2022: { absence: 'not-published' } },
  { 2018: { absence: 'not-published' }, 2022: { absence: 'not-published' } },
)

export const middleIncomes = example(
  { subject: { nl: 'inwoners met een middeninkomen', en: 'residents with a middle income' }, better: 'none' },
  { 2018: '48.3', 2020: { printed: '48.2', precision: 'about' }, 2023: '49.2' },
  { 2018: '52.7', 2020: '52.4', 2023: { value: 52.35, precision: 'range', low: 52.2, high: 52.5, decimals: 1 } },
)
