import { failed, type Outcome, ok } from './outcome.ts'

/** Said of a part of the site that is fetched when it is needed, where the host is gone or holds a newer build. */
export const NOT_LOADED =
  'What it takes could not be loaded. Try again; where that does not help, reload the page.'

/** What an `import()` brings. */
export const arrived = <Part>(coming: Promise<Part>): Promise<Outcome<Part>> =>
  coming.then(ok, () => failed(NOT_LOADED))

/** What stopped a worker: what it threw, or that it never came. */
export const workerFailure = (event: Event): Error =>
  new Error(event instanceof ErrorEvent ? event.message : NOT_LOADED)
