import type { Draft } from '../draft'

/** What a form of a draft carries along unseen. */
export function DraftFields({ draft, without = [] }: { draft: Draft; without?: readonly ('note' | 'chosen' | 'q')[] }) {
  return (
    <>
      <input type="hidden" name="year" value={draft.boundaryYear} />
      <input type="hidden" name="base" value={draft.base} />
      <input type="hidden" name="carried-from" value={draft.carriedFrom ?? ''} />
      <input type="hidden" name="operation" value={draft.operation} />
      {!without.includes('q') && <input type="hidden" name="q" value={draft.query} />}
      {!without.includes('note') && <input type="hidden" name="note" value={draft.note} />}
      {draft.chosen.map(({ region, percent, reason }) => (
        <ChosenFields key={region} region={region} percent={percent} reason={reason} without={without} />
      ))}
    </>
  )
}

/** While choosing, a tick says whether a region is in; its share waits in case it is ticked again. */
function ChosenFields(props: { region: string; percent: string; reason: string; without: readonly string[] }) {
  const { region, percent, reason, without } = props
  const isWhole = percent === '100' && reason === ''
  return (
    <>
      {!without.includes('chosen') && <input type="hidden" name="region" value={region} />}
      {without.includes('chosen') && !isWhole && (
        <>
          <input type="hidden" name={`share-${region}`} value={percent} />
          <input type="hidden" name={`reason-${region}`} value={reason} />
        </>
      )}
    </>
  )
}
