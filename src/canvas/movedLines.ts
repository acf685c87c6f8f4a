import { createContext, use, useLayoutEffect, useSyncExternalStore } from 'react'
import type { Line } from '../core/picture/shapes.ts'

/** Lines by link id. */
export type Lines = ReadonlyMap<string, Line>

/** Draws a link along a line, or without one where it runs at rest. */
type DrawLink = (line: Line | undefined) => void

/**
 * Where the links of a dragged block run for now. Beside the edges, not in them, and past React: a step
 * of the drag comes to those whose line is another than before it, and to them alone.
 */
export class MovedLines {
  private lines: Lines = new Map()
  private readonly drawers = new Map<string, DrawLink>()
  private readonly listeners = new Set<() => void>()

  readonly show = (lines: Lines): void => {
    const before = this.lines
    this.lines = lines
    for (const link of new Set([...before.keys(), ...lines.keys()]))
      if (before.get(link) !== lines.get(link)) this.drawers.get(link)?.(lines.get(link))
    for (const listener of this.listeners) listener()
  }

  /** Has a link drawn with each step, and now where its line is not the one at rest. */
  readonly follow = (link: string, draw: DrawLink): (() => void) => {
    this.drawers.set(link, draw)
    const line = this.lines.get(link)
    if (line !== undefined) draw(line)
    return () => this.drawers.delete(link)
  }

  readonly all = (): Lines => this.lines

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

export const MovedLinesContext = createContext(new MovedLines())

/** @param draw - called after each rendering as well: React draws the link where it runs at rest */
export function useMovedLine(link: string, draw: DrawLink): void {
  const { follow } = use(MovedLinesContext)
  useLayoutEffect(() => follow(link, draw))
}

/** All of them. */
export function useMovedLines(): Lines {
  const { subscribe, all } = use(MovedLinesContext)
  return useSyncExternalStore(subscribe, all)
}
