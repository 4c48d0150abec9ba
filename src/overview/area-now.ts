/** What needs somebody: how many of what, in the order in which it is shown. */
export interface Need {
  about: 'commitments' | 'answers' | 'contract' | 'errors'
  count: number
}

/** Where the loop of an area stands in what it wrote, as far as the reader sees it. */
export interface AreaNow {
  /** Goals in the theory of change; null where it is not shared or empty. */
  goals: number | null
  /** Interventions that run today. */
  running: number
  /** Commitments that somebody still has to keep. */
  owed: number
  lastDecision: { on: string; kind: string; about: string | null } | null
  needs: Need[]
  /** For the area's own team: the day somebody last changed something. */
  changedOn: string | null
}
