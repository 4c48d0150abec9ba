import { describe, expect, it } from 'vitest'
import { bottleneckStanding, byUrgency, isOwed, standingOf } from './standing'

const today = '2026-03-10'

describe('a commitment', () => {
  it.each([
    [{ state: 'open', due: '2026-03-09' }, 'overdue'],
    [{ state: 'open', due: '2026-03-10' }, 'soon'],
    [{ state: 'open', due: '2026-04-09' }, 'soon'],
    [{ state: 'open', due: '2026-04-10' }, 'open'],
    [{ state: 'open' }, 'open'],
    [{ state: 'done', due: '2026-03-09' }, 'done'],
    [{ state: 'nagekomen', due: '2026-03-09' }, 'done'],
    [{ state: 'partly', due: '2026-03-09' }, 'partly'],
    [{ state: 'dropped', due: '2026-03-09' }, 'dropped'],
  ])('%o is %s', (commitment, standing) => {
    expect(standingOf(commitment, today)).toBe(standing)
  })

  it('is owed until it is done or dropped, also when it was done in part', () => {
    expect((['overdue', 'soon', 'open', 'partly', 'done', 'dropped'] as const).filter(isOwed)).toEqual([
      'overdue',
      'soon',
      'open',
      'partly',
    ])
  })

  it('that needs attention comes first', () => {
    const commitments = [
      { state: 'done', due: '2026-01-01' },
      { state: 'open' },
      { state: 'open', due: '2026-12-01' },
      { state: 'open', due: '2026-03-01' },
      { state: 'open', due: '2026-02-01' },
      { state: 'open', due: '2026-03-20' },
    ]
    expect(byUrgency(commitments, today).map(({ state, due }) => `${state} ${due ?? '-'}`)).toEqual([
      'open 2026-02-01',
      'open 2026-03-01',
      'open 2026-03-20',
      'open 2026-12-01',
      'open -',
      'done 2026-01-01',
    ])
  })
})

describe('a bottleneck', () => {
  it.each([
    [{ state: 'open' }, 'open'],
    [{ state: 'open', putTo: 'het ministerie', answerDue: '2026-04-01' }, 'waiting'],
    [{ state: 'put', answerDue: '2026-03-10' }, 'waiting'],
    [{ state: 'put', putTo: 'het ministerie', answerDue: '2026-03-09' }, 'answer-overdue'],
    [{ state: 'put', putTo: 'het ministerie', answerDue: '2026-03-09', answer: 'Nee.' }, 'answered'],
    [{ state: 'solved', putTo: 'het ministerie', answerDue: '2026-03-09' }, 'closed'],
    [{ state: 'accepted' }, 'closed'],
  ])('%o is %s', (bottleneck, standing) => {
    expect(bottleneckStanding(bottleneck, today)).toBe(standing)
  })
})
