import type { BlockId } from '../base/ids.ts'
import { type Role, roleOf } from '../soc/role.ts'
import { type BlockKind, blockKind, blockTitle } from './blockKind.ts'
import { blocksOf } from './blocksOf.ts'
import type { Block, PipelineDocument, Position } from './document.ts'
import type { Edit } from './edit.ts'
import { blockName, blockRole } from './links.ts'
import { isOffered, newBlock, TEMPLATES } from './newBlock.ts'

/** Something that can be put on the canvas. */
export interface PaletteItem {
  readonly key: string
  readonly name: string
  readonly hint: string
  readonly kindOfBlock: BlockKind
  readonly role: Role
  /** On the canvas already. */
  readonly inUse: boolean
  /** The block it stands for; null for a template, which makes a new one each time. */
  readonly block: BlockId | null
}

export interface PaletteGroup {
  readonly title: string
  readonly items: readonly PaletteItem[]
}

/** Free blocks of each mmsys, transmitters, what a board can add, and last what is in use. */
export function paletteOf(doc: PipelineDocument): PaletteGroup[] {
  const blocks = blocksOf(doc.graph).filter(isOfferedBlock)
  const free = blocks.filter(({ id }) => doc.positions[id] === undefined)
  const mmsys = blocksOf(doc.graph).filter((b) => blockRole(b).kind === 'mmsys')
  const transmitters = free.filter(isTransmitter)
  const rest = free.filter((block) => !isTransmitter(block))
  const groups: PaletteGroup[] = mmsys.map((owner) => ({
    title: `Free on ${blockName(owner)}`,
    items: rest.filter((block) => ownerOf(block, mmsys) === owner).map(itemOf(doc)),
  }))
  return [
    ...groups,
    { title: 'Transmitters', items: transmitters.map(itemOf(doc)) },
    {
      title: 'Displays and bridges',
      items: TEMPLATES.filter((template) => isOffered(doc.graph, template)).map((template) => ({
        key: `new:${template.id}`,
        name: template.name,
        hint: template.hint,
        kindOfBlock: 'sink' as const,
        role: roleOf([template.compatible], template.node),
        inUse: false,
        block: null,
      })),
    },
    {
      title: 'In use',
      items: blocks.filter(({ id }) => doc.positions[id] !== undefined).map(itemOf(doc)),
    },
  ].filter(({ items }) => items.length > 0)
}

/**
 * The edit of dropping an item at a place, as one gesture. A block of the SoC is enabled with it, as
 * is the PHY its pixels leave by: who wires a block means to use it.
 *
 * @param behind - the block it is to be linked behind
 */
export function editForItem(
  doc: PipelineDocument,
  item: PaletteItem,
  position: Position,
  behind?: BlockId,
): Edit {
  const block = item.block === null ? undefined : doc.graph.blocks[item.block]
  if (block === undefined) {
    const template = TEMPLATES.find(({ id }) => item.key === `new:${id}`)
    if (template === undefined) throw new Error(`No palette item ${item.key}`)
    return { kind: 'add-block', block: newBlock(doc.graph, template, behind), position }
  }
  return { kind: 'use-block', block: block.id, position }
}

function isOfferedBlock(block: Block): boolean {
  const { kind } = blockRole(block)
  return kind !== 'mutex' && kind !== 'phy' && kind !== 'other'
}

function isTransmitter(block: Block): boolean {
  const { kind } = blockRole(block)
  return kind === 'dp-tx' || kind === 'hdmi-tx'
}

const itemOf =
  (doc: PipelineDocument) =>
  (block: Block): PaletteItem => ({
    key: block.id,
    name: blockName(block),
    hint: blockTitle(block),
    kindOfBlock: blockKind(block),
    role: blockRole(block),
    inUse: doc.positions[block.id] !== undefined,
    block: block.id,
  })

/** The mmsys a block works under: on SoCs with two, each has a MiB of addresses of its own. */
function ownerOf(block: Block, mmsys: readonly Block[]): Block | undefined {
  return mmsys.find((owner) => megabyteOf(owner) === megabyteOf(block)) ?? mmsys[0]
}

const megabyteOf = ({ path }: Block): number | null => {
  const unit = /@([0-9a-f]+)$/.exec(path)?.[1]
  return unit === undefined ? null : Number.parseInt(unit, 16) >>> 20
}
