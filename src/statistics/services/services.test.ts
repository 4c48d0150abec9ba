import { serviceContract } from './test-support/service.contract'

const town = '"Voorbeeldstad, aan de Oefening          "'
const wide = [
  'ID,WijkenEnBuurten,Gemeentenaam_1,SoortRegio_2,Codering_3,IndelingswijzigingGemeenteWijkBuurt_4,AantalInwoners_5,Mannen_6,HuishoudensMetEenLaagInkomen_84,GemiddeldeWOZWaardeVanWoningen_39',
  '0,NL00      ,Nederland                               ,Land      ,NL00      ,       .,17942942, 8920768,     6.6,     379',
  `1,GM9998    ,${town},Gemeente  ,GM9998    ,       1,   20480,   10180,    12.6,     262`,
  `2,WK999801  ,${town},Wijk      ,WK999801  ,       1,    5125,    2560,    15.1,     215`,
  `3,BU99980101,${town},Buurt     ,BU99980101,       1,    3260,    1625,    16.4,     201`,
  // Unknown or secret is a point, what cannot occur is blank: two reasons, both kept.
  `4,BU99980102,${town},Buurt     ,BU99980102,       1,      45,      20,       .,       .`,
  `5,WK9998AA  ,${town},Wijk      ,WK9998AA  ,       3,      10,       5,       .,       .`,
  `6,BU9998AA01,${town},Buurt     ,BU9998AA01,       3,       0,       0,        ,`,
]
serviceContract({
  kind: 'odata-v3',
  pageSize: 2,
  pages: 4,
  lines: wide,
  municipality: wide.filter((line) => !line.includes('Nederland')),
})

const people = 'T001036,Bevolking/Aantal inwoners (aantal),aantal'
const poor = 'M003371_2,Inkomen/Inkomen van huishoudens/Huishoudens met een laag inkomen (%),%'
const long = [
  'Measure,MeasureTitle,Unit,WijkenEnBuurten,Perioden,Value,StringValue,ValueAttribute',
  `${people},NL01,2023JJ00,17942942,,None`,
  `${poor},NL01,2023JJ00,6.6,,None`,
  `${people},GM9998,2023JJ00,20480,,None`,
  `${poor},GM9998,2023JJ00,12.6,,None`,
  `${people},WK999801,2023JJ00,5125,,None`,
  `${poor},WK999801,2023JJ00,15.1,,None`,
  `${people},BU99980101,2023JJ00,3260,,None`,
  `${poor},BU99980101,2023JJ00,16.4,,None`,
  `${people},BU99980102,2023JJ00,45,,None`,
  `${poor},BU99980102,2023JJ00,,,Confidential`,
  `${people},BU9998AA01,2023JJ00,0,,None`,
  `${poor},BU9998AA01,2023JJ00,,,Impossible`,
  'ST0001,Mate van stedelijkheid (code),code,GM9998,2023JJ00,,1,None',
]
serviceContract({
  kind: 'odata-v4',
  pageSize: 4,
  pages: 4,
  lines: long,
  municipality: long.filter((line) => !line.includes('NL01')),
})

const residents = 'bevtot,Aantal inwoners,personen'
const items = [
  'Variable,Name,Unit,GeoLevel,GeoItem,Region,BoundaryYear,PeriodLevel,Period,Value',
  `${residents},nederland,nederland_1,nl,2024,year,2022,17590672`,
  `${residents},nederland,nederland_1,nl,2024,year,2023,17811291`,
  `${residents},gemeente2024,gemeente2024_9998,GM9998,2024,year,2022,20310`,
  `${residents},gemeente2024,gemeente2024_9998,GM9998,2024,year,2023,20480`,
  `${residents},gemeente2024,gemeente2024_344,GM0344,2024,year,2023,367947`,
  `${residents},wijk,wijk_999801,WK999801,2024,year,2023,5125`,
  `${residents},wijk,wijk_9998aa,WK9998AA,2024,year,2023,10`,
  `${residents},buurt,buurt_99980101,BU99980101,2024,year,2023,3260`,
  `${residents},buurt,buurt_99980102,BU99980102,2024,year,2023,?`,
  `${residents},buurt,buurt_99980103,BU99980103,2024,year,2023,`,
  // A number of the databank's own is no code of a neighbourhood.
  `${residents},buurt,buurt_12,,2024,year,2023,7`,
]
serviceContract({
  kind: 'swing',
  pageSize: 2,
  pages: 6,
  lines: items,
  municipality: items.filter((line) => /^Variable|9998/.test(line)),
})
