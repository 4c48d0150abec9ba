/**
 * Regions as a set that knows what lies in what: the code of a neighbourhood begins with that of its district, that of a
 * district with that of its municipality (CBS). So a district and the neighbourhoods in it meet, whichever is in the set.
 */
export class RegionSet {
  private readonly bodies = new Set<string>()
  private readonly around = new Set<string>()
  private readonly postcodes = new Set<string>()
  private readonly hasCountry: boolean

  constructor(codes: Iterable<string>) {
    let hasCountry = false
    for (const code of codes) {
      if (code === 'nl') hasCountry = true
      else if (code.startsWith('PC')) this.postcodes.add(code)
      else {
        const body = code.slice(2)
        this.bodies.add(body)
        for (const length of lengths) if (length <= body.length) this.around.add(body.slice(0, length))
      }
    }
    this.hasCountry = hasCountry
  }

  /** True when the region is in the set, lies in one that is, or has one in it. Postcodes lie in no other region. */
  meets(code: string): boolean {
    return this.holds(code) || (!code.startsWith('PC') && this.around.has(code.slice(2)))
  }

  /** True when the region is in the set or lies in one that is. */
  holds(code: string): boolean {
    if (this.hasCountry) return true
    if (code.startsWith('PC')) return this.postcodes.has(code)
    const body = code.slice(2)
    return lengths.some((length) => length <= body.length && this.bodies.has(body.slice(0, length)))
  }
}

/** Characters behind the prefix of a municipality, a district and a neighbourhood. */
const lengths = [4, 6, 8] as const
