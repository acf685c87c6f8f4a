import type { Box, Point } from '../core/picture/shapes.ts'

/** How far about a handle it is still taken hold of, px: as its style has it for a mouse. */
const PAD = 4

interface PillName {
  readonly nodeId: string
  readonly id?: string | null
}

/** A handle as React Flow measured it: its place within its block. */
type Pill = PillName & Box

/** As much of a node as React Flow tells. */
interface NodeWithPills {
  readonly id: string
  readonly measured: { readonly width?: number; readonly height?: number }
  readonly internals: {
    readonly positionAbsolute: Point
    readonly z: number
    readonly handleBounds?: {
      readonly source: readonly Pill[] | null
      readonly target: readonly Pill[] | null
    }
  }
}

/** What the pointer is on while a link is drawn. */
interface LinkTarget {
  readonly node: string | null
  /** The handle it is on, or else the nearest one within the radius. */
  readonly pill: Pill | null
}

/**
 * Told from places alone, as React Flow tells it from what the browser finds there.
 *
 * @param nodes - those drawn later lie over earlier ones of the same `z`
 * @param start - the handle the link begins at: no end is near it
 * @param radius - px
 */
export function linkTargetAt(
  nodes: Iterable<NodeWithPills>,
  at: Point,
  start: PillName,
  radius: number,
): LinkTarget {
  let top: LinkTarget & { readonly z: number } = { node: null, pill: null, z: -Infinity }
  let near: Pill | null = null
  let nearest = radius
  for (const { id, measured, internals } of nodes) {
    const { positionAbsolute, z, handleBounds } = internals
    const x = at.x - positionAbsolute.x
    const y = at.y - positionAbsolute.y
    const { width = 0, height = 0 } = measured
    let on: Pill | null = null
    for (const pill of [...(handleBounds?.source ?? []), ...(handleBounds?.target ?? [])]) {
      const right = x - pill.x - pill.width / 2
      const down = y - pill.y - pill.height / 2
      const away = Math.hypot(right, down)
      if (away <= nearest && !isSamePill(pill, start)) [near, nearest] = [pill, away]
      // Its ends are round.
      const beyond = Math.max(0, Math.abs(right) - (pill.width - pill.height) / 2)
      if (Math.hypot(beyond, down) <= pill.height / 2 + PAD) on = pill
    }
    const isOn = on !== null || (x >= 0 && x <= width && y >= 0 && y <= height)
    if (isOn && z >= top.z) top = { node: id, pill: on, z }
  }
  return { node: top.node, pill: top.pill ?? near }
}

/** Whether they are one end of links: it may have a handle for either direction, at the same place. */
export const isSamePill = (a: PillName | null, b: PillName | null): boolean =>
  a?.nodeId === b?.nodeId && a?.id === b?.id
