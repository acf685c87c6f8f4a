import { arrived } from '../platform/arrived.ts'
import { type OfferedFile, offeredBytes } from '../platform/offeredFile.ts'
import { type Outcome, ok, reasonOf } from '../platform/outcome.ts'
import type { NamedBytes } from '../platform/readFiles.ts'
import type { Walk } from '../platform/walk.ts'
import type { Notice } from './notice.ts'
import { Opening } from './open/openTask.ts'

/** Hands over files to open. Called at once, before anything is awaited. */
export type Offer = (walk: Walk) => Promise<Outcome<readonly OfferedFile[]>>

/**
 * Reads device tree files and opens what they make, as a step that undo takes back. When they make
 * nothing, what is open stays, and the notice says why. Null when the user called it off. Several
 * openings take their turns: the second overlay dropped goes on after the first.
 */
export const openFiles = (offer: Offer): Promise<Notice | null> =>
  inTurn(offer, async () => (await import('./open/openOffered.ts')).openOffered)

/** Reads device tree files and compares the board they make with the one that is open. */
export const compareFiles = (offer: Offer): Promise<Notice | null> =>
  inTurn(offer, async () => (await import('./open/compareOffered.ts')).compareOffered)

type Use = (offered: readonly OfferedFile[], opening: Opening) => Promise<Notice | null>

function inTurn(offer: Offer, load: () => Promise<Use>): Promise<Notice | null> {
  const opening = new Opening()
  const use = arrived(load()) // while the files are being chosen
  const onFound = (count: number) => opening.report('Listing files', count, null)
  const offered = offer({ signal: opening.signal, onFound })
  return Promise.allSettled([offered]).then(() => {
    const opened = turn.then(() => useNow(offered, opening, use))
    turn = opened
    return opened
  })
}

/** The end of what is being opened, with all that waits behind it. */
let turn: Promise<unknown> = Promise.resolve()

const COULD_NOT = { kind: 'failed', title: 'Could not open these files' } as const

async function useNow(
  offer: ReturnType<Offer>,
  opening: Opening,
  use: Promise<Outcome<Use>>,
): Promise<Notice | null> {
  try {
    const offered = await offer
    if (offered.kind === 'failed')
      return { kind: 'failed', title: 'These files could not be read', details: [offered.message] }
    if (offered.value.length === 0) return null
    const part = await use
    if (part.kind === 'failed') return { ...COULD_NOT, details: [part.message] }
    return await part.value(offered.value, opening)
  } catch (error) {
    if (opening.signal.aborted)
      return { kind: 'done', text: 'Opening was stopped: nothing has changed.' }
    return { ...COULD_NOT, details: [reasonOf(error)] }
  } finally {
    opening.end()
  }
}

/** A file whose bytes are at hand, as an offer. */
export const offerOf = (one: Outcome<NamedBytes>): Outcome<readonly OfferedFile[]> =>
  one.kind === 'ok' ? ok([offeredBytes(one.value.name, one.value.bytes)]) : one
