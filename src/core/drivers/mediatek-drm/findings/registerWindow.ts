import { unitNumber } from './unitNumber.ts'

/**
 * The MiB a node's registers stand in: those of a vdosys and of its modules share it. Null without a
 * unit address.
 */
export function registerWindow(path: string): number | null {
  const unit = unitNumber(path)
  return unit === null ? null : Math.floor(unit / 0x100000)
}
