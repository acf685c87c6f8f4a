import { decodeWord } from '../../core/drivers/mediatek-cmdq/disassemble.ts'
import {
  type GceThread,
  setEvent,
  setRegister,
  startThread,
  stepThread,
} from '../../core/drivers/mediatek-cmdq/executeGce.ts'
import type { InstructionWord } from '../../core/drivers/mediatek-cmdq/instructionWord.ts'

/** The thread between two instructions. */
export interface GceMoment {
  readonly thread: GceThread
  /** What led here, in a line. */
  readonly text: string
}

/** Hardware doing something while the thread stands at a moment. */
export interface Intervention {
  /** Place of the moment. */
  readonly at: number
  readonly act:
    | { readonly kind: 'event'; readonly event: number; readonly value: number }
    /** The register the thread polls takes the value it waits for. */
    | { readonly kind: 'match' }
}

/**
 * Packets can loop: this is where the model stops following one.
 *
 * @internal a test goes to the limit
 */
export const MOST_MOMENTS = 2000

/**
 * All moments of a packet's run, from before the first instruction on: until it ends, stops, or waits
 * for something nobody does.
 */
export function gceMoments(
  words: readonly InstructionWord[],
  options: Parameters<typeof startThread>[1],
  interventions: readonly Intervention[],
): readonly GceMoment[] {
  const moments: GceMoment[] = [{ thread: startThread(words, options), text: 'Handed to the GCE' }]
  for (let last = moments[0]; last !== undefined && moments.length < MOST_MOMENTS; ) {
    const here = moments.length - 1
    const intervention = interventions.find(({ at }) => at === here)
    const next =
      intervention === undefined ? advance(last.thread) : intervene(last.thread, intervention)
    if (next === null) return moments
    moments.push(next)
    last = next
  }
  return moments
}

/** Null where nothing happens any more. */
function advance(thread: GceThread): GceMoment | null {
  const step = stepThread(thread)
  if (step.index === null) return null
  const { status } = thread
  const isStuck = status.kind === step.thread.status.kind && status.kind !== 'running'
  return isStuck ? null : step
}

function intervene(thread: GceThread, { act }: Intervention): GceMoment {
  if (act.kind === 'event') {
    const { event, value } = act
    const text = `From outside: event ${event} becomes ${value}`
    return { thread: setEvent(thread, event, value), text }
  }
  const polled = polledAccess(thread)
  if (polled === null) return { thread, text: 'From outside: nothing, for nothing is polled' }
  const { subsys, addr, value } = polled
  return {
    thread: setRegister(thread, subsys, addr, value),
    text: 'From outside: the register matches',
  }
}

/** What a polling thread waits for; null where it polls nothing. */
function polledAccess(thread: GceThread) {
  const word = thread.words[Number((thread.pc - thread.base) / 8n)]
  if (thread.status.kind !== 'polling' || word === undefined) return null
  const effect = decodeWord(word, thread.mask, thread.names)
  return effect.kind === 'access' ? effect : null
}
