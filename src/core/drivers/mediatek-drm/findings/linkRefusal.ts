import { blockOfEndpoint } from '../../../base/ids.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../../pipeline/document.ts'
import type { LinkEnd } from '../../../pipeline/edit.ts'
import { endpointsOf } from '../../../pipeline/endpoints.ts'
import { isTurned, onlySide, sideOf } from '../../../pipeline/linkBlocks.ts'
import {
  blockName,
  blockRole,
  directionOf,
  isOutput,
  parentPath,
  remoteEnd,
} from '../../../pipeline/links.ts'
import { OVL_ADAPTOR_PARTS } from '../../../soc/ovlAdaptor.ts'
import { identify } from '../componentId.ts'
import { registerWindow } from './registerWindow.ts'

/**
 * Why a link somebody draws could never carry a picture, in a sentence; null for one that can. It may
 * be drawn from either end, and the document can hold it all the same.
 */
export function linkRefusal(doc: PipelineDocument, from: LinkEnd, to: LinkEnd): string | null {
  const { graph } = doc
  const ends = isTurned(graph, from, to) ? [to, from] : [from, to]
  const [giver, taker] = ends.map(({ block }) => graph.blocks[block])
  if (giver === undefined || taker === undefined) return 'One of the two blocks is no longer there.'
  if (giver === taker) return `${blockName(giver)} cannot be linked to itself.`
  return (
    sameSide(graph, from, to) ??
    noPlace(giver) ??
    noPlace(taker) ??
    wrongKind(giver, taker) ??
    apart(giver, taker) ??
    partOfAdaptor(graph, taker) ??
    backwards(graph, giver, taker)
  )
}

/** Both ends give pixels, or both take them. */
function sameSide(graph: PipelineGraph, from: LinkEnd, to: LinkEnd): string | null {
  const [a, b] = [from, to].map((end) => onlySide(graph, end) ?? sideOf(graph, end))
  if (a === null || a !== b) return null
  return `Both ends ${a === 'out' ? 'give' : 'take'} pixels: lead from the output of one block to the input of the other.`
}

function noPlace(block: Block): string | null {
  const { kind } = blockRole(block)
  if (kind === 'mutex')
    return `${blockName(block)} is a mutex: it triggers frames, and no pixel passes it.`
  if (kind === 'phy')
    return `${blockName(block)} is a PHY: its output finds it by phys, not by the graph.`
  return null
}

/** What may follow what, by role. */
function wrongKind(giver: Block, taker: Block): string | null {
  const [give, take] = [giver, taker].map(blockName)
  if (blockRole(taker).kind === 'mmsys') return `${take} is where paths begin: nothing leads there.`
  if (blockRole(giver).kind === 'mmsys')
    return isInPath(taker)
      ? null
      : `${take} is no display component: the driver finds “Invalid component” as the first of a path.`
  if (!isInPath(giver))
    return isInPath(taker)
      ? `${give} stands behind the outputs: draw it from ${take} to ${give}.`
      : null
  if (isOutput(giver))
    return isInPath(taker)
      ? `${give} is a display output, and no component can follow it: link a panel, bridge or transmitter.`
      : null
  return isInPath(taker)
    ? null
    : `${give} is no display output: only a DSI, DPI or DP_INTF can lead to ${take}.`
}

/** The driver knows it as a member of paths. */
function isInPath(block: Block): boolean {
  const { kind } = blockRole(block)
  return kind === 'component' || kind === 'adaptor'
}

/** Of two vdosys, or on two buses: no mmsys would program both. */
function apart(giver: Block, taker: Block): string | null {
  if (!isInPath(taker)) return null
  const [give, take] = [giver, taker].map(blockName)
  if (parentPath(giver) !== parentPath(taker))
    return `${give} and ${take} stand on different buses, and the driver looks for components beside the mmsys only.`
  const windows = [giver, taker].map(({ path }) => registerWindow(path))
  return windows.includes(null) || windows[0] === windows[1]
    ? null
    : `${give} and ${take} belong to different display systems, and a path is programmed within one.`
}

function partOfAdaptor(graph: PipelineGraph, taker: Block): string | null {
  const identity = identify(graph, taker)
  if (identity.kind !== 'component') return null
  const part = OVL_ADAPTOR_PARTS.find(({ component }) => component.id === identity.id)
  return part === undefined
    ? null
    : `${blockName(taker)} is a part of the OVL adaptor, which takes it by itself: lead from ethdr0 to merge5.`
}

/** Against the order of a path, or round in a circle. */
function backwards(graph: PipelineGraph, giver: Block, taker: Block): string | null {
  const [give, take] = [giver, taker].map(blockName)
  if (blockRole(taker).kind === 'adaptor' && blockRole(giver).kind === 'component')
    return `${take} reads layers and has to come first in its path: lead from ${take} to ${give}.`
  return leadsTo(graph, taker, giver)
    ? `${take} leads to ${give} already: the path would go round in a circle.`
    : null
}

/** Whether pixels that leave one block can reach another. */
function leadsTo(graph: PipelineGraph, start: Block, goal: Block): boolean {
  const reached = new Set([start.id])
  for (const id of reached) {
    const block = graph.blocks[id]
    for (const place of block === undefined ? [] : endpointsOf(block)) {
      const end = directionOf(place) === 'out' ? remoteEnd(place.endpoint.remote) : null
      if (end !== null) reached.add(blockOfEndpoint(end))
    }
  }
  return reached.has(goal.id)
}
