import { useEffect, useRef } from 'react'
import { type FocusMark, focusMarked } from './focusMark.ts'

/**
 * Gives the keyboard back on the return from another page.
 *
 * @param from - what had it as the present address was gone to
 */
export function useFocusReturn(isAway: boolean, from: FocusMark | null): void {
  const left = useRef<FocusMark | null>(null)
  useEffect(() => {
    if (isAway) left.current ??= from
    else if (left.current !== null) {
      const mark = left.current
      left.current = null
      return focusMarked(mark)
    }
    return undefined
  }, [isAway, from])
}
