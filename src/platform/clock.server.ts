/** What time it is; a parameter, so that a test can say. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
