/** A hash of everything the build is made from; see `sources.js`. */
export function hashOfSources(root: string): Promise<string>
