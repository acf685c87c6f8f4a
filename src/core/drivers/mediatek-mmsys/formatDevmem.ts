import { hex } from '../../base/hex.ts'
import { ALL_BITS, type RegisterWrite } from './registerWrite.ts'

/**
 * The writes as shell lines for BusyBox's devmem, in order. A read-modify-write reads the register on
 * the board. A write whose address is not known becomes a comment.
 */
export const formatDevmem = (writes: readonly RegisterWrite[]): string =>
  writes.map((write) => `${line(write)}\n`).join('')

function line({ device, register, offset, address, access, mask, value }: RegisterWrite): string {
  if (address === null)
    return `# ${register}: ${device} + ${hex(offset, 3)}, address not known, value ${hex(value)}`
  const at = `devmem ${hex(address, 8)} 32`
  const replacesAll = access === 'write' || mask === ALL_BITS
  const result = replacesAll ? hex(value) : `$(( $(${at}) & ~${hex(mask)} | ${hex(value)} ))`
  return `${at} ${result} # ${register}`
}
