import { hex } from '../../core/base/hex.ts'
import type { RegisterWrite } from '../../core/drivers/mediatek-mmsys/registerWrite.ts'

/** A write of one path beside its like in another. */
export type ComparedWrite =
  | { readonly kind: 'same'; readonly a: RegisterWrite; readonly b: RegisterWrite }
  | {
      readonly kind: 'differs'
      readonly a: RegisterWrite
      readonly b: RegisterWrite
      /** Both set the same bits of the same register: the path switched on last has its way. */
      readonly clash: boolean
    }
  | { readonly kind: 'only-a'; readonly a: RegisterWrite; readonly b: null }
  | { readonly kind: 'only-b'; readonly a: null; readonly b: RegisterWrite }

/**
 * Two paths' writes beside each other: in the order of the first, then what only the second has. Two
 * writes are alike when they set the same bits of registers of one name, be it of two mutexes; the
 * nth such write of one goes with the nth of the other.
 */
export function compareWrites(
  a: readonly RegisterWrite[],
  b: readonly RegisterWrite[],
): readonly ComparedWrite[] {
  const rest = new Map<string, RegisterWrite[]>()
  for (const write of b) rest.set(likeness(write), [...(rest.get(likeness(write)) ?? []), write])
  const compared = a.map((write): ComparedWrite => {
    const like = rest.get(likeness(write))?.shift()
    if (like === undefined) return { kind: 'only-a', a: write, b: null }
    const isSame = like.value === write.value && like.address === write.address
    if (isSame) return { kind: 'same', a: write, b: like }
    const clash = like.address !== null && like.address === write.address
    return { kind: 'differs', a: write, b: like, clash }
  })
  const left = new Set(Array.from(rest.values()).flat())
  const added = b.filter((write) => left.has(write))
  return [...compared, ...added.map((write) => ({ kind: 'only-b', a: null, b: write }) as const)]
}

const likeness = ({ device, register, mask, access }: RegisterWrite): string =>
  `${device} ${register} ${access} ${hex(mask)}`
