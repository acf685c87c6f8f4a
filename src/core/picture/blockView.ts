import type { BlockId } from '../base/ids.ts'
import { identify } from '../drivers/mediatek-drm/componentId.ts'
import type { PathFailure } from '../drivers/mediatek-drm/pathFailure.ts'
import type { PathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import { CRTC_NAMES } from '../drivers/mediatek-drm/resolveMmsys.ts'
import { isAvailable } from '../drivers/mediatek-drm/walkPath.ts'
import { blockKind, blockTitle } from '../pipeline/blockKind.ts'
import type { Block, PipelineGraph } from '../pipeline/document.ts'
import {
  blockName,
  blockRole,
  blocksOfLink,
  type Link,
  nodeEnd,
  nodeName,
} from '../pipeline/links.ts'
import { memoizeByIdentity } from '../pipeline/memoizeByIdentity.ts'
import { memoizeByParts } from '../pipeline/memoizeByParts.ts'
import { componentById } from '../soc/ddpComponents.ts'
import { blockHandles, type HandleLook } from './blockHandles.ts'
import { laneStarts } from './laneStarts.ts'
import { type LinkPath, NO_PATH } from './linkPaths.ts'
import type { BlockView } from './shown.ts'

export interface BlockViewInput {
  readonly graph: PipelineGraph
  readonly links: readonly Link[]
  readonly marks: PathMarks
  readonly paths: ReadonlyMap<string, LinkPath>
  /** Keys of the notes that are folded away. */
  readonly folded: ReadonlySet<string>
}

/**
 * Makes one view after another: what is looked up for all blocks is gathered once. The view of a block
 * about which nothing changed is the very object of an earlier call.
 */
export function blockViewer(input: BlockViewInput): (block: Block) => BlockView {
  const { graph, links, marks, paths, folded } = input
  const around = linksOfBlocks(links, paths)
  const lanes = laneStarts(graph, links)
  const aliases = aliasNames(graph.aliases)

  return (block) => {
    const near = around.get(block.id) ?? []
    const stops = marks.failures.filter((failure) => failure.block === block.id)
    const surroundings: Surroundings = {
      near,
      alias: (aliases.get(block.id) ?? []).join(', '),
      crtc: marks.blocks.get(block.id)?.crtc ?? near[0]?.path.crtc ?? null,
      lanes: lanes.get(block.id) ?? [],
      stops,
      isOpen: stops.map((failure) => !folded.has(failureKey(failure))),
    }
    const { alias, crtc, isOpen } = surroundings
    const parts = [
      ...[alias, crtc, ...surroundings.lanes, 'links'],
      ...near.flatMap(({ link, path }) => [link, path]),
      ...stops.flatMap(({ short, endpoint, ...failure }) => [failureKey(failure), short, endpoint]),
      ...isOpen,
    ]
    return keepView(block, parts, () => viewOf(graph, block, surroundings))
  }
}

const keepView = memoizeByParts<BlockView>()

/** All that a view shows besides its block. */
interface Surroundings extends Pick<BlockView, 'alias' | 'crtc' | 'lanes'> {
  /** The links at the block, entering ones first. */
  readonly near: readonly LinkAtBlock[]
  /** The paths that stop here, and whether the note of each is open. */
  readonly stops: readonly PathFailure[]
  readonly isOpen: readonly boolean[]
}

interface LinkAtBlock {
  readonly link: Link
  readonly path: LinkPath
}

function viewOf(graph: PipelineGraph, block: Block, surroundings: Surroundings): BlockView {
  const { near, alias, crtc, lanes, stops, isOpen } = surroundings
  const look: HandleLook = (direction, id) => {
    const path = near.find(({ link }) => link.from === id || link.to === id)?.path
    const isLeft = path !== undefined && path.reach !== 'unreached'
    // Where a hop found no endpoint of its number, those no walk left by are what is wrong.
    const isBad = stops.some(({ endpoint }) =>
      endpoint === null ? direction === 'out' && !isLeft : endpoint === id,
    )
    return {
      crtc: path?.crtc ?? null,
      tone: isBad ? 'bad' : isLeft ? 'live' : 'idle',
      isTurned: near.some(({ link }) => (direction === 'in' ? link.from : link.to) === id),
    }
  }
  return {
    kind: blockKind(block),
    name: blockName(block),
    ...identityOf(graph, block),
    path: block.path,
    disabled: !isAvailable(block),
    alias,
    crtc,
    unreached: near.length > 0 && near.every(({ path }) => path.reach === 'unreached'),
    lanes,
    handles: blockHandles(
      block,
      look,
      near.some(({ link }) => link.to === nodeEnd(block.id)),
    ),
    problems: stops.map((failure, at) => ({
      key: failureKey(failure),
      text: `${failure.crtc === null ? 'probe' : CRTC_NAMES[failure.crtc]}: ${failure.short}`,
      open: isOpen[at] ?? true,
    })),
  }
}

/** Names a failure across edits: a path of an mmsys stops at one place at most, as does a probe. */
export const failureKey = ({ mmsys, crtc }: Pick<PathFailure, 'mmsys' | 'crtc'>): string =>
  `note:${mmsys}:${crtc ?? 'probe'}`

/** The component a block is, and the number people know it by. */
function identityOf(
  graph: PipelineGraph,
  block: Block,
): Pick<BlockView, 'code' | 'codeTitle' | 'title'> {
  const unit = /@.+$/.exec(nodeName(block))?.[0] ?? ''
  const title = blockTitle(block)
  const address = { code: unit, codeTitle: `Unit address ${unit.slice(1)}`, title }
  if (blockRole(block).kind === 'mmsys') return address
  const identity = identify(graph, block)
  if (identity.kind !== 'component' && identity.kind !== 'adaptor') return address
  const { id, name, short } = componentById(identity.id)
  return {
    code: String(id),
    codeTitle: `Component ${id} of the driver: ${name}`,
    title: `${short} · ${title}`,
  }
}

/** The links at each block with their paths, entering ones first. */
function linksOfBlocks(
  links: readonly Link[],
  paths: ReadonlyMap<string, LinkPath>,
): ReadonlyMap<BlockId, readonly LinkAtBlock[]> {
  const around = new Map<BlockId, LinkAtBlock[]>()
  const add = (block: BlockId, link: Link): void => {
    const at = { link, path: paths.get(link.id) ?? NO_PATH }
    const there = around.get(block)
    if (there === undefined) around.set(block, [at])
    else there.push(at)
  }
  for (const link of links) add(blocksOfLink(link)[1], link)
  for (const link of links) add(blocksOfLink(link)[0], link)
  return around
}

/** The names of each block's aliases, in order. */
const aliasNames = memoizeByIdentity(
  (aliases: PipelineGraph['aliases']): ReadonlyMap<BlockId, readonly string[]> => {
    const names = new Map<BlockId, string[]>()
    for (const { block, name } of aliases) names.set(block, [...(names.get(block) ?? []), name])
    return names
  },
)
