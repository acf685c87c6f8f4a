import { hex } from '../../base/hex.ts'
import type { RegisterWrite } from './registerWrite.ts'

/**
 * The writes as elements of a C array, in order, one a line: which register block (`MMSYS` or `MUTEX`,
 * for the user to define), offset in it, mask and value. A mask of all ones replaces the register.
 */
export const formatCInitialisers = (writes: readonly RegisterWrite[]): string =>
  writes
    .map(
      ({ device, register, offset, mask, value }) =>
        `{ .block = ${device.toUpperCase()}, .offset = ${hex(offset, 3)}, ` +
        `.mask = ${hex(mask, 8)}, .value = ${hex(value, 8)} }, /* ${register} */\n`,
    )
    .join('')
