import { create } from 'zustand'

type WindowFrame = typeof import('./WindowFrame.tsx')['default']

interface Arrival {
  /** Null as long as it is on its way. */
  readonly WindowFrame: WindowFrame | null
  readonly failure: unknown
}

const useArrival = create<Arrival>(() => ({ WindowFrame: null, failure: null }))

/** Begun as soon as the window is here, so that it is not waited for when it is opened later. */
const arrival = import('./WindowFrame.tsx')
arrival.then(
  ({ default: WindowFrame }) => useArrival.setState({ WindowFrame }),
  (failure: unknown) => useArrival.setState({ failure }),
)

/**
 * What stands around the canvas; null until it has come. Not by `lazy`, which would show its stand-in
 * for a moment even where all is here.
 */
export function useWindowFrame(): WindowFrame | null {
  const { WindowFrame, failure } = useArrival()
  if (failure !== null) throw failure
  return WindowFrame
}
