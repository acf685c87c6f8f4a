import type { OpenedBoard } from '../core/convert/open/newBoard.ts'

/** What is open: the document, what it was read from, and what it is compared with for export. */
export type Project = OpenedBoard

export interface Step<Work = Project> {
  readonly label: string
  readonly project: Work
}

/** A project, a board's or a companion's, with every state it can be brought back to. */
export interface History<Work = Project> {
  readonly project: Work
  /** Steps to go back to, oldest first, each with the label of the change that left it. */
  readonly past: readonly Step<Work>[]
  /** Steps undone, next redo first, each with the label of the change that leads to it. */
  readonly future: readonly Step<Work>[]
}

/** Undo steps kept. Documents share structure, so a step costs only what it changed. */
const HISTORY_LIMIT = 500

export const begin = <Work>(project: Work): History<Work> => ({ project, past: [], future: [] })

/** A change: what was undone before it is gone. */
export const step = <Work>(
  history: History<Work>,
  label: string,
  project: Work,
): History<Work> => ({
  project,
  past: [...history.past, { label, project: history.project }].slice(-HISTORY_LIMIT),
  future: [],
})

/** The history itself where there is nothing to undo. */
export function undone<Work>(history: History<Work>): History<Work> {
  const last = history.past.at(-1)
  if (last === undefined) return history
  return {
    project: last.project,
    past: history.past.slice(0, -1),
    future: [{ label: last.label, project: history.project }, ...history.future],
  }
}

/** The history itself where there is nothing to redo. */
export function redone<Work>(history: History<Work>): History<Work> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return {
    project: next.project,
    past: [...history.past, { label: next.label, project: history.project }],
    future,
  }
}

/** The state after `count` of its changes; 0 is the oldest that is kept. */
export function gone(history: History, count: number): History {
  let there = history
  while (there.past.length > count) there = undone(there)
  while (there.past.length < count && there.future.length > 0) there = redone(there)
  return there
}
