import { ENOMEM, errnoName } from '../../base/errno.ts'
import type { LogLine } from './kernelLog.ts'
import type { CmdqMode } from './packet.ts'

/** What goes wrong while a caller gets itself a mailbox client. */
export interface ClientFaults {
  readonly noMemory: boolean
  /** What requesting the channel returns; 0 for a channel. */
  readonly requestChannel: number
}

export interface ClientCreation {
  /** 0 for a client; the seed gives one also where its channel is an error pointer. */
  readonly ret: number | 'OOPS'
  readonly log: readonly LogLine[]
  /** What the kernel keeps to itself, a sentence each. */
  readonly reasons: readonly string[]
}

/** cmdq_mbox_create(). The seed looks at neither of the two results it needs; mainline at both. */
export function createClient(
  mode: CmdqMode,
  { noMemory, requestChannel }: ClientFaults,
): ClientCreation {
  if (mode === 'mainline') {
    if (noMemory) return { ret: ENOMEM, log: [], reasons: ['There is no memory for the client.'] }
    return requestChannel === 0 ? CREATED : { ret: requestChannel, log: [NO_CHANNEL], reasons: [] }
  }
  if (noMemory) return { ret: 'OOPS', log: [], reasons: [FOLLOWED] }
  return requestChannel === 0 ? CREATED : { ...CREATED, reasons: [unlooked(requestChannel)] }
}

const CREATED: ClientCreation = { ret: 0, log: [], reasons: [] }

const NO_CHANNEL: LogLine = { level: 'err', text: 'failed to request channel' }

const FOLLOWED =
  'There is no memory for the client, nobody looks, and its NULL pointer is followed at once.'

const unlooked = (errno: number): string =>
  `The channel is an error pointer, ${errnoName(errno)}, and nobody looks: the first flush follows it.`
