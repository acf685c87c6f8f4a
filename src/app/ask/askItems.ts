import { type BlockId, blockEntries, blockOfEndpoint } from '../../core/base/ids.ts'
import { identify } from '../../core/drivers/mediatek-drm/componentId.ts'
import { followersOf, refusedFollowers } from '../../core/drivers/mediatek-drm/followersOf.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { applyEdit } from '../../core/pipeline/applyEdit.ts'
import { type BlockKind, blockKind, blockTitle } from '../../core/pipeline/blockKind.ts'
import { BLOCK_WIDTH, sidesOf } from '../../core/pipeline/blockSize.ts'
import type { Block, PipelineDocument, Position } from '../../core/pipeline/document.ts'
import type { Edit, LinkEnd } from '../../core/pipeline/edit.ts'
import { numberOf } from '../../core/pipeline/endpoints.ts'
import { insertOnLink } from '../../core/pipeline/insertOnLink.ts'
import { onlySide } from '../../core/pipeline/linkBlocks.ts'
import { blockName, blockRole, type Link, nodeName } from '../../core/pipeline/links.ts'
import { editForItem, type PaletteItem, paletteOf } from '../../core/pipeline/palette.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'
import { freeSpot } from '../../panels/palette/freeSpot.ts'

/** A line of a list to choose from. */
export interface AskItem<Choice> {
  readonly key: string
  readonly name: string
  readonly hint: string
  readonly kind: BlockKind
  /** Further words it is found by. */
  readonly words: readonly string[]
  readonly choice: Choice
}

export interface AskGroup<Choice> {
  readonly title: string
  readonly items: readonly AskItem<Choice>[]
}

/** The blocks of the canvas, by name, node, component, compatible or alias. */
export const blockItems = (doc: PipelineDocument): AskGroup<BlockId>[] => [
  {
    title: 'On the canvas',
    items: placed(doc).map((block) => ({
      ...faceOf(block),
      words: wordsOf(doc, block),
      choice: block.id,
    })),
  },
]

/** The blocks that are not on the canvas yet, and what a board can add. */
export const freeItems = (doc: PipelineDocument): AskGroup<PaletteItem>[] => [
  {
    title: 'Add to the canvas',
    items: paletteOf(doc)
      .flatMap((group) => group.items)
      .filter((item) => !item.inUse)
      .map((item) => ({ ...faceOfItem(item), words: itemWords(doc, item), choice: item })),
  },
]

/** Where a link can begin: each path of an mmsys, and every other block that gives pixels. */
export function startItems(doc: PipelineDocument): AskGroup<LinkEnd>[] {
  const givers = placed(doc).filter(({ id }) => {
    return onlySide(doc.graph, { block: id, endpoint: null }) !== 'in'
  })
  const isMmsys = (block: Block): boolean => blockRole(block).kind === 'mmsys'
  return [
    {
      title: 'Begin a path',
      items: givers.filter(isMmsys).flatMap((block) =>
        CRTC_NAMES.map((name, number) => ({
          ...faceOf(block),
          key: `${block.id} ${number}`,
          name: `${blockName(block)} ${name}`,
          hint: `endpoint ${number}`,
          words: wordsOf(doc, block),
          choice: { block: block.id, endpoint: null, number },
        })),
      ),
    },
    {
      title: 'Go on from',
      items: givers.filter((block) => !isMmsys(block)).flatMap((block) => outputsOf(doc, block)),
    },
  ]
}

/** A block as a whole; where several endpoints leave it, each of them. */
function outputsOf(doc: PipelineDocument, block: Block): AskItem<LinkEnd>[] {
  const words = wordsOf(doc, block)
  const { out } = sidesOf(block)
  if (out.length < 2)
    return [{ ...faceOf(block), words, choice: { block: block.id, endpoint: null } }]
  return out.map(({ endpoint }) => ({
    ...faceOf(block),
    key: endpoint.id,
    hint: `endpoint ${numberOf(endpoint)} ${endpoint.labels[0] ?? ''}`,
    words,
    choice: { block: block.id, endpoint: endpoint.id },
  }))
}

