import { useEffect, useState } from 'react'

/**
 * What stands after the '#' of the address, with it. A new object each time somebody goes to an
 * address, so that the same one counts again; replacing the address from within does not count.
 */
export function useHash(): { readonly hash: string } {
  const [place, setPlace] = useState(() => ({ hash: location.hash }))
  useEffect(() => {
    const changed = () => setPlace({ hash: location.hash })
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
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
