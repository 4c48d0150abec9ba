import { expect, it } from 'vitest'
import { checkProgramme } from '../check'
import { type Case, holdRules } from '../test-support/cases'
import { indicator, intervention, link, node, programme } from '../test-support/programmes'

const outcome = node('n3', 'outcome', { indicators: ['bijstand'], effectFrom: '2028', theme: 'werk' })

const cases: readonly Case[] = [
  {
    rule: 'activity-without-goal',
    finds: [
      ['no contributes', { interventions: [{ id: 'i1', title: 'A' }] }, ['intervention:i1']],
      ['an empty list', { interventions: [intervention('i1', [])] }, ['intervention:i1']],
      ['not small', { interventions: [intervention('i1', [], { smallResidentsIdea: false })] }, ['intervention:i1']],
    ],
    not: [
      ['one goal', { nodes: [node('n4', 'output')], interventions: [intervention('i1', ['n4'])] }],
      ['a small idea of residents', { interventions: [intervention('i1', [], { smallResidentsIdea: true })] }],
    ],
  },
  {
    rule: 'goal-without-activity',
    finds: [
      ['nothing is done', { nodes: [node('n3', 'outcome'), node('n4', 'output')] }, ['node:n3', 'node:n4']],
      [
        'what is done leads from it, not to it',
        {
          nodes: [node('n3', 'outcome'), node('n2', 'ambition')],
          links: [link('n3', 'n2')],
          interventions: [intervention('i1', ['n2'])],
        },
        ['node:n3'],
      ],
    ],
    not: [
      ['directly', { nodes: [node('n3', 'outcome')], interventions: [intervention('i1', ['n3'])] }],
      [
        'through three links',
        {
          nodes: [node('n3', 'outcome')],
          links: [link('n7', 'n6'), link('n6', 'n5'), link('n5', 'n3')],
          interventions: [intervention('i1', ['n7'])],
        },
      ],
      ['an ambition, a condition', { nodes: [node('n2', 'ambition'), node('n8', 'condition')] }],
    ],
  },
  {
    rule: 'goal-without-indicator',
    finds: [
      [
        'each of the four kinds',
        {
          nodes: [node('n1', 'ambition'), node('n2', 'sub-ambition'), node('n3', 'outcome'), node('n4', 'output')],
        },
        ['node:n1', 'node:n2', 'node:n3', 'node:n4'],
      ],
      [
        'a sub-ambition has one below it, which is not enough',
        {
          nodes: [node('n2', 'sub-ambition'), outcome],
          links: [link('n3', 'n2')],
          indicators: [indicator('bijstand')],
        },
        ['node:n2'],
      ],
      [
        'an ambition has one at an output below it, which is not enough',
        {
          nodes: [node('n2', 'ambition'), node('n4', 'output', { indicators: ['bijstand'] })],
          links: [link('n4', 'n2')],
          indicators: [indicator('bijstand')],
        },
        ['node:n2'],
      ],
    ],
    not: [
      ['on itself', { nodes: [outcome], indicators: [indicator('bijstand')] }],
      [
        'an ambition with one at an outcome two links below it',
        {
          nodes: [node('n2', 'ambition'), outcome],
          links: [link('n3', 'n5'), link('n5', 'n2')],
          indicators: [indicator('bijstand')],
        },
      ],
      ['a mission and a problem', { nodes: [node('n0', 'mission'), node('n1', 'problem')] }],
    ],
  },
  {
    rule: 'output-only',
    finds: [
      [
        'one output indicator, two links below',
        {
          nodes: [node('n2', 'ambition'), node('n3', 'outcome'), node('n4', 'output', { indicators: ['plekken'] })],
          links: [link('n4', 'n3'), link('n3', 'n2')],
          indicators: [indicator('plekken', { level: 'output' })],
        },
        ['node:n2'],
      ],
      [
        'an outcome that is measured by what is done',
        {
          nodes: [node('n2', 'ambition'), outcome],
          links: [link('n3', 'n2')],
          indicators: [indicator('bijstand', { level: 'output' })],
        },
        ['node:n2'],
      ],
    ],
    not: [
      [
        'one outcome indicator among them',
        {
          nodes: [node('n2', 'ambition'), outcome, node('n4', 'output', { indicators: ['plekken'] })],
          links: [link('n4', 'n3'), link('n3', 'n2')],
          indicators: [indicator('bijstand'), indicator('plekken', { level: 'output' })],
        },
      ],
      ['no indicators at all', { nodes: [node('n2', 'ambition'), node('n3', 'outcome')], links: [link('n3', 'n2')] }],
      [
        'the output leads elsewhere',
        {
          nodes: [node('n2', 'ambition'), node('n4', 'output', { indicators: ['plekken'] })],
          links: [link('n2', 'n4')],
          indicators: [indicator('plekken', { level: 'output' })],
        },
      ],
    ],
  },
  {
    rule: 'cause-beyond-neighbourhood',
    finds: [
      [
        'a link from the problem to the goal that answers it',
        {
          nodes: [node('n1', 'problem', { cause: 'beyond' }), outcome],
          links: [link('n1', 'n3'), link('n4', 'n3')],
          interventions: [
            intervention('i1', ['n4'], { scale: 'neighbourhood' }),
            intervention('i2', ['n3'], { scale: 'street' }),
          ],
        },
        ['node:n1'],
      ],
      [
        'a link from the goal to the problem',
        {
          nodes: [node('n1', 'problem', { cause: 'found-there' }), outcome],
          links: [link('n3', 'n1')],
          interventions: [intervention('i1', ['n3'], { scale: 'street' })],
        },
        ['node:n1'],
      ],
      [
        'a problem behind another problem; what is wider works on another goal of the same ambition',
        {
          nodes: [node('n0', 'problem', { cause: 'beyond' }), node('n1', 'problem'), outcome, node('n2', 'ambition')],
          links: [link('n0', 'n1'), link('n1', 'n3'), link('n3', 'n2'), link('n5', 'n2')],
          interventions: [
            intervention('i1', ['n3'], { scale: 'street' }),
            intervention('i2', ['n5'], { scale: 'city' }),
          ],
        },
        ['node:n0'],
      ],
    ],
    not: [
      [
        'one of them is wider',
        {
          nodes: [node('n1', 'problem', { cause: 'beyond' }), outcome],
          links: [link('n1', 'n3')],
          interventions: [
            intervention('i1', ['n3'], { scale: 'street' }),
            intervention('i2', ['n3'], { scale: 'city' }),
          ],
        },
      ],
      [
        'of one of them the scale is not known',
        {
          nodes: [node('n1', 'problem', { cause: 'beyond' }), outcome],
          links: [link('n1', 'n3')],
          interventions: [intervention('i1', ['n3'], { scale: 'street' }), intervention('i2', ['n3'])],
        },
      ],
      [
        'nothing is done about it',
        { nodes: [node('n1', 'problem', { cause: 'beyond' }), outcome], links: [link('n1', 'n3')] },
      ],
      [
        'the cause lies here',
        {
          nodes: [node('n1', 'problem', { cause: 'neighbourhood' }), outcome],
          links: [link('n1', 'n3')],
          interventions: [intervention('i1', ['n3'], { scale: 'street' })],
        },
      ],
    ],
  },
]

holdRules(cases)

it('goals that lead to each other in a circle are walked once', () => {
  const nodes = [node('n2', 'ambition'), node('n3', 'outcome'), node('n4', 'output', { indicators: ['plekken'] })]
  const links = [link('n4', 'n3'), link('n3', 'n2'), link('n2', 'n4'), link('n3', 'n3')]
  const { findings } = checkProgramme(
    programme({
      nodes,
      links,
      indicators: [indicator('plekken', { level: 'output' })],
      interventions: [intervention('i1', ['n2'])],
    }),
  )
  expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual([
    'output-only node:n2',
    'goal-without-indicator node:n2',
    'goal-without-indicator node:n3',
  ])
})
