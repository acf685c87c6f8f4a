import type { Session } from './session.ts'

/** What keeps projects: fetched once the page stands, and there whenever it is asked for. */
export const loadSession = (): Promise<Session> =>
  import('./session.ts').then(({ session }) => session)
