import type { ReactNode } from 'react'

/**
 * The room of a table that may be wider than the page. It scrolls sideways, by keyboard too, and shows by a shadow at its
 * edge that there is more to see there.
 *
 * @param props what a screen reader calls it: `label` a text, or `labelledBy` the id of the heading or caption that says it
 */
export function WideTable(props: { children: ReactNode } & ({ label: string } | { labelledBy: string })): ReactNode {
  return (
    <section
      className="scroll"
      aria-label={'label' in props ? props.label : undefined}
      aria-labelledby={'labelledBy' in props ? props.labelledBy : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
    >
      {props.children}
    </section>
  )
}
