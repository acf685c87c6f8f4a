import { arrived } from '../../platform/arrived.ts'
import { failed, type Outcome, ok } from '../../platform/outcome.ts'
import type { Session } from './session.ts'

/** To reload the page costs what was not kept: unlike where some other part is missing. */
const NOT_HERE =
  'What keeps projects could not be loaded. Try again; where that does not help, save what is open to a file before you reload the page.'

/** Asks what keeps projects, which is fetched once the page stands; where it cannot be, that is the answer. */
export async function askSession<Value>(
  ask: (session: Session) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const part = await arrived(import('./session.ts'))
  return part.kind === 'ok' ? ask(part.value.session) : failed(NOT_HERE)
}

/** Has what is open kept now. Failed where what keeps it is not here; whether it was kept is the save status. */
export const keepNow = (): Promise<Outcome<unknown>> =>
  askSession(async (session) => ok(await session.flush()))
