import type { CmdqDevice } from './assemblePacket.ts'
import type { AddressNames } from './disassemble.ts'
import { MT8173_BLOCKS } from './displayBlocks.ts'

/** Where a device's size is not known: a page, as display blocks have. */
const PAGE = 0x1000n

/**
 * The names to read a packet by that was built for these devices: their own first. The seed's stand
 * among the blocks of MT8173; mainline's can be on any SoC, so nothing but themselves is named.
 */
export function deviceNames(devices: Readonly<Record<string, CmdqDevice>>): AddressNames {
  const all = Object.entries(devices)
  const isMainline = all.some(([, { kind }]) => kind === 'client-reg')
  if (!isMainline) {
    const blocks = all.flatMap(([name, device]) =>
      device.kind === 'reg' && device.reg !== null
        ? [{ name, base: Number(BigInt.asUintN(32, device.reg)), size: sizeOf(device) }]
        : [],
    )
    return { kind: 'mt8173', blocks: [...blocks, ...MT8173_BLOCKS] }
  }
  const clients = all.flatMap(([name, device]) =>
    device.kind === 'client-reg'
      ? [{ name, subsys: device.subsys, offset: device.offset, size: sizeOf(device) }]
      : [],
  )
  return { kind: 'clients', clients }
}

const sizeOf = ({ size }: CmdqDevice): number => Number(size ?? PAGE)
