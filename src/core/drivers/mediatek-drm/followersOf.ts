import { type BlockId, blockEntries } from '../../base/ids.ts'
import { KERNEL_REF } from '../../base/kernelRef.ts'
import { applyEdit } from '../../pipeline/applyEdit.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../pipeline/document.ts'
import type { LinkEnd } from '../../pipeline/edit.ts'
import { canLink, onlySide } from '../../pipeline/linkBlocks.ts'
import { blockName, blockRole, isDsi, parentPath } from '../../pipeline/links.ts'
import { editForItem, type PaletteItem, paletteOf } from '../../pipeline/palette.ts'
import { componentByShort, DRM_OVL_ADAPTOR } from '../../soc/ddpComponents.ts'
import type { DdpType } from '../../soc/ddpTypes.ts'
import { mmsysRouting } from '../../soc/mmsysRoutes.ts'
import { identify } from './componentId.ts'
import { linkRefusal } from './findings/linkRefusal.ts'
import { CRTC_NAMES } from './resolveMmsys.ts'

/** Something a link can lead to. */
export interface Follower {
  /** Stands for a block, or for one that is made when it is chosen. */
  readonly item: PaletteItem
  /** How it is known that pixels pass; null where it is only not ruled out. */
  readonly why: string | null
}

/**
 * What can follow a block: first what is known to on this SoC, as the driver's hardcoded paths, the
 * routing tables of the mmsys and the boards upstream have it, then all that is not ruled out. Both in
 * the order of the palette. Known is what the mmsys can program, whichever paths there are now. Behind
 * an output stands nothing that takes another signal.
 */
export function followersOf(doc: PipelineDocument, from: LinkEnd): Follower[] {
  const source = doc.graph.blocks[from.block]
  if (source === undefined) return []
  const known = knownHops(doc.graph)
  const followers = paletteOf(doc)
    .flatMap(({ items }) => items)
    .flatMap((item): Follower[] => {
      const added = withItem(doc, item, from.block)
      if (
        added === null ||
        onlySide(added.doc.graph, { block: added.id, endpoint: null }) === 'out' ||
        linkRefusal(added.doc, from, { block: added.id, endpoint: null }) !== null
      )
        return []
      const { graph } = added.doc
      const sink = graph.blocks[added.id]
      if (sink === undefined || otherSignal(graph, source, sink) !== null) return []
      return [{ item, why: reason(graph, known, source, sink) }]
    })
  return [
    ...followers.filter(({ why }) => why !== null),
    ...followers.filter(({ why }) => why === null),
  ]
}

/** A block of the canvas that a link can lead to only against the rules. */
interface RefusedFollower {
  readonly block: Block
  /** In a sentence. */
  readonly why: string
}

/** What `followersOf` leaves out although a link could be made, as somebody may want a wrong board. */
export function refusedFollowers(doc: PipelineDocument, from: LinkEnd): RefusedFollower[] {
  const { graph, positions } = doc
  const source = graph.blocks[from.block]
  if (source === undefined) return []
  return blockEntries(positions).flatMap(([id]) => {
    const to = { block: id, endpoint: null }
    const block = graph.blocks[id]
    if (block === undefined || onlySide(graph, to) === 'out' || !canLink(graph, from, to)) return []
    const why = linkRefusal(doc, from, to) ?? otherSignal(graph, source, block)
    return why === null ? [] : [{ block, why }]
  })
}

/** The document with an item on it, so that one rule serves what is there and what would be made. */
function withItem(
  doc: PipelineDocument,
  item: PaletteItem,
  behind: BlockId,
): { readonly doc: PipelineDocument; readonly id: BlockId } | null {
  if (item.block !== null) return { doc, id: item.block }
  const edit = editForItem(doc, item, { x: 0, y: 0 }, behind)
  return edit.kind === 'add-block' ? { doc: applyEdit(doc, edit), id: edit.block.id } : null
}

function reason(
  graph: PipelineGraph,
  known: ReadonlyMap<string, string>,
  source: Block,
  sink: Block,
): string | null {
  const role = blockRole(source)
  const to = idOf(graph, sink)
  if (role.kind === 'mmsys') {
    const starts = [role.data.main, role.data.ext, role.data.third]
    const crtc = starts.findIndex((path) => path !== null && path[0] === to)
    const name = CRTC_NAMES[crtc]
    return name === undefined ? null : `begins the hardcoded ${name} path`
  }
  const from = idOf(graph, source)
  if (from !== null && to !== null) return known.get(hop(from, to)) ?? null
  return behindOutput(graph, source, sink)
}

