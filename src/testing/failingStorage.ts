/** What becomes of one step of the storage. */
export type StorageFault =
  /** The browser refuses it. */
  | 'refused'
  | 'full'
  /** It is taken, and the transaction is given up all the same. */
  | 'given up'
  /** The process ends just before it, or just after: nothing that was not committed is left. */
  | 'killed before'
  | 'killed after'

export const STORAGE_FAULTS: readonly StorageFault[] = [
  'refused',
  'full',
  'given up',
  'killed before',
  'killed after',
]

export interface FailingStorage {
  /** Whether it came to that step. */
  readonly wasReached: () => boolean
  readonly heal: () => void
}

const STEPS = ['get', 'getAll', 'getAllKeys', 'put', 'delete'] as const

/** Lets one step of all stores go wrong, counted from 0 on; after a kill, every later one too. */
export function failAt(step: number, fault: StorageFault): FailingStorage {
  const isKill = fault === 'killed before' || fault === 'killed after'
  let passed = 0
  const originals = STEPS.map((name) => {
    const original = IDBObjectStore.prototype[name]
    const stepped = function (this: IDBObjectStore, ...args: unknown[]): IDBRequest {
      const at = passed++
      if (at < step || (at > step && !isKill)) return Reflect.apply(original, this, args)
      if (at === step && (fault === 'given up' || fault === 'killed after')) {
        const request: IDBRequest = Reflect.apply(original, this, args)
        request.addEventListener('success', () => giveUp(this.transaction))
        return request
      }
      if (isKill) giveUp(this.transaction)
      throw fault === 'full'
        ? Object.assign(new Error('No room'), { name: 'QuotaExceededError' })
        : new Error('Refused by the test')
    }
    Object.defineProperty(IDBObjectStore.prototype, name, {
      value: stepped,
      configurable: true,
      writable: true,
    })
    return () =>
      Object.defineProperty(IDBObjectStore.prototype, name, {
        value: original,
        configurable: true,
        writable: true,
      })
  })
  return {
    wasReached: () => passed > step,
    heal: () => {
      for (const restore of originals) restore()
    },
  }
}

/** A transaction that only reads has nothing to take back. */
function giveUp(transaction: IDBTransaction): void {
  if (transaction.mode === 'readonly') return
  try {
    transaction.abort()
  } catch {
    // It had ended already.
  }
}
