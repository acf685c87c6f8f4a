import type { BlockId } from '../../../base/ids.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../../pipeline/document.ts'
import { blockName } from '../../../pipeline/links.ts'
import { componentById, DRM_OVL_ADAPTOR } from '../../../soc/ddpComponents.ts'
import type { MmsysData } from '../../../soc/mmsysData.ts'
import type { KernelChoice } from '../kernelChoice.ts'
import { type AdaptorLoop, adaptorLoop } from '../probe/adaptorLoop.ts'
import { type SiblingLoop, siblingLoop } from '../probe/siblingLoop.ts'
import { CRTC_NAMES, type MmsysResolution, type PathResult, resolveAll } from '../resolveMmsys.ts'
import { isAvailable } from '../walkPath.ts'
import type { Cause } from './finding.ts'

/** A board as the rules look at it: what the driver makes of it, worked out once. */
export interface BoardView {
  readonly doc: PipelineDocument
  readonly graph: PipelineGraph
  readonly kernel: KernelChoice
  /** The mmsys that are enabled, in tree order. */
  readonly systems: readonly SystemView[]
  /** Those that are not. */
  readonly disabled: readonly MmsysResolution[]
}

export interface SystemView {
  readonly block: Block
  readonly name: string
  readonly data: MmsysData
  readonly resolution: MmsysResolution
  /** MAIN, EXT, THIRD. */
  readonly paths: readonly PathView[]
  /** The path build returns and its result is 0, so the probe goes on to the nodes beside. */
  readonly builds: boolean
  /** What the probe makes of the nodes beside, if it gets so far. */
  readonly siblings: SiblingLoop
  /** Null when no path of this mmsys has the OVL adaptor in it. */
  readonly adaptor: AdaptorLoop | null
}

export interface PathView extends PathResult {
  readonly cause: Cause
  readonly setup: Cause
  /** 'vdosys0 MAIN' */
  readonly name: string
  /** Ids of the path in force that no node beside the mmsys stands for. */
  readonly missing: readonly number[]
  /** It is in force, and every member is there: a CRTC is made of it. */
  readonly complete: boolean
}

export function viewBoard(doc: PipelineDocument, kernel: KernelChoice): BoardView {
  const { graph } = doc
  const resolutions = resolveAll(graph, kernel)
  const isOn = ({ block }: MmsysResolution): boolean => {
    const found = graph.blocks[block]
    return found !== undefined && isAvailable(found)
  }
  return {
    doc,
    graph,
    kernel,
    systems: resolutions.filter(isOn).flatMap((resolution) => {
      const block = graph.blocks[resolution.block]
      return block === undefined ? [] : [viewSystem(graph, block, resolution, kernel)]
    }),
    disabled: resolutions.filter((resolution) => !isOn(resolution)),
  }
}

function viewSystem(
  graph: PipelineGraph,
  block: Block,
  resolution: MmsysResolution,
  kernel: KernelChoice,
): SystemView {
  const name = blockName(block)
  const siblings = siblingLoop(graph, block, resolution, kernel)
  const paths = resolution.paths.map((path): PathView => {
    const missing = path.inForce.filter((id) => id !== DRM_OVL_ADAPTOR && !siblings.nodeOf.has(id))
    return {
      ...path,
      cause: `path ${block.id} ${path.crtc}`,
      setup: `setup ${block.id} ${path.crtc}`,
      name: `${name} ${CRTC_NAMES[path.crtc]}`,
      missing,
      complete: path.inForce.length > 0 && missing.length === 0,
    }
  })
  const hasAdaptor = paths.some(({ inForce }) => inForce.includes(DRM_OVL_ADAPTOR))
  return {
    block,
    name,
    data: resolution.data,
    resolution,
    paths,
    builds: resolution.errno === 0 && !resolution.hang,
    siblings,
    adaptor: hasAdaptor ? adaptorLoop(graph, block) : null,
  }
}

/** Every path of every mmsys that gets through its path build, with its mmsys. */
export const pathsInForce = ({
  systems,
}: BoardView): { readonly system: SystemView; readonly path: PathView }[] =>
  systems.flatMap((system) =>
    system.builds
      ? system.paths.flatMap((path) => (path.inForce.length > 0 ? [{ system, path }] : []))
      : [],
  )

/** Whether any CRTC will be made at all. */
export const anyComplete = (board: BoardView): boolean =>
  pathsInForce(board).some(({ path }) => path.complete)

/**
 * Whether two mmsys wait for a block, each for a path of its own, for a route, or for its OVL adaptor. A
 * component serves one master. Kernel: find_components().
 */
export const isClaimedTwice = ({ systems }: BoardView, id: BlockId): boolean =>
  systems.filter(
    ({ builds, siblings, adaptor }) =>
      builds &&
      (siblings.matches.some((match) => match.kind === 'block' && match.block === id) ||
        adaptor?.parts.some(({ block }) => block === id)),
  ).length > 1

/** The block that stands for a component id beside an mmsys. */
export function nodeOf({ graph }: BoardView, { siblings }: SystemView, id: number): Block | null {
  const block = siblings.nodeOf.get(id)
  return block === undefined ? null : (graph.blocks[block] ?? null)
}

export const nameOf = ({ graph }: Pick<BoardView, 'graph'>, id: BlockId): string => {
  const block = graph.blocks[id]
  return block === undefined ? 'a missing node' : blockName(block)
}

/** 'OVL0, RDMA0 and DSI0' */
export function listIds(ids: readonly number[]): string {
  return listWords(ids.map((id) => componentById(id).short))
}

export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
