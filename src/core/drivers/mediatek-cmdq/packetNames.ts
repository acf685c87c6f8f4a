import { hex } from '../../base/hex.ts'
import { socById } from '../../soc/catalogue.ts'
import type { Soc, SocId } from '../../soc/soc.ts'
import type { CmdqDevice, PacketProgram } from './assemblePacket.ts'
import { MT8173_BLOCKS } from './displayBlocks.ts'
import { GCE_EVENTS, type GceEvent } from './gceEvents.ts'
import { MT8195_DISPLAY_EVENTS } from './mt8195Events.ts'
import {
  type GceWindow,
  MT8173_WINDOWS,
  physicalAddress,
  registerDevice,
} from './registerDevice.ts'

/** What the numbers in a packet are called on the SoC it is for. */
export interface PacketNames {
  /** As people say it: 'MT8195'. */
  readonly soc: string
  readonly windows: readonly GceWindow[]
  readonly blocks: readonly NamedBlock[]
  /** In the order to offer them. */
  readonly events: readonly KnownEvent[]
}

/** Registers `offset` to `offset + size` of a subsystem. */
export interface NamedBlock {
  readonly name: string
  readonly subsys: number
  readonly offset: number
  readonly size: number
}

/** `name` is null for an event the `.dtsi` uses on a SoC of whose header no row is held here. */
export interface KnownEvent {
  readonly name: string | null
  readonly number: number
}

/** A SoC's own names. Subsystems and windows beyond those its `.dtsi` uses for the display are not known. */
export function socNames(id: SocId): PacketNames {
  const soc = socById(id)
  return id === 'mt8173'
    ? { soc: soc.name, windows: MT8173_WINDOWS, blocks: MT8173_NAMES, events: GCE_EVENTS }
    : { soc: soc.name, windows: windowsOf(soc), blocks: blocksOf(soc), events: eventsOf(soc) }
}

/** The names to read a packet by that was built for these devices: theirs first, then their SoC's. */
export function packetNames({ soc, devices }: Pick<PacketProgram, 'soc' | 'devices'>): PacketNames {
  const own = Object.entries(devices).flatMap(([name, device]): readonly NamedBlock[] => {
    const place = placeOf(device)
    return place === null ? [] : [{ name, ...place, size: Number(device.size ?? PAGE) }]
  })
  const names = socNames(soc)
  return { ...names, blocks: [...own, ...names.blocks] }
}

/** Null for a number without a name. */
export const eventName = ({ events }: PacketNames, number: number): string | null =>
  events.find((event) => event.number === number)?.name ?? null

/** 'ovl0 + 0x2c' inside a block, else the address where its window is known: '0x1400a000'. */
export function placeName(names: PacketNames, subsys: number, addr: number): string {
  const block = blockAt(names, subsys, addr)
  if (block !== undefined) return `${block.name} + ${hex(addr - block.offset)}`
  const address = physicalAddress(names.windows, subsys, addr)
  return address === null ? `subsys ${subsys} ${hex(addr, 4)}` : hex(address, 8)
}

export const blockAt = ({ blocks }: PacketNames, subsys: number, addr: number) =>
  blocks.find(
    ({ subsys: own, offset, size }) => own === subsys && addr >= offset && addr < offset + size,
  )

/** Where a device's size is not known: a page, as display blocks have. */
const PAGE = 0x1000n

function placeOf(device: CmdqDevice): Pick<NamedBlock, 'subsys' | 'offset'> | null {
  if (device.kind === 'client-reg') return { subsys: device.subsys, offset: device.offset }
  const target = registerDevice(device.reg)
  return target === null ? null : { subsys: target.subsys, offset: target.base & 0xffff }
}

const MT8173_NAMES: readonly NamedBlock[] = MT8173_BLOCKS.flatMap(({ name, base, size }) => {
  const target = registerDevice(BigInt(base))
  return target === null ? [] : [{ name, subsys: target.subsys, offset: base & 0xffff, size }]
})

const blocksOf = ({ nodes }: Soc): readonly NamedBlock[] =>
  nodes.flatMap(({ labels: [name], gceClientReg = [] }) =>
    name === undefined
      ? []
      : gceClientReg.map(({ subsys, offset, size }) => ({ name, subsys, offset, size })),
  )

/**
 * A node's address less its offset is where its window begins, at a multiple of 64 KiB. Where nodes
 * disagree, as two of mt8186.dtsi do, the window is not known.
 */
function windowsOf({ nodes }: Soc): readonly GceWindow[] {
  const found = nodes.flatMap(({ reg: [, low], gceClientReg: [client] = [] }): GceWindow[] => {
    if (low === undefined || client === undefined) return []
    const base = low - client.offset
    return base % WINDOW === 0 ? [{ subsys: client.subsys, base }] : []
  })
  return found.filter(({ subsys, base }, at) => {
    const same = found.filter((other) => other.subsys === subsys)
    return (
      found.findIndex((other) => other.subsys === subsys) === at &&
      same.every((it) => it.base === base)
    )
  })
}

const WINDOW = 0x10000

const eventsOf = ({ id, nodes }: Soc): readonly KnownEvent[] =>
  NAMED_EVENTS[id] ??
  nodes.flatMap(({ gceEvents = [] }) => gceEvents.map((number) => ({ number, name: null })))

/** The SoCs whose dt-bindings/gce header is among our facts; mt8173 stands for itself above. */
const NAMED_EVENTS: Readonly<Partial<Record<SocId, readonly GceEvent[]>>> = {
  mt8195: MT8195_DISPLAY_EVENTS,
}
