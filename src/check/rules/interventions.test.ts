import { type Case, holdRules } from '../test-support/cases'
import { bewoners, gemeente, indicator, intervention, link, node } from '../test-support/programmes'

const outcome = node('n3', 'outcome', { indicators: ['bijstand'], effectFrom: '2028', theme: 'werk' })
const steady = Array.from({ length: 4 }, (_, year) => ({ period: `${2019 + year}`, value: 10 - year }))
const noisy = [10, 10, 11, 13].map((value, year) => ({ period: `${2019 + year}`, value }))
const reached = (count: number) => ({ reach: [{ period: '2024', count }], expectedSuccess: 1 })
const twins = { targetGroups: ['Jongeren'], places: ['Noord'] }

const cases: readonly Case[] = [
  {
    rule: 'too-small-to-move',
    // The changes of the noisy series are 0, 1 and 2: noise 1. From 10 to 5 a tenth of the way is 0.5. Of 1,000 people.
    finds: [
      [
        'less than the noise',
        {
          nodes: [outcome],
          indicators: [indicator('bijstand', { atRisk: 1000, series: noisy })],
          interventions: [intervention('i1', ['n3'], reached(9))],
        },
        ['intervention:i1'],
      ],
      [
        'less than a tenth of the way, of a figure without noise, through a link',
        {
          nodes: [outcome],
          links: [link('n4', 'n3')],
          indicators: [indicator('bijstand', { atRisk: 1000, series: steady })],
          interventions: [intervention('i1', ['n4'], reached(4))],
        },
        ['intervention:i1'],
      ],
      [
        'large enough for one indicator, too small for another',
        {
          nodes: [{ ...outcome, indicators: ['klein', 'bijstand'] }],
          indicators: [indicator('klein', { atRisk: 10 }), indicator('bijstand', { atRisk: 1000, series: noisy })],
          interventions: [intervention('i1', ['n3'], reached(9))],
        },
        ['intervention:i1'],
      ],
      [
        'a count of people',
        {
          nodes: [outcome],
          indicators: [
            indicator('bijstand', {
              unit: 'count',
              baseline: { period: '2022', value: 100 },
              targets: [{ period: '2030', value: 50 }],
            }),
          ],
          interventions: [intervention('i1', ['n3'], reached(4))],
        },
        ['intervention:i1'],
      ],
    ],
    not: [
      [
        'as large as the noise',
        {
          nodes: [outcome],
          indicators: [indicator('bijstand', { atRisk: 1000, series: noisy })],
          interventions: [intervention('i1', ['n3'], reached(10))],
        },
      ],
      [
        'no population at risk',
        {
          nodes: [outcome],
          indicators: [indicator('bijstand')],
          interventions: [intervention('i1', ['n3'], reached(1))],
        },
      ],
      [
        'no expected success',
        {
          nodes: [outcome],
          indicators: [indicator('bijstand', { atRisk: 1000 })],
          interventions: [intervention('i1', ['n3'], { reach: [{ period: '2024', count: 1 }] })],
        },
      ],
      [
        'an output indicator',
        {
          nodes: [outcome],
          indicators: [indicator('bijstand', { atRisk: 1000, level: 'output' })],
          interventions: [intervention('i1', ['n3'], reached(1))],
        },
      ],
      [
        'it does not lead there',
        {
          nodes: [outcome],
          links: [link('n3', 'n2')],
          indicators: [indicator('bijstand', { atRisk: 1000 })],
          interventions: [intervention('i1', ['n2'], reached(1))],
        },
      ],
    ],
  },
  {
    rule: 'single-dependence',
    finds: [
      [
        'no substitute',
        { interventions: [intervention('i1', ['n4'], { dependsOn: [{ people: 1, substitute: false }] })] },
        ['intervention:i1'],
      ],
      [
        'nothing said of one',
        { interventions: [intervention('i1', ['n4'], { dependsOn: [{ people: 3 }, { people: 1 }] })] },
        ['intervention:i1'],
      ],
    ],
    not: [
      [
        'a substitute',
        { interventions: [intervention('i1', ['n4'], { dependsOn: [{ people: 1, substitute: true }] })] },
      ],
      ['two people', { interventions: [intervention('i1', ['n4'], { dependsOn: [{ people: 2 }] })] }],
      ['number not known', { interventions: [intervention('i1', ['n4'], { dependsOn: [{ role: 'coach' }] })] }],
    ],
  },
  ...(['forced-relocation', 'self-reliance-by-default'] as const).map(
    (kind): Case => ({
      rule: 'adverse-effects-reported',
      finds: [
        [kind, { interventions: [intervention('i1', ['n4'], { measureKinds: ['other', kind] })] }, ['intervention:i1']],
      ],
      not: [
        [
          `${kind}, with a reason`,
          { interventions: [intervention('i1', ['n4'], { measureKinds: [kind], deviationReason: 'Brand' })] },
        ],
        ['another kind', { interventions: [intervention('i1', ['n4'], { measureKinds: ['social-mixing'] })] }],
      ],
    }),
  ),
  ...(['social-mixing', 'selective-allocation', 'moving-residents', 'school-mixing'] as const).map(
    (kind): Case => ({
      rule: 'no-effect-shown',
      finds: [
        [
          kind,
          { interventions: [intervention('i1', ['n4'], { measureKinds: [kind], deviationReason: ' ' })] },
          ['intervention:i1'],
        ],
      ],
      not: [
        [
          `${kind}, with a reason`,
          { interventions: [intervention('i1', ['n4'], { measureKinds: [kind], deviationReason: 'Proef' })] },
        ],
        ['another kind', { interventions: [intervention('i1', ['n4'], { measureKinds: ['forced-relocation'] })] }],
      ],
    }),
  ),
  {
    rule: 'partner-missing',
    finds: [
      [
        'one of two kinds',
        {
          organisations: [gemeente, bewoners],
          interventions: [
            intervention('i1', ['n4'], { partnersNeeded: ['municipality', 'residents'], partners: ['gemeente'] }),
          ],
        },
        ['intervention:i1'],
      ],
      [
        'no partners at all',
        { interventions: [intervention('i1', ['n4'], { partnersNeeded: ['employer'] })] },
        ['intervention:i1'],
      ],
    ],
    not: [
      [
        'all there, one of them by its role',
        {
          organisations: [gemeente, bewoners],
          interventions: [
            intervention('i1', ['n4'], {
              partnersNeeded: ['municipality', 'residents'],
              partners: ['gemeente'],
              partnerRoles: [{ organisation: 'bewoners', role: 'gastheer' }],
            }),
          ],
        },
      ],
      ['nobody is needed', { interventions: [intervention('i1', ['n4'], { partnersNeeded: [] })] }],
    ],
  },
  {
    rule: 'duplicate-intervention',
    finds: [
      [
        'one day together; the later in the document is named once',
        {
          interventions: [
            intervention('i1', ['n3'], { ...twins, to: '2025-06-01' }),
            intervention('i2', ['n3'], { ...twins, from: '2025-06-01', targetGroups: ['ouderen', ' jongeren'] }),
          ],
        },
        ['intervention:i2'],
      ],
      [
        'three of them',
        { interventions: ['i1', 'i2', 'i3'].map((id) => intervention(id, ['n3', 'n4'], twins)) },
        ['intervention:i2', 'intervention:i3'],
      ],
    ],
    not: [
      [
        'after each other',
        {
          interventions: [
            intervention('i1', ['n3'], { ...twins, to: '2025-06-01' }),
            intervention('i2', ['n3'], { ...twins, from: '2025-06-02' }),
          ],
        },
      ],
      [
        'another group',
        {
          interventions: [
            intervention('i1', ['n3'], twins),
            intervention('i2', ['n3'], { ...twins, targetGroups: ['ouderen'] }),
          ],
        },
      ],
      [
        'another place',
        {
          interventions: [
            intervention('i1', ['n3'], twins),
            intervention('i2', ['n3'], { ...twins, places: ['Zuid'] }),
          ],
        },
      ],
      ['another goal', { interventions: [intervention('i1', ['n3'], twins), intervention('i2', ['n4'], twins)] }],
      [
        'one has stopped',
        {
          interventions: [intervention('i1', ['n3'], { ...twins, phase: 'ended' }), intervention('i2', ['n3'], twins)],
        },
      ],
      [
        'no places known',
        {
          interventions: [
            intervention('i1', ['n3'], { targetGroups: ['a'] }),
            intervention('i2', ['n3'], { targetGroups: ['a'] }),
          ],
        },
      ],
      ['the same goal twice in one intervention', { interventions: [intervention('i1', ['n3', 'n3'], twins)] }],
    ],
  },
]

holdRules(cases)
