/** From where on a figure is remarked upon. They show where a person looks; no figure is left out for them. */
export const looksWrongSettings = {
  /** Times more or less than before. A new unit is ten or a thousand times; real change in a year is far less. */
  factor: 5,
  /** The larger of two values that are compared; below it, chance alone makes a factor five. */
  leastCompared: 20,
  /** Share of the regions below municipality that must jump: single new neighbourhoods do so truly. */
  shareOfRegions: 0.01,
  /** And how many of them at least. */
  leastRegions: 3,
  /** Regions that must be the same before two figures are called the same. */
  leastIdentical: 10,
  /** Share of the indicators that must be the same everywhere before a period is called the same as another. */
  shareRepeated: 0.9,
  /** What Statistics Netherlands rounds numbers below the municipality to, at random up or down. */
  rounding: 5,
  /** Share of a whole that may be known for the whole only: residents without a neighbourhood. */
  shareKnownAboveOnly: 0.02,
  /** Warnings of one kind that are written out. */
  writtenOut: 5,
} as const
