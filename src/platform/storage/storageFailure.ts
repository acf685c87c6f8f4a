import { reasonOf } from '../outcome.ts'

/** Why something could not be kept or found again. */
export type StorageReason =
  /** The browser gives no storage to this page: a private window, blocked by a setting. */
  | 'refused'
  | 'full'
  /** What was written is not what reads back. */
  | 'differs'
  /** A document without any block, in place of one that has some. */
  | 'empty'
  /** Another tab has written since. */
  | 'elsewhere'
  /** It is not there, or no longer. */
  | 'missing'

export interface StorageFailure {
  readonly kind: 'failed'
  readonly reason: StorageReason
  /** A sentence for the user. */
  readonly message: string
}

export type Kept<Value = undefined> =
  | { readonly kind: 'ok'; readonly value: Value }
  | StorageFailure

export const notKept = (reason: StorageReason, message: string): StorageFailure => ({
  kind: 'failed',
  reason,
  message,
})

/** What a refusal of the browser's means. */
export function storageFailure(error: unknown): StorageFailure {
  if (error instanceof Error && error.name === 'QuotaExceededError')
    return notKept('full', 'The storage of this browser is full.')
  if (error instanceof Error && error.name === 'VersionError')
    return notKept(
      'refused',
      'A newer Portwire keeps the projects of this browser now: load this page anew.',
    )
  return notKept('refused', `The browser does not let this page keep anything: ${reasonOf(error)}`)
}

/** Asks the storage; whatever it throws is a failure, as data. */
export async function asked<Value>(
  ask: () => Promise<Value | StorageFailure>,
): Promise<Kept<Value>> {
  try {
    const value = await ask()
    return isFailure(value) ? value : { kind: 'ok', value }
  } catch (error) {
    return storageFailure(error)
  }
}

const isFailure = (value: unknown): value is StorageFailure =>
  typeof value === 'object' && value !== null && 'reason' in value && 'kind' in value
