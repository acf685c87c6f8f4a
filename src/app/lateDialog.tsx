import { type ComponentType, useEffect } from 'react'
import { NOT_LOADED } from '../platform/arrived.ts'
import { late } from '../ui/late.tsx'
import { tell } from './pageState.ts'

/**
 * A dialog that is fetched when it is first opened. Where it cannot be, that is said, and it is closed again.
 *
 * @param what - completes 'Could not …'
 */
export function lateDialog<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  what: string,
  close: (props: Props) => void,
): ComponentType<Props> {
  function NotOpened(props: Props) {
    // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is opened
    useEffect(() => {
      close(props)
      tell({ kind: 'failed', title: `Could not ${what}`, details: [NOT_LOADED] })
    }, [])
    return null
  }
  return late(load, { Missing: NotOpened })
}
