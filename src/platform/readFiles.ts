import type { OfferedFile } from './offeredFile.ts'
import { failed, type Outcome, ok } from './outcome.ts'

/** A file's bytes under the name it is included by: with folders, when it came with some. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** How reading stands, and how it is stopped. */
export interface Reading {
  readonly signal: AbortSignal
  readonly onRead: (count: number) => void
}

/** What a board with all its includes stays far below. */
const MOST_BYTES = 64 * 2 ** 20

/** What is too big in files to be read at all, as a sentence; null when nothing is. */
export function sizeProblem(files: readonly Pick<OfferedFile, 'name' | 'size'>[]): string | null {
  const big = files.find(({ size }) => size > MOST_BYTES)
  const [what, bytes] =
    big === undefined
      ? ['These files together are', files.reduce((sum, { size }) => sum + size, 0)]
      : [`${big.name} is`, big.size]
  return bytes > MOST_BYTES
    ? `${what} ${Math.ceil(bytes / 2 ** 20)} MB: Portwire opens up to ${MOST_BYTES / 2 ** 20} MB.`
    : null
}

/** Reads files, each up to `most` bytes, in the order given; one that cannot be read fails the whole. */
export async function readFiles(
  files: readonly OfferedFile[],
  { signal, onRead }: Reading,
  most?: number,
): Promise<Outcome<NamedBytes[]>> {
  const problem = most === undefined ? sizeProblem(files) : null
  if (problem !== null) return failed(problem)
  const read: NamedBytes[] = []
  for (let from = 0; from < files.length; from += AT_ONCE) {
    onRead(read.length)
    const batch = files.slice(from, from + AT_ONCE)
    const results = await Promise.all(batch.map((file) => file.read(most)))
    for (const [i, result] of results.entries()) {
      if (result.kind === 'failed') return result
      read.push({ name: batch[i]?.name ?? '', bytes: result.value })
    }
    signal.throwIfAborted()
  }
  onRead(read.length)
  return ok(read)
}

/** Enough for the disk to be busy, few enough for the page to stay awake. */
const AT_ONCE = 16
