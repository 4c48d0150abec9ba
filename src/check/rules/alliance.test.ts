import { type Case, holdRules } from '../test-support/cases'
import { bewoners, gemeente, intervention } from '../test-support/programmes'

const cases: readonly Case[] = [
  {
    rule: 'commitment-overdue',
    finds: [
      ['yesterday', { commitments: [{ id: 'c1', text: 'A', due: '2025-12-31', state: 'open' }] }, ['commitment:c1']],
    ],
    not: [
      ['today', { commitments: [{ id: 'c1', text: 'A', due: '2026-01-01', state: 'open' }] }],
      ['done', { commitments: [{ id: 'c1', text: 'A', due: '2020-01-01', state: 'done' }] }],
      ['no date', { commitments: [{ id: 'c1', text: 'A', state: 'open' }] }],
    ],
  },
  {
    rule: 'contract-review-overdue',
    finds: [['yesterday', { contract: { reviewDue: '2025-12-31' } }, ['contract:contract']]],
    not: [
      ['today', { contract: { reviewDue: '2026-01-01' } }],
      ['no date', { contract: { signedOn: '2010-01-01' } }],
    ],
  },
  {
    rule: 'residents-not-deciding',
    finds: [
      [
        'others only',
        {
          organisations: [gemeente, bewoners],
          bodies: [{ id: 'b1', name: 'T', level: 'tactical', decides: true, members: ['gemeente'] }],
        },
        ['body:b1'],
      ],
      ['nobody yet', { bodies: [{ id: 'b1', name: 'T', level: 'tactical', decides: true }] }, ['body:b1']],
    ],
    not: [
      [
        'with residents',
        {
          organisations: [gemeente, bewoners],
          bodies: [{ id: 'b1', name: 'T', level: 'tactical', decides: true, members: ['gemeente', 'bewoners'] }],
        },
      ],
      ['it does not decide', { bodies: [{ id: 'b1', name: 'T', level: 'tactical' }] }],
    ],
  },
  {
    rule: 'nothing-changed',
    finds: [
      [
        'two years to the day',
        { interventions: [intervention('i1', ['n3'], { from: '2024-01-01' })] },
        ['programme:programme'],
      ],
      [
        'a decision to go on, and one of before',
        {
          interventions: [intervention('i1', ['n3'], { from: '2020' })],
          decisions: [
            { id: 'd1', on: '2025-05-01', kind: 'continue' },
            { id: 'd2', on: '2023-12-31', kind: 'stop' },
          ],
        },
        ['programme:programme'],
      ],
    ],
    not: [
      ['a day less', { interventions: [intervention('i1', ['n3'], { from: '2024-01-02' })] }],
      ['it has ended', { interventions: [intervention('i1', ['n3'], { from: '2020', to: '2025' })] }],
      ['since when is not known', { interventions: [intervention('i1', ['n3'])] }],
      ...(['adjust', 'stop', 'scale', 'scale-up', 'scale-down'] as const).map((kind): Case['not'][number] => [
        `${kind}, two years ago to the day`,
        {
          interventions: [intervention('i1', ['n3'], { from: '2020' })],
          decisions: [{ id: 'd1', on: '2024-01-01', kind }],
        },
      ]),
    ],
  },
]

holdRules(cases)
