import { create } from 'zustand'
import { readPreference, writePreference } from '../platform/preference.ts'

const PREFERENCE = 'start-hint'

/** Whether the canvas still has to say how a path is begun: to each person once. */
export const useStartHint = create<{ readonly isDue: boolean }>(() => ({
  isDue: readPreference(PREFERENCE) === null,
}))

/** Somebody knows by now, or does not want to be told. */
export function endStartHint(): void {
  if (!useStartHint.getState().isDue) return
  useStartHint.setState({ isDue: false })
  writePreference(PREFERENCE, 'ended')
}
