import { createContext, use, useSyncExternalStore } from 'react'
import type { Line } from '../core/picture/shapes.ts'

/** Lines by link id. */
export type Lines = ReadonlyMap<string, Line>

/**
 * Where the links of a dragged block run for now. Beside the edges, not in them: React Flow goes through
 * all edges when one is another object, and each of these hears of its own line alone.
 */
export class MovedLines {
  private lines: Lines = new Map()
  private readonly listeners = new Set<() => void>()

  readonly show = (lines: Lines): void => {
    this.lines = lines
    for (const listener of this.listeners) listener()
  }

  readonly all = (): Lines => this.lines

  readonly lineOf = (link: string): Line | undefined => this.lines.get(link)

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

export const MovedLinesContext = createContext(new MovedLines())

/** The line of a link that follows a dragged block; undefined for one that stands. */
export function useMovedLine(link: string): Line | undefined {
  const { subscribe, lineOf } = use(MovedLinesContext)
  return useSyncExternalStore(subscribe, () => lineOf(link))
}

/** All of them. */
export function useMovedLines(): Lines {
  const { subscribe, all } = use(MovedLinesContext)
  return useSyncExternalStore(subscribe, all)
}
