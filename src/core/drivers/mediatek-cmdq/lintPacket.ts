import { hex } from '../../base/hex.ts'
import { type InstructionWord, OP, splitWord } from './instructionWord.ts'
import type { ReachedAccess } from './packet.ts'
import type { WriteTarget } from './registerDevice.ts'

export type LintCode =
  | 'WINDOW_WRAP'
  | 'UNALIGNED'
  | 'BEYOND_REG'
  | 'STALE_MASK'
  | 'LOST_MASK'
  | 'EMPTY_MASK'
  | 'ORPHAN_MASK'
  | 'WIDE_VALUE'
  | 'REG_TRUNCATED'

/** What the helper does without a word and its caller hardly meant. */
export interface Lint {
  readonly code: LintCode
  readonly message: string
}

/** A WRITE or POLL that got as far as its address. */
export interface LintedAccess extends ReachedAccess {
  readonly target: WriteTarget
  /** Bytes of the device's registers; null when not known. */
  readonly size: bigint | null
  /** As the caller passed it, unsigned 32-bit. */
  readonly offset: number
}

/** Whether 32 bits hold a number neither as signed nor as unsigned. */
export const isWide = (number: bigint): boolean => number < -0x80000000n || number > 0xffffffffn

/** @param numbers - offset, value and mask as the user gave them */
export function lintNumbers(numbers: Readonly<Record<string, bigint>>): readonly Lint[] {
  const wide = Object.entries(numbers).find(([, number]) => isWide(number))
  if (wide === undefined) return []
  const [what, value] = wide
  const kept = hex(BigInt.asUintN(32, value), 8)
  return [
    {
      code: 'WIDE_VALUE',
      message: `The ${what} ${value} needs more than 32 bits; ${kept} is used.`,
    },
  ]
}

export const lintMask = (mask: number): readonly Lint[] =>
  mask === 0 ? [{ code: 'EMPTY_MASK', message: 'The mask 0x0 selects no bit at all.' }] : []

export function lintAccess(it: LintedAccess): readonly Lint[] {
  const { target, size, offset, added, address, masked } = it
  const lints: Lint[] = []
  const report = (code: LintCode, message: string) => lints.push({ code, message })

  const inWindow = (target.base & 0xffff) + (added | 0)
  if (inWindow < 0 || inWindow > 0xffff)
    report(
      'WINDOW_WRAP',
      `Base ${hex(target.base)} and offset ${hex(offset)} leave the 64 KiB window; the address wraps to ${hex(address, 4)}.`,
    )
  if (offset % 4 !== 0)
    report('UNALIGNED', `Offset ${hex(offset)} is no multiple of 4; registers are 4 bytes apart.`)
  if (size !== null && BigInt(offset) >= size)
    report('BEYOND_REG', `Offset ${hex(offset)} is beyond the device's ${hex(size)} bytes.`)
  const usesMask = (address & 1) !== 0
  if (masked && !usesMask)
    report('LOST_MASK', `Address ${hex(address, 4)} has bit 0 clear, so the mask does not apply.`)
  if (!masked && usesMask)
    report('STALE_MASK', `Address ${hex(address, 4)} has bit 0 set, so an older mask applies.`)
  return lints
}

export function lintWords(words: readonly InstructionWord[]): readonly Lint[] {
  const last = words.at(-1)
  if (last === undefined || splitWord(last).op !== OP.MASK) return []
  return [{ code: 'ORPHAN_MASK', message: 'The last word is a MASK whose WRITE never came.' }]
}

export const lintRegister = (device: string, reg: bigint | null): readonly Lint[] =>
  reg === null || reg <= 0xffffffffn
    ? []
    : [
        {
          code: 'REG_TRUNCATED',
          message: `${device} stands at ${hex(reg)}; only ${hex(BigInt.asUintN(32, reg), 8)} is kept.`,
        },
      ]
