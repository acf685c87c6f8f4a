import { useEffect, useState } from 'react'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import { faultsOf, type OfferedForm } from './offeredForm.ts'

/** Long enough for the next key of somebody typing, ms. */
const QUIET_MS = 250

/** What is wrong with the form that is shown, found once nobody is busy; null until then. */
export function useFaults(offered: OfferedForm): readonly Diagnostic[] | null {
  const [checked, setChecked] = useState<OfferedForm | null>(null)
  useEffect(() => {
    let idle: number | null = null
    const check = () => {
      faultsOf(offered)
      setChecked(offered)
    }
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in window) idle = requestIdleCallback(check)
      else check()
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      if (idle !== null) cancelIdleCallback(idle)
    }
  }, [offered])
  return checked === offered ? faultsOf(offered) : null
}
