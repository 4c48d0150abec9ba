/** What the script in the page needs to colour and read a map of many regions; as small as can be, for it may be thousands. */
export interface MapReading {
  /** Colours of the classes, from low to high. */
  fills: readonly string[]
  lines: { thin: string; casing: string; hatch: string; blank: string; area: string }
  /** "{value}, hoger dan Nederland": what is said of regions, with the figure left open. */
  sayings: readonly string[]
  /** By code: class (-1: no figure), number of the saying, and the figure. */
  regions: Readonly<Record<string, readonly [inClass: number, saying: number, value?: string]>>
  /** Codes of the area at hand. */
  area: readonly string[]
  /** Address of a region, with `{code}` where its code goes. */
  link: string | null
}
