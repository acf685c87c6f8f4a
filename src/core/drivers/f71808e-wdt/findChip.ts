import { ENODEV } from '../../base/errno.ts'
import { hexDigits } from '../../base/hex.ts'
import {
  type Chip,
  chipById,
  type DriverMode,
  F71858_ID,
  FINTEK_VENDOR_ID,
  logName,
} from './chips.ts'
import type { DriverRun, Perform } from './driverRun.ts'
import { REGISTER } from './registers.ts'
import { type PortBase, read } from './superIo.ts'

export type Finding =
  | { readonly kind: 'found'; readonly chip: Chip }
  | { readonly kind: 'failed'; readonly errno: number }

/**
 * Looks for a known chip at one address and locks it again, whatever it finds.
 *
 * @param forceId - used instead of the chip's id unless 0; the vendor is checked all the same
 * @returns -EBUSY when the ports are taken, -ENODEV for anything without a known watchdog
 *
 * Kernel: f71808e_find(), in the seed and mainline fintek_wdt_find().
 */
export function findChip(
  run: DriverRun,
  base: PortBase,
  forceId: number,
  mode: DriverMode,
): Finding {
  let finding: Finding = { kind: 'failed', errno: ENODEV }
  const err = run.claim(base, 'find', (sio) => {
    const known = identify(run, sio, forceId, mode)
    if (known !== null) finding = { kind: 'found', chip: known }
  })
  return err === 0 ? finding : { kind: 'failed', errno: err }
}

function identify(run: DriverRun, sio: Perform, forceId: number, mode: DriverMode): Chip | null {
  const vendor = readWord(sio, REGISTER.vendorIdHigh, 'vendor id')
  if (vendor !== FINTEK_VENDOR_ID) {
    run.print('debug', 'Not a Fintek device')
    return null
  }
  const id = forceId === 0 ? readWord(sio, REGISTER.deviceIdHigh, 'device id') : forceId
  const chip = chipById(id, mode)
  if (chip !== null) {
    const revision = sio(read(REGISTER.revision), 'The revision, for the message.')
    run.print('info', `Found ${logName(chip, mode)} chip, revision ${revision}`)
  } else if (id !== F71858_ID) {
    run.print('info', `Unrecognized Fintek device: ${hexDigits(id, 4)}`)
  }
  return chip
}

/** Two registers, high byte first. Kernel: superio_inw(). */
const readWord = (sio: Perform, register: number, what: string): number =>
  (sio(read(register), `The ${what}, high byte.`) << 8) |
  sio(read(register + 1), `The ${what}, low byte.`)
