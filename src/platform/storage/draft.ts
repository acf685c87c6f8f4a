import type { ProjectId } from './projectId.ts'

/** A state that a closing page had no time to save: it counts if the save it follows still does. */
export interface Draft {
  readonly follows: number
  readonly text: string
}

/**
 * Writes a state in one breath, as a page that is being closed must: its storage proper takes longer
 * than it lives. Where there is no room the change is lost, as it would be without.
 */
export function writeDraft(id: ProjectId, { follows, text }: Draft): void {
  try {
    localStorage.setItem(key(id), `${follows} ${text}`)
  } catch {
    // See above.
  }
}

export function readDraft(id: ProjectId): Draft | null {
  try {
    const kept = localStorage.getItem(key(id))
    const [, follows = '', text] = /^(\d+) (.*)$/s.exec(kept ?? '') ?? []
    return text === undefined ? null : { follows: Number(follows), text }
  } catch {
    return null
  }
}

export function forgetDraft(id: ProjectId): void {
  try {
    localStorage.removeItem(key(id))
  } catch {
    // Then there was none.
  }
}

const key = (id: ProjectId): string => `portwire.draft.${id}`
