import { useEffect, useRef, useState } from 'react'
import { arrived } from '../../platform/arrived.ts'
import { afterPaint } from '../../ui/afterPaint.ts'
import type { Notice } from '../notice.ts'
import { replaceHash } from '../useHash.ts'
import { withPart } from '../withPart.ts'
import { sharedOfHash } from './shareLink.ts'

/** Opens the board an address brings, once for each time somebody goes there. True while that takes. */
export function useSharedLink(
  place: { readonly hash: string },
  tell: (notice: Notice) => void,
): boolean {
  const [linking, setLinking] = useState(() => sharedOfHash(place.hash) !== null)
  const handled = useRef<object | null>(null)
  useEffect(() => {
    const shared = sharedOfHash(place.hash)
    if (shared === null || handled.current === place) return
    handled.current = place
    if (shared.kind === 'view') return location.reload() // a page of its own: see main.tsx
    setLinking(true)
    void withPart(import('./openShared.ts'), 'open the link', tell, async ({ openLink }) => {
      replaceHash(location.pathname + location.search) // or a reload would open it again
      tell(await openLink(shared.packed))
    }).finally(() => setLinking(false))
  }, [place, tell])
  return linking
}

/** While a board is open, printing prints it and not the window around it. */
export function usePrinting(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    const started = new Promise<void>((resolve) => void afterPaint(resolve))
      .then(() => arrived(import('./printSheet.ts')))
      .then((part) => (part.kind === 'ok' ? part.value.printBoards() : () => {}))
    return () => void started.then((stop) => stop())
  }, [isOpen])
}
