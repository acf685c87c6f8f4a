import { type BlockId, blockEntries } from '../base/ids.ts'
import type { PathMarks } from '../drivers/mediatek-drm/pathMarks.ts'
import { BLOCK_WIDTH, blockHeight } from '../pipeline/blockSize.ts'
import type { PipelineGraph, Position } from '../pipeline/document.ts'
import type { Link } from '../pipeline/links.ts'
import { memoizeByParts } from '../pipeline/memoizeByParts.ts'
import { blockViewer } from './blockView.ts'
import { type LinkPath, linkPaths } from './linkPaths.ts'
import { shared } from './sameData.ts'
import { type Drag, sceneLinks } from './sceneLinks.ts'
import { type SceneNote, sceneNotes } from './sceneNotes.ts'
import type { Box } from './shapes.ts'
import type { BlockView, LinkView } from './shown.ts'

export interface SceneInput {
  readonly graph: PipelineGraph
  readonly links: readonly Link[]
  readonly marks: PathMarks
  readonly positions: Readonly<Record<BlockId, Position>>
  /** Where blocks are while they are dragged. */
  readonly moving: Readonly<Record<BlockId, Position>>
  /** Keys of the notes that are folded away. */
  readonly folded: ReadonlySet<string>
}

/** All that is drawn of a document and where, on the canvas and in a picture alike. */
export interface Scene {
  readonly input: SceneInput | null
  readonly paths: ReadonlyMap<string, LinkPath>
  readonly views: ReadonlyMap<BlockId, BlockView>
  /** Where blocks stand in the document, whatever is being dragged. */
  readonly boxes: ReadonlyMap<BlockId, Box>
  readonly notes: ReadonlyMap<string, SceneNote>
  /** The links whose two blocks are on the canvas, by id. */
  readonly links: ReadonlyMap<string, LinkView>
  /** Null while nothing is dragged. */
  readonly drag: Drag | null
}

export const EMPTY_SCENE: Scene = {
  input: null,
  paths: new Map(),
  views: new Map(),
  boxes: new Map(),
  notes: new Map(),
  links: new Map(),
  drag: null,
}

/**
 * What is drawn: a block for each one that has a position, a line for each link between two such, a
 * note for each path that stops. What is as it was is the very object of an earlier call, so an edit
 * costs what it changes.
 */
export function sceneOf(input: SceneInput, previous: Scene = EMPTY_SCENE): Scene {
  const paths = pathsOf(input, previous)
  const views = viewsOf(input, paths, previous)
  const boxes = boxesOf(input, previous)
  return {
    input,
    paths,
    views,
    boxes,
    notes: sceneNotes(input, { views, boxes }, previous),
    ...sceneLinks(input, { paths, views, boxes }, previous),
  }
}

function pathsOf({ graph, links, marks }: SceneInput, previous: Scene): Scene['paths'] {
  return previous.input?.graph === graph && previous.input.marks === marks
    ? previous.paths
    : linkPaths(graph, links, marks)
}

/** What each block shows; the same map while nothing it is made from changes, as during a drag. */
function viewsOf(input: SceneInput, paths: Scene['paths'], previous: Scene): Scene['views'] {
  const { graph, links, marks, positions, folded } = input
  const before = previous.input
  if (paths === previous.paths && before?.positions === positions && before.folded === folded)
    return previous.views
  const view = blockViewer({ graph, links, marks, paths, folded })
  const views = new Map<BlockId, BlockView>()
  for (const [id] of blockEntries(positions)) {
    const block = graph.blocks[id]
    if (block !== undefined) views.set(id, shared(previous.views.get(id), view(block)))
  }
  return views
}

/** The same map while no block moved, came or went. */
function boxesOf({ graph, positions }: SceneInput, previous: Scene): Scene['boxes'] {
  const old = previous.boxes
  if (previous.input?.graph === graph && previous.input.positions === positions) return old
  const boxes = new Map<BlockId, Box>()
  let isSame = true
  for (const [id, position] of blockEntries(positions)) {
    const block = graph.blocks[id]
    if (block === undefined) continue
    const height = blockHeight(block)
    const kept = keepBox(position, [height], () => ({ ...position, width: BLOCK_WIDTH, height }))
    const box = shared(old.get(id), kept)
    boxes.set(id, box)
    isSame &&= old.get(id) === box
  }
  return isSame && boxes.size === old.size ? old : boxes
}

const keepBox = memoizeByParts<Box>()
