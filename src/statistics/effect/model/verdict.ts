/**
 * How far a result carries:
 * - `effect`: everything that was checked carries the word effect
 * - `associated`: unusual, but something does not carry it: "hangt samen met"
 * - `none-found`: a difference like this is not unusual; that is not the same as no effect
 * - `unclear`: the comparison did not run alike before the start, so nothing can be said
 * - `untested`: nobody compared it with places without the programme
 */
export const verdicts = ['effect', 'associated', 'none-found', 'unclear', 'untested'] as const
export type Verdict = (typeof verdicts)[number]
