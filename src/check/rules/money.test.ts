import { type Case, holdRules } from '../test-support/cases'
import { intervention, link, money, node } from '../test-support/programmes'

const outcome = node('n3', 'outcome', { indicators: ['bijstand'], effectFrom: '2028', theme: 'werk' })

const cases: readonly Case[] = [
  {
    rule: 'money-ends-before-effect',
    finds: [
      [
        'the day before, through two links',
        {
          nodes: [outcome],
          links: [link('n5', 'n4'), link('n4', 'n3')],
          interventions: [intervention('i1', ['n5'])],
          money: [
            money('m1', { intervention: 'i1', to: '2027-12-31' }),
            money('m2', { intervention: 'i1', to: '2026' }),
          ],
        },
        ['intervention:i1'],
      ],
      [
        'before the later of two outcomes',
        {
          nodes: [outcome, node('n9', 'outcome', { effectFrom: '2035' })],
          interventions: [intervention('i1', ['n3', 'n9'])],
          money: [money('m1', { intervention: 'i1', to: '2030-12-31' })],
        },
        ['intervention:i1'],
      ],
      [
        'before the later of two outcomes that it leads to by the same way',
        {
          nodes: [outcome, node('n9', 'outcome', { effectFrom: '2035' })],
          links: [link('n4', 'n3'), link('n4', 'n9')],
          interventions: [intervention('i1', ['n4'])],
          money: [money('m1', { intervention: 'i1', to: '2030-12-31' })],
        },
        ['intervention:i1'],
      ],
    ],
    not: [
      [
        'on the first day',
        {
          nodes: [outcome],
          interventions: [intervention('i1', ['n3'])],
          money: [money('m1', { intervention: 'i1', to: '2028-01-01' })],
        },
      ],
      [
        'one of two goes on without an end',
        {
          nodes: [outcome],
          interventions: [intervention('i1', ['n3'])],
          money: [money('m1', { intervention: 'i1', to: '2025' }), money('m2', { intervention: 'i1', from: '2025' })],
        },
      ],
      [
        'no money of its own',
        { nodes: [outcome], interventions: [intervention('i1', ['n3'])], money: [money('m1', { to: '2025' })] },
      ],
      [
        'an output with a date',
        {
          nodes: [node('n4', 'output', { effectFrom: '2028' })],
          interventions: [intervention('i1', ['n4'])],
          money: [money('m1', { intervention: 'i1', to: '2025' })],
        },
      ],
    ],
  },
  {
    rule: 'money-without-goal',
    finds: [
      [
        'two themes, each once',
        {
          nodes: [outcome],
          money: ['werk', 'groen', 'spelen', 'Groen'].map((theme, index) => money(`m${index}`, { theme })),
        },
        ['theme:groen', 'theme:spelen'],
      ],
    ],
    not: [
      [
        'a node of any kind has it',
        { nodes: [node('n1', 'problem', { theme: 'Werk' })], money: [money('m1', { theme: 'werk' })] },
      ],
      ['no theme', { money: [money('m1')] }],
    ],
  },
  {
    rule: 'goal-without-money',
    finds: [
      [
        'money ended the day before',
        {
          nodes: [outcome],
          links: [link('n4', 'n3')],
          interventions: [intervention('i1', ['n4'], { from: '2023', to: '2026-01-01' })],
          money: [money('m1', { theme: 'werk', to: '2025-12-31' })],
        },
        ['theme:werk'],
      ],
      [
        'money begins tomorrow, and money of another theme',
        {
          nodes: [outcome],
          interventions: [intervention('i1', ['n3'])],
          money: [money('m1', { theme: 'werk', from: '2026-01-02' }), money('m2', { theme: 'groen' })],
        },
        ['theme:werk'],
      ],
      [
        'an intervention that states the theme itself',
        { nodes: [outcome], interventions: [intervention('i1', [], { theme: 'werk' })] },
        ['theme:werk'],
      ],
    ],
    not: [
      [
        'money until today',
        {
          nodes: [outcome],
          interventions: [intervention('i1', ['n3'])],
          money: [money('m1', { theme: 'werk', from: '2025', to: '2026-01-01' })],
        },
      ],
      [
        'money without end or theme, for the intervention',
        { nodes: [outcome], interventions: [intervention('i1', ['n3'])], money: [money('m1', { intervention: 'i1' })] },
      ],
      ['ended yesterday', { nodes: [outcome], interventions: [intervention('i1', ['n3'], { to: '2025' })] }],
      ['begins tomorrow', { nodes: [outcome], interventions: [intervention('i1', ['n3'], { from: '2026-01-02' })] }],
      ['stopped', { nodes: [outcome], interventions: [intervention('i1', ['n3'], { phase: 'stopped' })] }],
      [
        'the theme of an output alone',
        { nodes: [node('n4', 'output', { theme: 'werk' })], interventions: [intervention('i1', ['n4'])] },
      ],
    ],
  },
]

holdRules(cases)
