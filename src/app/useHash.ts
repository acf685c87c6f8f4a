import { useEffect, useState } from 'react'
import { type FocusMark, FocusWatch } from './focusMark.ts'

interface Place {
  /** What stands after the '#' of the address, with it. */
  readonly hash: string
  /** What had the keyboard as one went there. */
  readonly from: FocusMark | null
}

/**
 * The address. A new object each time somebody goes to one, so that the same one counts again;
 * replacing the address from within does not count.
 */
export function useHash(): Place {
  const [place, setPlace] = useState((): Place => ({ hash: location.hash, from: null }))
  useEffect(() => {
    const watch = new FocusWatch()
    const changed = () => setPlace({ hash: location.hash, from: watch.mark() })
    addEventListener('focusin', watch.onFocus)
    addEventListener('hashchange', changed)
    return () => {
      removeEventListener('focusin', watch.onFocus)
      removeEventListener('hashchange', changed)
    }
  }, [])
  return place
}

/** Goes there, as a step of the browser's own history. */
export function goToHash(hash: string): void {
  if (location.hash !== hash) location.hash = hash
}

/** Has the address say where one is already. */
export function replaceHash(hash: string): void {
  history.replaceState(null, '', hash)
}
