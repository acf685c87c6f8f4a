import type { PacketProgram } from './assemblePacket.ts'
import { type PacketNames, socNames } from './packetNames.ts'
import { whyNotRegistered } from './registerDevice.ts'

/** A device of a packet whose writes go nowhere, or nobody knows where. */
export interface DeviceRemark {
  readonly device: string
  /** A sentence. */
  readonly why: string
}

/** What the helper does not say about the devices it is given. */
export function deviceRemarks({ devices, soc }: PacketProgram): readonly DeviceRemark[] {
  const names = socNames(soc)
  return Object.entries(devices).flatMap(([name, device]) => {
    const why =
      device.kind === 'reg' ? whyNotRegistered(device.reg) : unknownSubsystem(names, device.subsys)
    return why === null ? [] : [{ device: name, why }]
  })
}

/** Null for one the SoC's `.dtsi` uses, and on a SoC of which none is known. */
function unknownSubsystem({ soc, windows, blocks }: PacketNames, subsys: number): string | null {
  const known = [...new Set([...windows, ...blocks].map((it) => it.subsys))].sort((a, b) => a - b)
  return known.length === 0 || known.includes(subsys)
    ? null
    : `Subsystem ${subsys} is none of ${known.join(', ')}, those the display of ${soc} is reached through.`
}
