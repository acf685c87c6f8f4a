/** What looking through a folder tells on the way, and how it is stopped. */
export interface Walk {
  readonly signal: AbortSignal
  /** Called with the number of files found so far. */
  readonly onFound: (count: number) => void
}

/** No folder of device trees is as big; one that is was not meant. */
export const MOST_FILES = 20_000
