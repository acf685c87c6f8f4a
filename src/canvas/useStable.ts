import { useCallback, useLayoutEffect, useRef } from 'react'

/**
 * The same function for good, which calls what was given last. React Flow tells every block and link of a
 * handler that is another one.
 */
export function useStable<Args extends readonly unknown[], Result>(
  call: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(call)
  useLayoutEffect(() => {
    latest.current = call
  })
  return useCallback((...args) => latest.current(...args), [])
}
