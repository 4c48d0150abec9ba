import { describe, expect, it } from 'vitest'
import {
  careCosts,
  carers,
  cohesion,
  compareExample,
  debts,
  downwardSchoolMoves,
  type Example,
  emotionalSupport,
  example,
  guidance,
  middleIncomes,
  participation,
  poverty,
  preschoolReach,
  schoolDisadvantage,
  socialAssistance,
  startQualification,
  stress,
} from './comparison.examples'
import { placeNames } from './place-names'
import { type Statement, statementOf } from './statement'

const names = { place: placeNames('nplv'), reference: placeNames('nl') }

const state = (one: Example, jumps?: readonly string[]) =>
  statementOf(one.indicator, compareExample(one, undefined, jumps), names)

/** As a reader sees it: spaces that keep a number with its unit are spaces. */
const read = (text: string) => text.replaceAll('\u00a0', ' ')

const read2 = ({ nl, en }: Statement) => ({ nl: read(nl), en: read(en) })

const arnhemPoverty = {
  ...poverty,
  place: { 1: { 2021: { absence: 'not-published' }, 2022: { absence: 'suppressed' } } },
} as const satisfies Example

describe('the statements, to be read aloud', () => {
  it.each<[string, Example, { nl: string; en: string }, jumps?: string[]]>([
    [
      'poverty: gap and ratio tell two stories',
      poverty,
      {
        nl: 'Tussen 2018 en 2022 daalde het aandeel arme huishoudens in de focusgebieden (gemiddelde, weging niet gepubliceerd) van 18,2 naar 8,0 %. De kloof met Nederland werd kleiner, van 9,4 naar 4,0 procentpunt, en meer dan de helft van die afname viel in 2022 alleen; naar verhouding veranderde er nauwelijks iets (2,07 en 2,00 keer).',
        en: 'Between 2018 and 2022 the share of poor households in the focus areas (mean, weighting not published) fell from 18.2% to 8.0%. The gap with the Netherlands became smaller, from 9.4 to 4.0 percentage points, and more than half of that decrease came in 2022 alone; in proportion hardly anything changed (2.07 and 2.00 times).',
      },
    ],
    [
      'debts: the newest of two definitions',
      debts,
      {
        nl: 'Volgens de herziene definitie steeg het aandeel huishoudens met problematische schulden in de focusgebieden (gemiddelde, weging niet gepubliceerd) tussen 2021 en 2024 van 12,8 naar 14,5 %; cijfers over eerdere jaren volgen een andere definitie en sluiten hier niet op aan. De kloof met Nederland was 6,7 procentpunt in 2021 en 6,8 procentpunt in 2024, wat door afronding kan komen; naar verhouding werd het verschil kleiner (van 2,10 naar 1,88 keer).',
        en: 'By the revised definition, the share of households with problematic debts in the focus areas (mean, weighting not published) rose from 12.8% to 14.5% between 2021 and 2024; figures on earlier years follow another definition and do not connect to these. The gap with the Netherlands was 6.7 percentage points in 2021 and 6.8 percentage points in 2024, which rounding can produce; in proportion the difference became smaller (from 2.10 to 1.88 times).',
      },
    ],
    [
      'participation: below the country, higher is better',
      participation,
      {
        nl: 'Tussen 2018 en 2023 steeg het aandeel mensen met betaald werk in de focusgebieden (gemiddelde, weging niet gepubliceerd) van 60,7 naar 64,4 %. De kloof met Nederland, waar het aandeel hoger is, veranderde weinig (7,3 en 6,6 procentpunt); naar verhouding veranderde er nauwelijks iets (0,893 en 0,907 keer).',
        en: 'Between 2018 and 2023 the share of people in paid work in the focus areas (mean, weighting not published) rose from 60.7% to 64.4%. The gap with the Netherlands, where the share is higher, changed little (7.3 and 6.6 percentage points); in proportion hardly anything changed (0.893 and 0.907 times).',
      },
    ],
    [
      'start qualification: an unexplained jump',
      startQualification,
      {
        nl: 'Tussen 2018 en 2024 veranderde het aandeel inwoners van 18 tot 30 jaar zonder startkwalificatie in de focusgebieden (gemiddelde, weging niet gepubliceerd) weinig (12,6 en 12,1 %); de reeks heeft een onverklaarde sprong in 2023 (tot en met 2022 daalde het aandeel van 12,6 naar 9,9 %). De kloof met Nederland werd kleiner, van 2,7 naar 1,9 procentpunt; naar verhouding werd het verschil kleiner (van 1,27 naar 1,19 keer).',
        en: 'Between 2018 and 2024 the share of residents aged 18-30 without start qualification in the focus areas (mean, weighting not published) changed little (12.6% and 12.1%); the series has an unexplained jump in 2023 (up to and including 2022 the share fell from 12.6% to 9.9%). The gap with the Netherlands became smaller, from 2.7 to 1.9 percentage points; in proportion the difference became smaller (from 1.27 to 1.19 times).',
      },
      ['2023'],
    ],
    [
      'social assistance: the gap narrows, of the ratio no change can be shown',
      socialAssistance,
      {
        nl: 'Tussen 2018 en 2023 daalde het aandeel mensen met een bijstandsuitkering in de focusgebieden (gemiddelde, weging niet gepubliceerd) van 8,2 naar 6,7 %. De kloof met Nederland werd kleiner, van 5,0 naar 4,0 procentpunt; naar verhouding is geen verandering aan te tonen (2,56 en 2,48 keer).',
        en: 'Between 2018 and 2023 the share of people on social assistance in the focus areas (mean, weighting not published) fell from 8.2% to 6.7%. The gap with the Netherlands became smaller, from 5.0 to 4.0 percentage points; in proportion no change can be shown (2.56 and 2.48 times).',
      },
    ],
    [
      'school: from above the country to below it',
      downwardSchoolMoves,
      {
        nl: 'Tussen 2018 en 2023 veranderde het aandeel leerlingen dat afstroomt in de focusgebieden (gemiddelde, weging niet gepubliceerd) weinig (3,42 en 3,08 %). In 2018 lag het aandeel 0,35 procentpunt hoger dan in Nederland en in 2023 juist 0,29 procentpunt lager; dat is 1,114 en 0,914 keer het cijfer in Nederland.',
        en: 'Between 2018 and 2023 the share of pupils who move to a lower level in the focus areas (mean, weighting not published) changed little (3.42% and 3.08%). In 2018 the share was 0.35 percentage points higher than in the Netherlands and in 2023 it was 0.29 percentage points lower; that is 1.114 and 0.914 times the figure in the Netherlands.',
      },
    ],
    [
      'stress: a survey without margin, a large change of the level',
      stress,
      {
        nl: 'Tussen 2020 en 2022 steeg het aandeel volwassenen met veel stress in de focusgebieden (gemiddelde, weging niet gepubliceerd; enquête zonder gepubliceerde marge) van 23,4 naar 27,8 %. De kloof met Nederland was 5,5 procentpunt in 2020 en 7,1 procentpunt in 2022, wat bij deze enquête ook toeval kan zijn; naar verhouding is geen verandering aan te tonen (1,31 en 1,34 keer).',
        en: 'Between 2020 and 2022 the share of adults under high stress in the focus areas (mean, weighting not published; survey without published margin) rose from 23.4% to 27.8%. The gap with the Netherlands was 5.5 percentage points in 2020 and 7.1 percentage points in 2022, which may also be chance in this survey; in proportion no change can be shown (1.31 and 1.34 times).',
      },
    ],
    [
      'informal care: a survey without margin, small changes',
      carers,
      {
        nl: 'Het aandeel volwassenen dat mantelzorg geeft in de focusgebieden (gemiddelde, weging niet gepubliceerd; enquête zonder gepubliceerde marge) was 10,2 % in 2012 en 11,8 % in 2022, wat bij deze enquête ook toeval kan zijn. De kloof met Nederland, waar het aandeel hoger is, was 1,8 procentpunt in 2012 en 1,7 procentpunt in 2022, wat bij deze enquête ook toeval kan zijn; naar verhouding is geen verandering aan te tonen (0,850 en 0,874 keer).',
        en: 'The share of adults who give informal care in the focus areas (mean, weighting not published; survey without published margin) was 10.2% in 2012 and 11.8% in 2022, which may also be chance in this survey. The gap with the Netherlands, where the share is higher, was 1.8 percentage points in 2012 and 1.7 percentage points in 2022, which may also be chance in this survey; in proportion no change can be shown (0.850 and 0.874 times).',
      },
    ],
    [
      'emotional support: one period',
      emotionalSupport,
      {
        nl: 'In 2022 was het aandeel volwassenen dat emotionele steun mist in de focusgebieden (gemiddelde, weging niet gepubliceerd; enquête zonder gepubliceerde marge) 11,0 %. De kloof met Nederland was toen 4,6 procentpunt (1,72 keer zo hoog); over verandering is niets te zeggen, want alleen over die periode zijn er cijfers van beide.',
        en: 'In 2022 the share of adults who miss emotional support in the focus areas (mean, weighting not published; survey without published margin) was 11.0%. The gap with the Netherlands was 4.6 percentage points then (1.72 times as high); nothing can be said about change, because only that period has figures of both.',
      },
    ],
    [
      'educational disadvantage: a score has no ratio',
      schoolDisadvantage,
      {
        nl: 'Tussen 2018 en 2024 daalde de score voor onderwijsachterstand per leerling in de focusgebieden (gemiddelde, weging niet gepubliceerd) van 1,85 naar 1,57. Het verschil met Nederland, waar de score lager is, werd kleiner, van 1,45 naar 1,20.',
        en: 'Between 2018 and 2024 the score for educational disadvantage per pupil in the focus areas (mean, weighting not published) fell from 1.85 to 1.57. The difference with the Netherlands, where the score is lower, became smaller, from 1.45 to 1.20.',
      },
    ],
    [
      'care costs: euros',
      careCosts,
      {
        nl: 'Tussen 2018 en 2022 steeg het bedrag aan zorgkosten per persoon van 35 tot en met 49 jaar in de focusgebieden (gemiddelde, weging niet gepubliceerd) van € 2.168 naar € 2.348. Het verschil met Nederland veranderde weinig (€ 391 en € 381); naar verhouding veranderde er nauwelijks iets (1,22 en 1,19 keer).',
        en: 'Between 2018 and 2022 the amount of care costs per person aged 35-49 in the focus areas (mean, weighting not published) rose from €2,168 to €2,348. The difference with the Netherlands changed little (€391 and €381); in proportion hardly anything changed (1.22 and 1.19 times).',
      },
    ],
    [
      'preschool: published as about',
      preschoolReach,
      {
        nl: 'In 2024 was het aandeel kinderen met een indicatie dat voorschoolse educatie volgt in de focusgebieden (gemiddelde, weging niet gepubliceerd) ongeveer 80 %. De kloof met Nederland was toen ongeveer 5 procentpunt (1,07 keer zo hoog); over verandering is niets te zeggen, want alleen over die periode zijn er cijfers van beide.',
        en: 'In 2024 the share of indicated children in preschool education in the focus areas (mean, weighting not published) was about 80%. The gap with the Netherlands was about 5 percentage points then (1.07 times as high); nothing can be said about change, because only that period has figures of both.',
      },
    ],
    [
      'guidance: a number of people, no reference, not everyone answered',
      guidance,
      {
        nl: 'In 2024 was het aantal mensen met begeleiding naar werk of meedoen in de focusgebieden (gemiddelde, weging niet gepubliceerd; berekend over 12 van 20) 209. Er is geen referentie om dit cijfer mee te vergelijken.',
        en: 'In 2024 the number of people guided to work or participation in the focus areas (mean, weighting not published; based on 12 of 20) was 209. There is no reference to compare this figure with.',
      },
    ],
    [
      'social cohesion: nothing published',
      cohesion,
      {
        nl: 'Er is geen cijfer over de score voor sociale samenhang in de focusgebieden (niet gepubliceerd).',
        en: 'There is no figure on the score for social cohesion in the focus areas (not published).',
      },
    ],
    [
      'middle incomes: a range in the country',
      middleIncomes,
      {
        nl: 'Tussen 2018 en 2023 veranderde het aandeel inwoners met een middeninkomen in de focusgebieden (gemiddelde, weging niet gepubliceerd) weinig (48,3 en 49,2 %). De kloof met Nederland, waar het aandeel hoger is, werd kleiner, van 4,4 naar ongeveer 3,2 procentpunt; naar verhouding veranderde er nauwelijks iets (0,917 en 0,940 keer).',
        en: 'Between 2018 and 2023 the share of residents with a middle income in the focus areas (mean, weighting not published) changed little (48.3% and 49.2%). The gap with the Netherlands, where the share is higher, became smaller, from 4.4 to about 3.2 percentage points; in proportion hardly anything changed (0.917 and 0.940 times).',
      },
    ],
    [
      'quarters: the gap covers other periods than the level, and doubles in one quarter',
      example(
        { subject: { nl: 'huishoudens met een betaalachterstand', en: 'households in arrears' } },
        { '2023-Q1': '10.0', '2023-Q2': '11.0', '2023-Q3': '13.0', '2023-Q4': '13.5' },
        { '2023-Q1': '8.0', '2023-Q2': '8.0', '2023-Q3': '8.0' },
      ),
      {
        nl: 'Tussen het 1e kwartaal van 2023 en het 4e kwartaal van 2023 steeg het aandeel huishoudens met een betaalachterstand in de focusgebieden (gemiddelde, weging niet gepubliceerd) van 10,0 naar 13,5 %. Tussen het 1e kwartaal van 2023 en het 3e kwartaal van 2023 werd de kloof met Nederland groter, van 2,0 naar 5,0 procentpunt, en meer dan de helft van die toename viel in het 3e kwartaal van 2023 alleen; naar verhouding werd het verschil groter (van 1,25 naar 1,63 keer).',
        en: 'Between Q1 2023 and Q4 2023 the share of households in arrears in the focus areas (mean, weighting not published) rose from 10.0% to 13.5%. Between Q1 2023 and Q3 2023 the gap with the Netherlands became larger, from 2.0 to 5.0 percentage points, and more than half of that increase came in Q3 2023 alone; in proportion the difference became larger (from 1.25 to 1.63 times).',
      },
    ],
    [
      'a place that went the other way than its complement',
      example(
        { subject: { nl: 'jongeren met een diploma', en: 'young people with a diploma' }, better: 'higher' },
        { 2020: '80.0', 2021: '90.0' },
        { 2020: '90.0', 2021: '97.0' },
      ),
      {
        nl: 'Tussen 2020 en 2021 steeg het aandeel jongeren met een diploma in de focusgebieden (gemiddelde, weging niet gepubliceerd) van 80,0 naar 90,0 %. De kloof met Nederland, waar het aandeel hoger is, werd kleiner, van 10,0 naar 7,0 procentpunt; naar verhouding veranderde er nauwelijks iets (0,889 en 0,928 keer); gerekend naar de rest (100 % min het aandeel) werd het verschil groter (van 2,000 naar 3,333 keer).',
        en: 'Between 2020 and 2021 the share of young people with a diploma in the focus areas (mean, weighting not published) rose from 80.0% to 90.0%. The gap with the Netherlands, where the share is higher, became smaller, from 10.0 to 7.0 percentage points; in proportion hardly anything changed (0.889 and 0.928 times); counted by the rest (100% minus the share) the difference became larger (from 2.000 to 3.333 times).',
      },
    ],
  ])('%s', (_, one, sentences, jumps) => {
    expect(read2(state(one, jumps))).toEqual(sentences)
  })

  it('an area without a figure: says why, and gives the newest figure of the country', () => {
    const comparison = compareExample(arnhemPoverty)
    const said = statementOf(poverty.indicator, comparison, {
      place: placeNames('arnhem-oost', 'Arnhem-Oost'),
      reference: placeNames('nl'),
    })
    expect(read(said.nl)).toBe(
      'Er is geen cijfer over het aandeel arme huishoudens in Arnhem-Oost (niet gepubliceerd, afgeschermd vanwege kleine aantallen). In 2022 was het aandeel in Nederland 4,0 %.',
    )
    expect(read(said.en)).toBe(
      'There is no figure on the share of poor households in Arnhem-Oost (not published, suppressed because of small numbers). In 2022 the share in the Netherlands was 4.0%.',
    )
  })

  it('no common period: says that a comparison is not possible', () => {
    const said = state(example({}, { 2020: '8.0' }, { 2021: '4.0' }))
    expect(said.nl).toContain(
      'Een vergelijking met Nederland is niet mogelijk, want er is geen periode waarover beide een cijfer volgens deze definitie hebben.',
    )
  })

  it('a reference of which only the bounds are known: says these, and that no difference can be worked out', () => {
    const bounds = { value: null, precision: 'range', low: 4.1, high: 5.2 } as const
    const said = state(example({}, { 2020: '8.0', 2021: '7.0' }, { 2020: bounds, 2021: bounds }))
    expect(read(said.nl)).toContain(
      'Een verschil met Nederland is niet te berekenen, want in Nederland is alleen bekend tussen welke waarden het cijfer in 2021 ligt (4,1–5,2 %).',
    )
    expect(read(said.en)).toContain('only the bounds of the figure in 2021 are known (4.1–5.2%).')
  })

  it('a step that is larger than the whole change is not called a part of it', () => {
    const said = state(
      example(
        {},
        { 2020: '20.0', 2021: '12.0', 2022: '13.0', 2023: '14.0' },
        { 2020: '10.0', 2021: '10.0', 2022: '10.0', 2023: '10.0' },
      ),
    )
    expect(said.nl).toContain('en in 2021 alleen was de afname groter dan over de hele periode')
  })
})

