import type { StoryPart } from '../model/story'

/** A written story: headings and paragraphs, in the type of reports. */
export function Story({ parts }: { parts: readonly StoryPart[] }) {
  return (
    <div className="story">
      {parts.map(({ heading, paragraphs }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, always in this order
        <section key={index}>
          {heading !== null && <h2>{heading}</h2>}
          {paragraphs.map((text) => (
            <p key={text} className="as-typed">
              {text}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}
