import type { ProgrammeDocument } from '../../src/programme'

/** A small valid programme: the example of the exchange format. */
export const exampleProgramme = {
  format: 'wijklus-programme/1',
  asOf: '2026-01-01',
  area: {
    name: 'Voorbeeldwijk',
    fictitious: true,
    population: 12000,
  },
  organisations: [
    {
      id: 'gemeente',
      name: 'Gemeente',
      kind: 'municipality',
    },
    {
      id: 'corporatie',
      name: 'Corporatie',
      kind: 'housing',
    },
    {
      id: 'bewoners',
      name: 'Bewonersraad',
      kind: 'residents',
    },
  ],
  indicators: [
    {
      code: 'bijstand',
      name: 'Bijstandsgerechtigden',
      level: 'outcome',
      unit: '%',
      better: 'lower',
      atRisk: 8200,
      owner: 'gemeente',
      series: [
        {
          period: '2019',
          value: 9.4,
        },
        {
          period: '2020',
          value: 9.6,
        },
        {
          period: '2021',
          value: 9.1,
        },
        {
          period: '2022',
          value: 8.7,
        },
      ],
      baseline: {
        period: '2022',
        value: 8.7,
      },
      targets: [
        {
          period: '2030',
          value: 7.0,
        },
      ],
    },
    {
      code: 'plekken',
      name: 'Leerwerkplekken',
      level: 'output',
      unit: 'count',
      better: 'higher',
      owner: 'gemeente',
      baseline: {
        period: '2022',
        value: 0,
      },
      targets: [
        {
          period: '2026',
          value: 60,
        },
      ],
    },
  ],
  nodes: [
    {
      id: 'n1',
      kind: 'problem',
      title: 'Langdurig zonder werk',
      cause: 'beyond',
    },
    {
      id: 'n2',
      kind: 'ambition',
      title: 'Iedereen doet mee',
      theme: 're-integratie',
      owner: 'gemeente',
    },
    {
      id: 'n3',
      kind: 'outcome',
      title: 'Meer mensen aan het werk',
      theme: 're-integratie',
      owner: 'gemeente',
      indicators: ['bijstand'],
      effectFrom: '2028',
    },
    {
      id: 'n4',
      kind: 'output',
      title: 'Leerwerkplekken in de wijk',
      theme: 're-integratie',
      owner: 'corporatie',
      indicators: ['plekken'],
    },
  ],
  links: [
    {
      from: 'n4',
      to: 'n3',
      assumption: 'Wie een plek dicht bij huis heeft, stroomt door',
      strength: 'assumed',
      since: '2023-01-01',
    },
    {
      from: 'n3',
      to: 'n2',
      assumption: 'Werk is de weg naar meedoen',
      strength: 'literature',
      claims: ['I1'],
      since: '2023-01-01',
    },
    {
      from: 'n1',
      to: 'n3',
      assumption: 'Nabijheid helpt waar reguliere hulp niet komt',
      strength: 'perceived',
      since: '2024-01-01',
    },
  ],
  interventions: [
    {
      id: 'i1',
      title: 'Wijkbedrijf',
      contributes: [
        {
          node: 'n4',
          how: 'direct',
        },
      ],
      smallResidentsIdea: false,
      measureKinds: [],
      scale: 'neighbourhood',
      phase: 'running',
      from: '2023-09-01',
      to: '2026-12-31',
      targetGroups: ['langdurig-werkzoekend'],
      places: ['Voorbeeldwijk'],
      dependsOn: [
        {
          organisation: 'corporatie',
          role: 'kwartiermaker',
          people: 1,
          substitute: false,
        },
      ],
      partnersNeeded: ['employer'],
      partners: ['gemeente', 'corporatie'],
      residentsRole: 'co-produce',
      reach: [
        {
          period: '2024',
          group: 'langdurig-werkzoekend',
          count: 45,
        },
      ],
      expectedSuccess: 0.4,
      overlap: 0.1,
      deadweight: 0.2,
      turnover: 0.1,
    },
  ],
  money: [
    {
      id: 'm1',
      source: 'SPUK Kansrijke Wijk 2023-2025',
      additional: true,
      theme: 're-integratie',
      intervention: 'i1',
      from: '2023-07-01',
      to: '2025-12-31',
      total: 420000,
    },
  ],
  bodies: [
    {
      id: 'b1',
      name: 'Alliantietafel',
      level: 'administrative',
      decides: true,
      members: ['gemeente', 'corporatie'],
    },
  ],
  contract: {
    signedOn: '2022-06-01',
    reviewDue: '2025-06-01',
    signatories: ['gemeente', 'corporatie'],
  },
  commitments: [
    {
      id: 'c1',
      text: 'Twee panden beschikbaar',
      owner: 'corporatie',
      due: '2025-03-01',
      state: 'open',
    },
  ],
  decisions: [],
  accepted: [],
} satisfies ProgrammeDocument
