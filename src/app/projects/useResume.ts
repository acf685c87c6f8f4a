import { useEffect, useState } from 'react'
import { type Outcome, ok } from '../../platform/outcome.ts'
import { recall, remember } from '../../platform/tabMemory.ts'
import type { Notice } from '../notice.ts'
import { askSession } from './askSession.ts'
import { OPEN_HERE, UNSAVED_HERE } from './openHere.ts'

/** Brings back what this tab had open before it was loaded anew. True while that takes. */
export function useResume(tell: (notice: Notice) => void): boolean {
  const [id] = useState(() => recall(OPEN_HERE))
  const [unsaved] = useState(() => recall(UNSAVED_HERE))
  const [done, setDone] = useState(id === null)
  useEffect(() => {
    if (id === null && unsaved === null) return
    void resumed(id).then((outcome) => {
      const problems = [
        ...(unsaved === null
          ? []
          : [`${unsaved} was not saved in this browser yet: open it again.`]),
        ...(outcome.kind === 'failed' ? [outcome.message] : []),
      ]
      remember(UNSAVED_HERE, null)
      if (problems.length > 0)
        tell({ kind: 'failed', title: 'Could not bring back the board', details: problems })
      setDone(true)
    })
  }, [id, unsaved, tell])
  return !done
}

const resumed = async (id: string | null): Promise<Outcome> =>
  id === null ? ok(undefined) : askSession((session) => session.resume(id))
