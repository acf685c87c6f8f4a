import type { BlockId } from '../../core/base/ids.ts'
import { snippetSource } from '../../core/convert/write/boardSnippet.ts'
import type { CmdqDevice, PacketProgram } from '../../core/drivers/mediatek-cmdq/assemblePacket.ts'
import { GCE_EVENTS } from '../../core/drivers/mediatek-cmdq/gceEvents.ts'
import { registerDevice } from '../../core/drivers/mediatek-cmdq/registerDevice.ts'
import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import type {
  Block,
  BlockProperty,
  CellReference,
  PipelineGraph,
} from '../../core/pipeline/document.ts'
import { updateBlock } from '../../core/pipeline/graphUpdate.ts'
import { blockRole } from '../../core/pipeline/links.ts'
import type { Soc, SocNode } from '../../core/soc/soc.ts'

/** What the tree has to say for a packet to be built and sent. */
export interface QueueTree {
  /** `&label { ... }` for each node the packet needs; empty for none. */
  readonly text: string
  /** What could not be written, a sentence each. */
  readonly missing: readonly string[]
}

export const CLIENT_REG = 'mediatek,gce-client-reg'
export const EVENTS = 'mediatek,gce-events'
export const MAILBOXES = 'mboxes'

/** CMDQ_THR_PRIO_HIGHEST of include/dt-bindings/gce/mt8173-gce.h. */
const PRIORITY = 1
/** CMDQ_THR_PRIO_4, which mt8195.dtsi has, out of 0 to 7. */
const MT8195_PRIORITY = 4

/**
 * The properties of the mainline bindings for what a packet writes and waits for: a client window for
 * each device, the events waited for at the node they come from, and a mailbox for the mmsys.
 *
 * @param graph - the board, or the SoC's bare nodes; written against it whatever it already says
 * @param baseName - the file the text is meant against
 *
 * Rules: mailbox/mediatek,gce-mailbox.yaml and gce-props.yaml of the kernel's bindings.
 */
export function queueTree(
  { devices, ops, settings }: PacketProgram,
  soc: Soc,
  graph: PipelineGraph,
  baseName: string,
): QueueTree {
  const properties = new Map<BlockId, BlockProperty[]>()
  const missing: string[] = []
  const gce = gceOf(soc)
  if (gce === null) return { text: '', missing: [`${soc.name}’s .dtsi has no GCE.`] }
  const put = (node: SocNode, name: string, cells: readonly (number | CellReference)[]) => {
    const block = blocksOf(graph).find(({ path }) => path === node.path)
    if (block === undefined) missing.push(`${node.path} is not in this tree.`)
    else
      properties.set(block.id, [
        ...(properties.get(block.id) ?? []),
        { name, value: { kind: 'cells', cells } },
      ])
  }

  const written: SocNode[] = []
  const used = new Set(ops.flatMap(({ op }) => ('dev' in op ? [op.dev] : [])))
  for (const name of used) {
    const device = devices[name]
    const node = device === undefined ? undefined : nodeOf(soc, device)
    const cells = node === undefined ? null : clientReg(node, gce)
    if (node !== undefined) written.push(node)
    if (node === undefined)
      missing.push(`${name} is at the registers of no display node of ${soc.name}.`)
    else if (cells === null) missing.push(`The GCE of ${soc.name} has no window for ${name}.`)
    else put(node, CLIENT_REG, cells)
  }

  for (const [node, numbers] of eventsByNode(ops, settings.mode, soc, missing))
    put(node, EVENTS, numbers)

  const systems = soc.nodes.filter((node) => isMmsys(graph, node))
  const mmsys = systems.find((node) => written.some((it) => isBeside(it, node))) ?? systems[0]
  // A GCE thread has one client: each mmsys takes its own, as in mt8195.dtsi.
  if (mmsys !== undefined && ops.length > 0)
    put(mmsys, MAILBOXES, [
      { to: gce },
      systems.indexOf(mmsys),
      soc.id === 'mt8195' ? MT8195_PRIORITY : PRIORITY,
    ])
  return { text: textOf(graph, properties, baseName), missing }
}

/** Label of the mailbox the SoC's display uses. */
function gceOf({ nodes }: Soc): string | null {
  const named = nodes.find(({ gceClientReg }) => gceClientReg !== undefined)?.gceClientReg?.[0]?.gce
  return named ?? nodes.find(({ compatible }) => compatible.some(isGce))?.labels[0] ?? null
}

