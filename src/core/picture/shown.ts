import type { BlockId } from '../base/ids.ts'
import type { CrtcIndex } from '../drivers/mediatek-drm/walkPath.ts'
import type { BlockKind } from '../pipeline/blockKind.ts'
import type { BlockHandle } from './blockHandles.ts'
import type { LinkReach } from './linkPaths.ts'
import type { NotePlace } from './placeNote.ts'
import type { Point } from './shapes.ts'

// Type aliases, not interfaces: the canvas's library asks for an index signature, which only these have.
export type BlockView = {
  readonly kind: BlockKind
  readonly name: string
  /** Component id, '36', else unit address, '@1c01a000'; empty when there is neither. */
  readonly code: string
  /** Which of the two it is, in words. */
  readonly codeTitle: string
  readonly title: string
  readonly path: string
  readonly disabled: boolean
  /** Alias names, comma separated; empty without any. */
  readonly alias: string
  /** The path it is drawn as part of; null for none. */
  readonly crtc: CrtcIndex | null
  /** Linked, yet no walk of the driver comes by, nor does a built path lead here. */
  readonly unreached: boolean
  /** Paths whose lane begins here, as 'MAIN · endpoint 0' is written above it. */
  readonly lanes: readonly CrtcIndex[]
  readonly handles: readonly BlockHandle[]
  /** The paths that stop here, with the key of their note. */
  readonly problems: readonly BlockProblem[]
}

export interface BlockProblem {
  readonly key: string
  /** 'MAIN: no endpoint 0'. */
  readonly text: string
  readonly open: boolean
}

export type NoteView = {
  /** Where the path stops. */
  readonly block: BlockId
  readonly title: string
  readonly sentence: string
  /** Where it stands while nothing is dragged. */
  readonly place: NotePlace
}

export type LinkView = {
  readonly crtc: CrtcIndex | null
  readonly reach: LinkReach
  readonly mutual: boolean
  /** The driver gets this far and is refused at the far end. */
  readonly refused: boolean
  /** 'ovl0 → rdma0'. */
  readonly name: string
  readonly points: readonly Point[]
}
