import { middleOf, roundedPath } from '../core/picture/routeLink.ts'
import type { Line, Point } from '../core/picture/shapes.ts'

/** @param flow - the element of React Flow; null before there is one */
export const nodeElement = (flow: HTMLElement | null, id: string): HTMLElement | null =>
  flow?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? null

/**
 * Puts a node elsewhere than React Flow has it. React, which is not told, leaves it there until React
 * Flow has it at another place than before.
 */
export function drawNodeAt(flow: HTMLElement | null, id: string, { x, y }: Point): void {
  const element = nodeElement(flow, id)
  if (element !== null) element.style.transform = `translate(${x}px, ${y}px)`
}

/** Where the parts of a link are drawn: `d` of its line, `transform` of what stands on it. */
interface LinkShape {
  readonly line: string
  readonly middle: string
  readonly end: string
}

export const linkShape = (line: Line): LinkShape => {
  const middle = middleOf(line)
  return { line: roundedPath(line), middle: shift(middle), end: shift(line.at(-1) ?? middle) }
}

const shift = ({ x, y }: Point): string => `translate(${x} ${y})`

/** Draws a link along a line, past React: all parts of it that say where they are by `data-at`. */
export function drawLinkAlong(link: SVGGElement | null, line: Line): void {
  for (const [at, text] of Object.entries(linkShape(line)))
    for (const part of link?.querySelectorAll(`[data-at="${at}"]`) ?? [])
      part.setAttribute(at === 'line' ? 'd' : 'transform', text)
}
