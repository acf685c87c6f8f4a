import { cellAt } from './values.ts'

const MAGIC = 0xd00dfeed
const HEADER_V16 = 36
const HEADER_V17 = 40
/** The kernel of arm64 maps 2 MiB (MAX_FDT_SIZE); nothing that is a board comes near. */
const SIZE_LIMIT = 32 << 20

/** Where the blocks of a blob stand, each inside of the bytes there are. */
export interface BlobLayout {
  readonly structAt: number
  readonly structEnd: number
  readonly stringsAt: number
  readonly stringsEnd: number
  readonly reserveAt: number
  readonly bootCpuid: number
}

type Problem = (what: string, message: string) => void

/**
 * Reads the header of a blob of version 16 or 17. Null, and reported, when nothing can be read with it;
 * blocks that run past the end are reported and cut.
 */
export function readLayout(bytes: Uint8Array, problem: Problem): BlobLayout | null {
  const length = bytes.length
  if (length > SIZE_LIMIT) {
    problem(
      'too-big',
      `The file has ${length} bytes, and no device tree has more than ${SIZE_LIMIT}; it is not read.`,
    )
    return null
  }
  if (length < 8 || cellAt(bytes, 0) !== MAGIC) {
    const start = length === 0 ? 'the file is empty' : `it starts with ${hexBytes(bytes, 4)}`
    problem('bad-magic', `This is no device tree blob: one starts with d0 0d fe ed, and ${start}.`)
    return null
  }
  if (length < HEADER_V16) {
    problem('truncated', `The blob ends inside its header, after ${length} bytes.`)
    return null
  }
  const total = cellAt(bytes, 4)
  const version = cellAt(bytes, 20)
  const compatible = cellAt(bytes, 24)
  if (compatible > 17 || version < 16) {
    problem(
      'bad-version',
      `The blob has version ${version} (readable from ${compatible} on); versions 16 and 17 are read.`,
    )
    return null
  }
  if (version >= 17 && length < HEADER_V17) {
    problem('truncated', `The blob ends inside its header, after ${length} bytes.`)
    return null
  }
  const header = version >= 17 ? HEADER_V17 : HEADER_V16
  if (total > length)
    problem('truncated', `The blob says it has ${total} bytes, but only ${length} are there.`)
  else if (total < header)
    problem('bad-size', `The blob says it has ${total} bytes, less than its header has.`)
  const end = total < header ? length : Math.min(total, length)

  const structAt = blockStart(problem, 'structure block', cellAt(bytes, 8), header, end)
  const stringsAt = blockStart(problem, 'strings block', cellAt(bytes, 12), header, end)
  const reserveAt = blockStart(problem, 'memory reservation block', cellAt(bytes, 16), header, end)
  if (structAt === null) return null
  if (structAt % 4 !== 0)
    problem('misaligned', `The structure block starts at ${structAt}, which is no multiple of 4.`)
  const sized = version >= 17 ? cellAt(bytes, 36) : (stringsAt ?? end) - structAt
  const structSize = sized < 0 ? end - structAt : sized
  const structEnd = blockEnd(problem, 'structure block', structAt, structSize, end)
  const stringsEnd =
    stringsAt === null ? end : blockEnd(problem, 'strings block', stringsAt, cellAt(bytes, 32), end)
  const layout = {
    structAt,
    structEnd,
    stringsAt: stringsAt ?? end,
    stringsEnd,
    reserveAt: reserveAt ?? end,
    bootCpuid: cellAt(bytes, 28),
  }
  const shared = sharedBlocks(layout)
  if (shared !== null) problem('overlapping-blocks', `${shared} take the same bytes of the blob.`)
  return layout
}

/** Two blocks that lie over each other, where there are any. The reservations' end is not known here. */
function sharedBlocks(layout: BlobLayout): string | null {
  const { structAt, structEnd, stringsAt, stringsEnd, reserveAt } = layout
  if (structAt < stringsEnd && stringsAt < structEnd) return 'The structure and the strings block'
  const within = (from: number, to: number): boolean => reserveAt >= from && reserveAt < to
  if (within(structAt, structEnd)) return 'The memory reservations and the structure block'
  return within(stringsAt, stringsEnd) ? 'The memory reservations and the strings block' : null
}

function blockStart(
  problem: Problem,
  block: string,
  at: number,
  header: number,
  end: number,
): number | null {
  if (at >= header && at <= end) return at
  problem(
    'bad-offset',
    `The ${block} would start at ${at}, which is ${at < header ? 'inside the header' : `outside of the ${end} bytes there are`}.`,
  )
  return null
}

function blockEnd(problem: Problem, block: string, at: number, size: number, end: number): number {
  if (at + size <= end) return at + size
  problem('bad-size', `The ${block} of ${size} bytes at ${at} runs past the end of the blob.`)
  return end
}

const hexBytes = (bytes: Uint8Array, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
