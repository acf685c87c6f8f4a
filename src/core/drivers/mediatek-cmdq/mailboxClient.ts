import { ENOMEM } from '../../base/errno.ts'
import type { LogLine } from './kernelLog.ts'
import type { CmdqMode } from './packet.ts'

export interface ClientRequest {
  readonly mode: CmdqMode
  readonly allocationFails: boolean
  /** What requesting the mailbox channel returns: 0, or a negative errno such as -ENODEV. */
  readonly channel: number
}

export type ClientOutcome =
  | { readonly kind: 'client' }
  /** The seed keeps the error where the channel belongs; the first use of the client falls over. */
  | { readonly kind: 'client-without-channel'; readonly channel: number }
  /** The seed fills in the client it did not get. */
  | { readonly kind: 'oops' }
  | { readonly kind: 'error'; readonly errno: number; readonly log: readonly LogLine[] }

/** cmdq_mbox_create(): seed 001 checks nothing, mainline both the allocation and the channel. */
export function createMailboxClient({
  mode,
  allocationFails,
  channel,
}: ClientRequest): ClientOutcome {
  if (allocationFails)
    return mode === 'seed' ? { kind: 'oops' } : { kind: 'error', errno: ENOMEM, log: [] }
  if (channel === 0) return { kind: 'client' }
  return mode === 'seed'
    ? { kind: 'client-without-channel', channel }
    : {
        kind: 'error',
        errno: channel,
        log: [{ level: 'err', text: 'failed to request channel' }],
      }
}
