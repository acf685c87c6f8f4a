/** One access of the CPU to a 32-bit register; enabling and disabling a CRTC never uses CMDQ for it. */
export interface RegisterWrite {
  readonly device: 'mmsys' | 'mutex'
  readonly register: string
  /** From the start of the device's registers, in bytes. */
  readonly offset: number
  /** Physical; null where the SoC's `.dtsi` does not describe the device. */
  readonly address: bigint | null
  /** 'modify' reads first and replaces the bits of `mask` only; 'write' replaces the register. */
  readonly access: 'modify' | 'write'
  readonly mask: number
  /** In place, not shifted down. */
  readonly value: number
  /** What the bits mean, as far as the driver says; empty when it gives none of them a meaning. */
  readonly fields: readonly BitField[]
}

export interface BitField {
  /** The driver's macro, of the field or of what is selected; null where it has none. */
  readonly name: string | null
  /** In place; null where the width is not known. */
  readonly mask: number | null
  readonly shift: number
  /** Shifted down. */
  readonly value: number
  readonly valueName: string | null
}

export const ALL_BITS = 0xffff_ffff

/** Number of the lowest bit set; 0 for a mask of 0. */
export const lowestBit = (mask: number): number => (mask === 0 ? 0 : 31 - Math.clz32(mask & -mask))
