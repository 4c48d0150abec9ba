import { type Case, holdRules } from '../test-support/cases'
import { indicator, link, node } from '../test-support/programmes'

const outcome = node('n3', 'outcome', { indicators: ['bijstand'], effectFrom: '2028', theme: 'werk' })

const cases: readonly Case[] = [
  {
    rule: 'indicator-without-baseline',
    finds: [
      [
        'in use',
        { nodes: [outcome], indicators: [indicator('bijstand', { baseline: undefined })] },
        ['indicator:bijstand'],
      ],
    ],
    not: [
      ['with a baseline', { nodes: [outcome], indicators: [indicator('bijstand')] }],
      ['not in use', { indicators: [indicator('bijstand', { baseline: undefined })] }],
    ],
  },
  {
    rule: 'indicator-without-target',
    finds: [
      [
        'none',
        { nodes: [outcome], indicators: [indicator('bijstand', { targets: undefined })] },
        ['indicator:bijstand'],
      ],
      ['empty', { nodes: [outcome], indicators: [indicator('bijstand', { targets: [] })] }, ['indicator:bijstand']],
    ],
    not: [
      ['with a target', { nodes: [outcome], indicators: [indicator('bijstand')] }],
      ['not in use', { indicators: [indicator('bijstand', { targets: [] })] }],
    ],
  },
  {
    rule: 'indicator-without-owner',
    finds: [
      [
        'in use',
        { nodes: [outcome], indicators: [indicator('bijstand', { owner: undefined })] },
        ['indicator:bijstand'],
      ],
    ],
    not: [
      ['with an owner', { nodes: [outcome], indicators: [indicator('bijstand')] }],
      ['not in use', { indicators: [indicator('bijstand', { owner: undefined })] }],
    ],
  },
  {
    rule: 'link-without-assumption',
    finds: [
      ['absent', { links: [link('n4', 'n3', { assumption: undefined })] }, ['link:n4->n3']],
      ['empty', { links: [link('n4', 'n3', { assumption: '' })] }, ['link:n4->n3']],
      [
        'nothing but a space, and an id of its own',
        { links: [link('n4', 'n3', { id: 'l1', assumption: ' ' })] },
        ['link:l1'],
      ],
    ],
    not: [['written', { links: [link('n4', 'n3')] }]],
  },
  {
    rule: 'assumption-without-evidence',
    finds: [
      [
        'a year and a day',
        { links: [link('n4', 'n3', { strength: 'assumed', since: '2024-12-31' })] },
        ['link:n4->n3'],
      ],
      ['since a year', { links: [link('n4', 'n3', { strength: 'assumed', since: '2024' })] }, ['link:n4->n3']],
    ],
    not: [
      ['a year to the day', { links: [link('n4', 'n3', { strength: 'assumed', since: '2025-01-01' })] }],
      ['nobody said since when', { links: [link('n4', 'n3', { strength: 'assumed' })] }],
      ['perceived', { links: [link('n4', 'n3', { strength: 'perceived', since: '2020-01-01' })] }],
      ['no strength', { links: [link('n4', 'n3', { since: '2020-01-01' })] }],
    ],
  },
  {
    rule: 'effect-too-early',
    finds: [
      [
        'the year before',
        { nodes: [outcome], indicators: [indicator('bijstand', { targets: [{ period: '2027', value: 8 }] })] },
        ['node:n3'],
      ],
      [
        'one of several targets, a quarter before a half year',
        {
          nodes: [{ ...outcome, effectFrom: '2028-H2' }],
          indicators: [
            indicator('bijstand', {
              targets: [
                { period: '2030', value: 5 },
                { period: '2028-Q2', value: 8 },
              ],
            }),
          ],
        },
        ['node:n3'],
      ],
    ],
    not: [
      [
        'in the same year',
        { nodes: [outcome], indicators: [indicator('bijstand', { targets: [{ period: '2028', value: 8 }] })] },
      ],
      [
        'a year that has not ended when the effect may show',
        {
          nodes: [{ ...outcome, effectFrom: '2028-07' }],
          indicators: [indicator('bijstand', { targets: [{ period: '2028', value: 8 }] })],
        },
      ],
      [
        'nobody said when it may show',
        {
          nodes: [{ ...outcome, effectFrom: undefined }],
          indicators: [indicator('bijstand', { targets: [{ period: '2020', value: 8 }] })],
        },
      ],
      [
        'an output',
        {
          nodes: [node('n4', 'output', { indicators: ['bijstand'], effectFrom: '2028' })],
          indicators: [indicator('bijstand', { targets: [{ period: '2020', value: 8 }] })],
        },
      ],
    ],
  },
]

holdRules(cases)
