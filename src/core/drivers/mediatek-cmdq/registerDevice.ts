import { hex } from '../../base/hex.ts'

/** Where the writes of a packet go: a GCE subsystem and what is added to a register's offset. */
export interface WriteTarget {
  readonly subsys: number
  /** Seed: the full 32-bit base address. Mainline: the 16-bit offset of `mediatek,gce-client-reg`. */
  readonly base: number
}

/** A 64 KiB window of addresses the GCE reaches through one subsystem number. */
export interface GceWindow {
  readonly base: number
  readonly subsys: number
}

/** gce_subsys[], seed 001: MT8173 alone. Other SoCs number the same windows differently. */
export const MT8173_WINDOWS: readonly GceWindow[] = [
  { base: 0x14000000, subsys: 1 },
  { base: 0x14010000, subsys: 2 },
  { base: 0x14020000, subsys: 3 },
]

/**
 * What the seed registers for a device: null where the driver gets NULL, which is said nowhere.
 *
 * @param reg - start of the node's first `reg` entry; null when it has none. Only its low 32 bits
 *   count, so an address above 4 GiB can be accepted as another device.
 *
 * Kernel: cmdq_register_device(), seed 001.
 */
export function registerDevice(reg: bigint | null): WriteTarget | null {
  if (reg === null) return null
  const base = Number(BigInt.asUintN(32, reg))
  const window = MT8173_WINDOWS.find((row) => row.base >>> 16 === base >>> 16)
  return window === undefined ? null : { subsys: window.subsys, base }
}

/** What the driver does not say about a device it did not register; null when it did. */
export function whyNotRegistered(reg: bigint | null): string | null {
  if (reg === null) return 'There is no reg property, so the device is not registered.'
  return registerDevice(reg) === null
    ? `${hex(reg)} is in none of the windows 0x14000000..0x1402ffff, so the device is not registered.`
    : null
}

/** Physical address behind a subsystem and a 16-bit address; null when no window is known. */
export function physicalAddress(
  windows: readonly GceWindow[],
  subsys: number,
  addr: number,
): number | null {
  const window = windows.find((row) => row.subsys === subsys)
  return window === undefined ? null : (window.base | addr) >>> 0
}