/** Where a link from an end can lead, and the whole of it as an edit. */
export function followerItems(
  doc: PipelineDocument,
  from: LinkEnd,
  at: Position | null,
): AskGroup<Edit>[] {
  const source = doc.graph.blocks[from.block]
  const followers = followersOf(doc, from)
  const items = (isKnown: boolean) =>
    followers
      .filter(({ why }) => (why !== null) === isKnown)
      .map(({ item, why }) => ({
        ...faceOfItem(item),
        hint: [why ?? item.hint, item.inUse ? '' : 'adds it'].filter(Boolean).join(' · '),
        words: itemWords(doc, item),
        choice: linkTo(doc, from, item, at ?? freeSpot(doc, from.block)),
      }))
  const soc = source === undefined ? '' : blockName(source)
  return [
    { title: `Known to follow ${soc}`, items: items(true) },
    { title: 'Possible, but not known to work on this SoC', items: items(false) },
  ]
}

interface RefusedEnd {
  readonly to: LinkEnd
  /** In a sentence. */
  readonly why: string
}

/** The other blocks of the canvas, each with what speaks against a link to it. */
export const refusedItems = (doc: PipelineDocument, from: LinkEnd): AskGroup<RefusedEnd>[] => [
  {
    title: 'Could carry no picture',
    items: refusedFollowers(doc, from).map(({ block, why }) => ({
      ...faceOf(block),
      hint: why,
      words: wordsOf(doc, block),
      choice: { to: { block: block.id, endpoint: null }, why },
    })),
  },
]

function linkTo(doc: PipelineDocument, from: LinkEnd, item: PaletteItem, at: Position): Edit {
  if (item.inUse && item.block !== null)
    return { kind: 'link', from, to: { block: item.block, endpoint: null } }
  const put = editForItem(doc, item, at, from.block)
  const block = put.kind === 'add-block' ? put.block.id : item.block
  const source = doc.graph.blocks[from.block]
  if (block === null || source === undefined) return put
  return {
    kind: 'batch',
    label: `Link ${blockName(source)} → ${item.name}`,
    edits: [put, { kind: 'link', from, to: { block, endpoint: null } }],
  }
}

/** What can stand between the two ends of a link. */
export function insertItems(doc: PipelineDocument, link: Link): AskGroup<Edit>[] {
  const at = between(doc, link)
  const items = paletteOf(doc)
    .flatMap((group) => group.items)
    .flatMap((item): AskItem<Edit>[] => {
      const standing: Position | undefined =
        item.block === null ? undefined : doc.positions[item.block]
      const put: Edit =
        item.block !== null && standing !== undefined
          ? { kind: 'place', positions: { [item.block]: standing } }
          : editForItem(doc, item, at, blockOfEndpoint(link.from))
      const block = put.kind === 'add-block' ? put.block.id : item.block
      const edit = block === null ? null : insertOnLink(doc, link, block, put)
      if (edit === null || applyEdit(doc, edit) === doc) return []
      return [{ ...faceOfItem(item), words: itemWords(doc, item), choice: edit }]
    })
  return [{ title: 'Blocks without a link', items }]
}

/** Below the middle of the two blocks a link joins. */
function between(doc: PipelineDocument, { from, to }: Link): Position {
  const [a, b] = [from, to].map((end): Position | undefined => doc.positions[blockOfEndpoint(end)])
  if (a === undefined || b === undefined) return freeSpot(doc, blockOfEndpoint(from))
  return b.x - a.x >= 2 * BLOCK_WIDTH + 40 && a.y === b.y
    ? { x: Math.round((a.x + b.x) / 2), y: a.y }
    : freeSpot(doc, blockOfEndpoint(from))
}

const placed = ({ graph, positions }: PipelineDocument): Block[] =>
  blockEntries(positions).flatMap(([id]) => graph.blocks[id] ?? [])

const faceOf = (block: Block) => ({
  key: String(block.id),
  name: blockName(block),
  hint: blockTitle(block),
  kind: blockKind(block),
})

const faceOfItem = ({ key, name, hint, kindOfBlock }: PaletteItem) => ({
  key,
  name,
  hint,
  kind: kindOfBlock,
})

const itemWords = (doc: PipelineDocument, item: PaletteItem): string[] => {
  const block = item.block === null ? undefined : doc.graph.blocks[item.block]
  return block === undefined ? [item.hint] : wordsOf(doc, block)
}

function wordsOf({ graph }: PipelineDocument, block: Block): string[] {
  const identity = identify(graph, block)
  const component = 'id' in identity ? [componentById(identity.id).name] : []
  const aliases = graph.aliases.filter((alias) => alias.block === block.id)
  return [
    nodeName(block),
    blockTitle(block),
    ...block.labels,
    ...block.compatible,
    ...component,
    ...aliases.map(({ name }) => name),
  ]
}