const isGce = (compatible: string): boolean => compatible.endsWith('-gce')

function nodeOf({ nodes }: Soc, device: CmdqDevice): SocNode | undefined {
  if (device.kind === 'reg') return nodes.find((node) => baseOf(node) === device.reg)
  const { subsys, offset } = device
  return nodes.find(({ gceClientReg }) =>
    gceClientReg?.some((window) => window.subsys === subsys && window.offset === offset),
  )
}

/** Whether two nodes are of one mmsys: where a SoC has two, each has a mebibyte of its own. */
const isBeside = (a: SocNode, b: SocNode): boolean =>
  (baseOf(a) ?? 0n) >> 20n === (baseOf(b) ?? 0n) >> 20n

function baseOf({ reg: [high = 0, low] }: SocNode): bigint | null {
  return low === undefined ? null : (BigInt(high) << 32n) | BigInt(low)
}

/** As the `.dtsi` has it; on MT8173 also by the seed's windows, for a node that has none there. */
function clientReg(node: SocNode, gce: string): (number | CellReference)[] | null {
  if (node.gceClientReg !== undefined)
    return node.gceClientReg.flatMap(({ gce: to, subsys, offset, size }) => [
      { to },
      subsys,
      offset,
      size,
    ])
  const target = registerDevice(baseOf(node))
  return target === null
    ? null
    : [{ to: gce }, target.subsys, target.base & 0xffff, node.reg[3] ?? 0x1000]
}

/** The events waited for, once each in order of first use, by the node they come from. */
function eventsByNode(
  ops: PacketProgram['ops'],
  mode: 'seed' | 'mainline',
  soc: Soc,
  missing: string[],
): ReadonlyMap<SocNode, number[]> {
  const byNode = new Map<SocNode, number[]>()
  for (const { op } of ops) {
    if (op.op !== 'wfe') continue
    const number = mode === 'seed' ? GCE_EVENTS[op.event]?.number : op.event
    if (number === undefined) continue
    const node = eventNode(soc, number)
    if (node === undefined) {
      missing.push(`Event ${number} comes from no node of ${soc.name} known here.`)
      continue
    }
    const numbers = byNode.get(node) ?? []
    if (!numbers.includes(number)) byNode.set(node, [...numbers, number])
  }
  return byNode
}

/** The node that lists the event in the `.dtsi`, or on MT8173 the one its name speaks of. */
function eventNode({ id, nodes }: Soc, number: number): SocNode | undefined {
  const listed = nodes.find(({ gceEvents }) => gceEvents?.includes(number))
  if (listed !== undefined || id !== 'mt8173') return listed
  const name = GCE_EVENTS.find((event) => event.number === number)?.name
  const component = /^CMDQ_EVENT_(?:DISP_)?([A-Z]+)(\d+)_/.exec(name ?? '')
  if (component === null) return undefined
  const [, kind = '', unit = ''] = component
  const label = kind === 'MUTEX' ? 'mutex' : `${kind.toLowerCase()}${unit}`
  return nodes.find(({ labels }) => labels.includes(label))
}

function isMmsys(graph: PipelineGraph, node: SocNode): boolean {
  const block = blocksOf(graph).find(({ path }) => path === node.path)
  return block !== undefined && blockRole(block).kind === 'mmsys' && node.gceClientReg !== undefined
}

/** The text that adds them, as if the tree had none of them yet. */
function textOf(
  graph: PipelineGraph,
  properties: ReadonlyMap<BlockId, readonly BlockProperty[]>,
  baseName: string,
): string {
  let bare = graph
  let full = graph
  for (const [id, added] of properties) {
    const isOther = ({ name }: BlockProperty) => !added.some((property) => property.name === name)
    const others = ({ properties: all }: Block) => all.filter(isOther)
    bare = updateBlock(bare, id, (block) => ({ ...block, properties: others(block) }))
    full = updateBlock(full, id, (block) => ({
      ...block,
      properties: [...others(block), ...added],
    }))
  }
  const text = snippetSource(bare, full, baseName).text
  return text.replace(/^\/\*.*\*\/$/m, `/* Command queue of the display, against ${baseName} */`)
}
