import { type ComponentType, startTransition, useEffect, useState } from 'react'
import { afterPaint } from './afterPaint.ts'

/** Can be fetched before it is shown, to be there at once. */
export type Chunk<Props> = ComponentType<Props> & { readonly fetch: () => void }

/** Thrown where a chunk that was to be drawn cannot be fetched. */
export class MissingChunk extends Error {}

type Arrival<Props> =
  | { readonly Arrived: ComponentType<Props> }
  | { readonly failure: MissingChunk }

/**
 * A component in a chunk of its own, shown the moment it is here, without a stand-in where it is here
 * already. What React's `lazy` brings is held back for up to 300 ms after any stand-in was last shown,
 * which is right for a panel, and wrong for the first picture.
 *
 * @param Waiting - what to show till then; nothing, if left out
 * @param isBeside - it stands around what matters more: what waits for it is painted first, even where it is
 *   here, and then goes on while it is drawn
 */
export function chunk<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props> | null = null,
  { isBeside = false } = {},
): Chunk<Props> {
  let known: Arrival<Props> | null = null
  let coming: Promise<Arrival<Props>> | null = null
  const fetchOnce = () => {
    coming ??= load().then(
      (Arrived) => {
        known = { Arrived }
        return known
      },
      (failure: unknown) => {
        coming = null // fetched anew where it is shown again
        return { failure: new MissingChunk(String(failure)) }
      },
    )
    return coming
  }
  function Shown(props: Props) {
    const [arrival, setArrival] = useState(() => {
      if (isBeside) return null
      void fetchOnce() // not after what waits for it is painted
      return known
    })
    useEffect(() => {
      if (!isBeside) return void fetchOnce().then(setArrival)
      return afterPaint(() => {
        void fetchOnce().then((now) => startTransition(() => setArrival(now)))
      })
    }, [])
    if (arrival === null) return Waiting === null ? null : <Waiting {...props} />
    if ('failure' in arrival) throw arrival.failure
    return <arrival.Arrived {...props} />
  }
  return Object.assign(Shown, { fetch: () => void fetchOnce() })
}
