import {
  type BlockId,
  blockEntries,
  blockOfEndpoint,
  type EndpointId,
} from '../../core/base/ids.ts'
import { type PathChip, pathStory } from '../../core/drivers/mediatek-drm/pathStory.ts'
import { CRTC_NAMES, type MmsysResolution } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { type BlockKind, blockKind, blockTitle } from '../../core/pipeline/blockKind.ts'
import type { Block, PipelineDocument, PipelineGraph } from '../../core/pipeline/document.ts'
import { iteratedPorts, numberOf } from '../../core/pipeline/endpoints.ts'
import { blockName, type Link } from '../../core/pipeline/links.ts'

/** What a line of the outline is about. */
export type OutlineSubject =
  | { readonly kind: 'block'; readonly block: BlockId }
  | {
      readonly kind: 'endpoint'
      readonly block: BlockId
      readonly endpoint: EndpointId
      readonly link: Link | null
    }
  | { readonly kind: 'none' }

export interface OutlineItem {
  readonly key: string
  readonly text: string
  /** What stands behind the text: 'built', '→ rdma0', 'scan-out DMA'. */
  readonly note: string
  readonly tone: 'plain' | 'bad'
  readonly color: BlockKind | null
  readonly subject: OutlineSubject
  readonly children: readonly OutlineItem[]
}

/**
 * The document as a tree of lines, for those who do not see the canvas: every mmsys with its three
 * paths and their blocks as the driver walks them, then every block of the canvas with its ports,
 * endpoints and links.
 */
export function outlineOf(
  { graph, positions }: Pick<PipelineDocument, 'graph' | 'positions'>,
  links: readonly Link[],
  resolutions: readonly MmsysResolution[],
): OutlineItem[] {
  const placed = blockEntries(positions).flatMap(([id]) => graph.blocks[id] ?? [])
  return [
    ...resolutions.flatMap((resolution) => mmsysItem(graph, resolution)),
    {
      key: 'blocks',
      text: 'Blocks on the canvas',
      note: String(placed.length),
      tone: 'plain',
      color: null,
      subject: NOTHING,
      children: placed.map((block) => blockItem(graph, links, block, block.id)),
    },
  ]
}

const NOTHING: OutlineSubject = { kind: 'none' }

function mmsysItem(graph: PipelineGraph, resolution: MmsysResolution): OutlineItem[] {
  const mmsys = graph.blocks[resolution.block]
  if (mmsys === undefined) return []
  const children = resolution.paths.map((path): OutlineItem => {
    const key = `${mmsys.id} ${path.crtc}`
    const { title, tone, chips } = pathStory(graph, resolution, path)
    return {
      key,
      text: `${CRTC_NAMES[path.crtc]} path`,
      note: title,
      tone: tone === 'bad' || tone === 'warn' ? 'bad' : 'plain',
      color: null,
      subject: NOTHING,
      children: [
        ...chips
          .filter((chip) => chip.tone !== 'kept')
          .map((chip, at) => chipItem(graph, chip, `${key} ${at}`)),
        ...keptItems(chips, key),
      ],
    }
  })
  const built = resolution.paths.filter(({ state }) => state === 'built').length
  return [
    {
      key: `mmsys ${mmsys.id}`,
      text: blockName(mmsys),
      note: `${built} of 3 paths built`,
      tone: 'plain',
      color: 'mmsys',
      subject: { kind: 'block', block: mmsys.id },
      children,
    },
  ]
}

function chipItem(graph: PipelineGraph, chip: PathChip, key: string): OutlineItem {
  const block = chip.block === null ? undefined : graph.blocks[chip.block]
  return {
    key,
    text: block === undefined ? chip.text : blockName(block),
    note: block === undefined ? '' : chip.text,
    tone: chip.tone === 'bad' ? 'bad' : 'plain',
    color: block === undefined ? null : blockKind(block),
    subject: block === undefined ? NOTHING : { kind: 'block', block: block.id },
    children: [],
  }
}

/** The hardcoded path the driver keeps in the path's place, on one line: no blocks to go to. */
function keptItems(chips: readonly PathChip[], key: string): OutlineItem[] {
  const kept = chips.filter(({ tone }) => tone === 'kept').map(({ text }) => text)
  if (kept.length === 0) return []
  return [
    {
      key: `${key} kept`,
      text: 'Hardcoded',
      note: kept.join(' → '),
      tone: 'plain',
      color: null,
      subject: NOTHING,
      children: [],
    },
  ]
}

function blockItem(
  graph: PipelineGraph,
  links: readonly Link[],
  block: Block,
  key: string,
): OutlineItem {
  const subject: OutlineSubject = { kind: 'block', block: block.id }
  return {
    key,
    text: blockName(block),
    note: [blockTitle(block), block.status === 'disabled' ? 'disabled' : '']
      .filter(Boolean)
      .join(' · '),
    tone: 'plain',
    color: blockKind(block),
    subject,
    children: iteratedPorts(block).map((port, at) => ({
      key: `${key} port ${at}`,
      text: `Port ${numberOf(port)}`,
      note: port.endpoints.length === 0 ? 'no endpoint' : '',
      tone: 'plain',
      color: null,
      subject,
      children: port.endpoints.map(({ id, reg, labels, remote }) => {
        const link = links.find(({ from, to }) => from === id || to === id) ?? null
        return {
          key: id,
          text: `Endpoint ${reg ?? '0, without reg'}`,
          note: [labels[0] ?? '', leadsTo(graph, id, link, remote !== null)]
            .filter(Boolean)
            .join(' '),
          tone: remote !== null && link === null ? 'bad' : 'plain',
          color: null,
          subject: { kind: 'endpoint', block: block.id, endpoint: id, link },
          children: [],
        } satisfies OutlineItem
      }),
    })),
  }
}

function leadsTo(
  graph: PipelineGraph,
  id: EndpointId,
  link: Link | null,
  isLinked: boolean,
): string {
  if (link === null) return isLinked ? '→ nothing' : 'not linked'
  const isOut = link.from === id
  const block = graph.blocks[blockOfEndpoint(isOut ? link.to : link.from)]
  return `${isOut ? '→' : '←'} ${block === undefined ? 'nothing' : blockName(block)}`
}

/** A line that shows: its place in the tree, counted as ARIA counts it. */
export interface OutlineRow {
  readonly item: OutlineItem
  readonly level: number
  readonly parent: string | null
  readonly setSize: number
  /** From 1 on. */
  readonly position: number
  /** Null where there is nothing below. */
  readonly open: boolean | null
}

/** The lines that show, top to bottom, with these opened. */
export function visibleRows(
  items: readonly OutlineItem[],
  isOpen: (item: OutlineItem) => boolean,
  level = 1,
  parent: string | null = null,
): OutlineRow[] {
  return items.flatMap((item, at) => {
    const open = item.children.length === 0 ? null : isOpen(item)
    const row = { item, level, parent, setSize: items.length, position: at + 1, open }
    return [row, ...(open === true ? visibleRows(item.children, isOpen, level + 1, item.key) : [])]
  })
}
