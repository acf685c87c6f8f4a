import { type Entries, isEntries, toInteger } from '../../core/base/fieldReader.ts'

const USUAL = 0x4000_0000n

/** Where the packet lies in memory, as far as somebody said it. */
export function addressOf({ gce }: Entries): bigint {
  const addr = isEntries(gce) ? toInteger(gce.addr) : null
  return addr === null || addr < 0n ? USUAL : BigInt.asUintN(64, addr)
}