it('a place with nothing but a range: the range is told, and nothing is calculated from it', () => {
  const published = { value: null, precision: 'range', low: 52.2, high: 52.5 } as const
  const one = example(
    { subject: middleIncomes.indicator.subject },
    { 2022: published, 2023: published },
    { 2023: '48.0' },
  )
  expect(read2(state(one))).toEqual({
    nl: 'In 2023 was het aandeel inwoners met een middeninkomen in de focusgebieden 52,2–52,5 %. In 2023 was het aandeel in Nederland 48,0 %.',
    en: 'In 2023 the share of residents with a middle income in the focus areas was 52.2–52.5%. In 2023 the share in the Netherlands was 48.0%.',
  })
})

describe('how a statement is made', () => {
  const how = (one: Example, jumps?: string[]) => state(one, jumps).how.map(({ nl }) => read(nl))

  it('shows the figures, the sums and the thresholds of poverty', () => {
    expect(how(poverty)).toEqual([
      'Gepubliceerd in de focusgebieden: 18,2 % in 2018 en 8,0 % in 2022.',
      'Gepubliceerd in Nederland: 8,8 % in 2018 en 4,0 % in 2022.',
      'De kloof is het cijfer min dat van de referentie, in procentpunt: 18,2 − 8,8 = 9,4 en 8,0 − 4,0 = 4,0.',
      'De verhouding is het cijfer gedeeld door dat van de referentie: 2,07 en 2,00 keer (pas bij het tonen afgerond).',
      'Een verandering telt pas als zij groter is dan afronding kan veroorzaken; een exact cijfer met 1 decimaal kan 0,05 afwijken, een cijfer met “ongeveer” tien keer zoveel.',
      'Een woord van verandering staat er alleen als het cijfer zelf minstens 0,5 procentpunt en 5 % verandert, de kloof (in procentpunt) minstens 0,5 procentpunt en 10 %, de verhouding minstens 5 %; deze drempels zijn een keuze en zijn in te stellen.',
      'Uitkomst: het cijfer zelf daalt; het verschil met de referentie wordt kleiner; de verhouding verandert weinig.',
      'De hele verandering van het verschil is 5,4 procentpunt; tussen 2021 en 2022 was zij 3,0 procentpunt.',
      'Over de cijfers in de focusgebieden: gemiddelde, weging niet gepubliceerd.',
      'De zin beschrijft wat gepubliceerd is en zegt niets over oorzaken.',
    ])
  })

  it.each<[string, Example, string, string[]?]>([
    [
      'two definitions',
      debts,
      'Gebruikt is de nieuwste definitie met cijfers (herziene definitie); cijfers volgens verschillende definities worden nooit samengenomen.',
    ],
    [
      'the complement',
      participation,
      'Omdat hier hoger als beter geldt, is ook de verhouding van de rest berekend (100 % min het aandeel): 1,228 en 1,228 keer (pas bij het tonen afgerond).',
    ],
    ['what is missing and why', participation, 'Geen cijfer in Nederland over 2020: niet gepubliceerd.'],
    [
      'the rule for surveys without margin',
      stress,
      'Van deze enquête is geen marge gepubliceerd; daarom wordt aangenomen dat elk cijfer 1 procentpunt of 5 % van zichzelf, wat het grootste is, kan afwijken, en krijgen kleinere veranderingen geen richting.',
    ],
    [
      'both sides of a jump',
      startQualification,
      'Vóór de sprong in 2023: 12,6 % en 9,9 % (daalt); het verschil met de referentie was 2,7 en 1,8 procentpunt (wordt kleiner).',
      ['2023'],
    ],
    ['how many answered', guidance, 'Het cijfer over 2024 berust op 12 van 20 antwoorden.'],
    ['that nothing is not zero', cohesion, 'Er is geen cijfer van deze plaats; een ontbrekend cijfer is nooit nul.'],
  ])('tells %s', (_, one, sentence, jumps) => {
    expect(how(one, jumps)).toContain(sentence)
  })
})

it('names the unit of what is measured, not of what is counted one by one', () => {
  const told = (unit: string) =>
    read(state({ ...poverty, indicator: { ...poverty.indicator, unit } }).nl).split('. ')[0]
  expect(told('1000 EUR')).toContain('18,2 duizend euro naar 8,0 duizend euro')
  expect(told('persons/household')).toContain('8,0 personen per huishouden')
  expect(told('persons')).toContain('van 18,2 naar 8,0')
  const participated = (unit: string) =>
    read(state({ ...participation, indicator: { ...participation.indicator, unit } }).nl)
  expect(participated('km')).toContain('waar het cijfer hoger is')
  expect(participated('persons')).toContain('waar het aantal hoger is')
})