function idOf(graph: PipelineGraph, block: Block): number | null {
  const identity = identify(graph, block)
  return identity.kind === 'component' || identity.kind === 'adaptor' ? identity.id : null
}

/** Every hop some mmsys of the board is known to carry, with how that is known. */
function knownHops(graph: PipelineGraph): ReadonlyMap<string, string> {
  const hops = new Map<string, string>()
  const add = (from: number | undefined, to: number | undefined, why: string): void => {
    if (from === undefined || to === undefined || from === to) return
    if (!hops.has(hop(from, to))) hops.set(hop(from, to), why)
  }
  for (const block of blocksOf(graph)) {
    const role = blockRole(block)
    if (role.kind !== 'mmsys') continue
    const { data } = role
    const paths = [data.main, data.ext, data.third]
    paths.forEach((path, crtc) => {
      path?.forEach((id, at) => {
        add(path[at - 1], id, `in the hardcoded ${CRTC_NAMES[crtc]} path`)
      })
    })
    for (const { crtc, component } of data.connRoutes)
      add(paths[crtc]?.at(-1), component, `can end the hardcoded ${CRTC_NAMES[crtc]} path`)
    const routing = mmsysRouting(data.compatible)
    const mixer = componentByShort('ETHDR_MIXER').id
    for (const { from, to, kernels } of routing?.table.rows ?? [])
      if (kernels.includes(KERNEL_REF))
        add(from === mixer ? DRM_OVL_ADAPTOR : from, to, `${blockName(block)} has a route for it`)
    for (const [from, to] of routing?.wired ?? []) add(from, to, 'boards are known to have it')
  }
  return hops
}

const hop = (from: number, to: number): string => `${from}>${to}`

/** What a cable or trace between an output and what stands behind it carries. */
type Signal = 'DSI' | 'parallel RGB' | 'DP_INTF' | 'DisplayPort' | 'HDMI'

/** Null for what is in no case behind an output, or gives what its chip is made for. */
function signalFrom(block: Block): Signal | null {
  const role = blockRole(block)
  if (role.kind === 'dp-tx') return 'DisplayPort'
  if (role.kind === 'hdmi-tx') return 'HDMI'
  if (role.kind !== 'component') return null
  return OUTPUT_SIGNALS[role.type] ?? null
}

const OUTPUT_SIGNALS: { readonly [Type in DdpType]?: Signal } = {
  MTK_DSI: 'DSI',
  MTK_DPI: 'parallel RGB',
  MTK_DP_INTF: 'DP_INTF',
}

/** Null where the node does not tell: a chip on an I2C bus, a panel of another vendor's kind. */
function signalInto({ blocks }: PipelineGraph, block: Block): Signal | null {
  const { kind } = blockRole(block)
  if (kind === 'dp-tx') return 'DP_INTF'
  if (kind === 'hdmi-tx') return 'parallel RGB'
  const parent = parentPath(block)
  if (Object.values(blocks).some((host) => host.path === parent && isDsi(host))) return 'DSI'
  return COMPATIBLE_SIGNALS[block.compatible[0] ?? ''] ?? null
}

const COMPATIBLE_SIGNALS: Readonly<Record<string, Signal>> = {
  'edp-panel': 'DisplayPort',
  'panel-dpi': 'parallel RGB',
  'hdmi-connector': 'HDMI',
  'dp-connector': 'DisplayPort',
}

/** In a sentence, that the one takes another signal than the other gives, or hangs on another DSI host. */
function otherSignal(graph: PipelineGraph, source: Block, sink: Block): string | null {
  const [given, taken] = [signalFrom(source), signalInto(graph, sink)]
  if (given === null || taken === null) return null
  const [give, take] = [source, sink].map(blockName)
  if (given !== taken) return `${give} gives ${given}, and ${take} takes ${taken}.`
  return given === 'DSI' && parentPath(sink) !== source.path
    ? `${take} is a child of another DSI than ${give}.`
    : null
}

/** What usually stands behind an output: no driver's rule, but what each interface is for. */
function behindOutput(graph: PipelineGraph, source: Block, sink: Block): string | null {
  const [give, take] = [blockRole(source).kind, blockRole(sink).kind]
  const given = signalFrom(source)
  if (give === 'bridge') return take === 'panel' || take === 'connector' ? 'ends the chain' : null
  if (given === null) return null
  if (signalInto(graph, sink) === given)
    return given === 'DSI' ? 'a child of this DSI' : `takes what ${blockName(source)} gives`
  return take === 'bridge' && (given === 'DSI' || given === 'parallel RGB')
    ? `a chip that turns ${given} into another signal`
    : null
}
