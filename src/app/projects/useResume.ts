import { useEffect, useState } from 'react'
import { arrived } from '../../platform/arrived.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { recall } from '../../platform/tabMemory.ts'
import type { Notice } from '../notice.ts'
import { loadSession } from './loadSession.ts'
import { OPEN_HERE } from './openHere.ts'

/** Brings back what this tab had open before it was loaded anew. True while that takes. */
export function useResume(tell: (notice: Notice) => void): boolean {
  const [id] = useState(() => recall(OPEN_HERE))
  const [done, setDone] = useState(id === null)
  useEffect(() => {
    if (id === null) return
    void arrived(loadSession())
      .then(async (part): Promise<Outcome> => (part.kind === 'ok' ? part.value.resume(id) : part))
      .then((resumed) => {
        if (resumed.kind === 'failed')
          tell({
            kind: 'failed',
            title: 'Could not bring back the board',
            details: [resumed.message],
          })
        setDone(true)
      })
  }, [id, tell])
  return !done
}
