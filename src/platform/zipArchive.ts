import { type OfferedFile, readBlob } from './offeredFile.ts'
import { failed, type Outcome, ok, reasonOf } from './outcome.ts'
import { isPartOfATree } from './partOfATree.ts'
import { MOST_FILES } from './walk.ts'

/** Limits checked against the archive's own list, before anything is unpacked. */
const MOST_DIRECTORY_BYTES = 16 * 2 ** 20
const MOST_UNPACKED = 512 * 2 ** 20
const MOST_UNPACKED_FILE = 16 * 2 ** 20

/** Packed bytes given to the inflater at once: at the most 1032 times as many come out. */
const PORTION = 16 * 1024

const END_RECORD = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50

/** Whether a file is an archive, by its first bytes. */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 9) <= 7 && (head[3] ?? 9) <= 8

/**
 * The files in a zip archive that a device tree is made of, none unpacked yet. What the archive's list
 * says of sizes is checked here, and held against what really comes out when a file is read.
 */
export async function zipFiles(name: string, archive: Blob): Promise<Outcome<OfferedFile[]>> {
  const tail = await readBlob(name, archive.slice(-65_557))
  if (tail.kind === 'failed') return tail
  const end = endRecord(tail.value)
  if (end === null) return failed(`${name} is no whole zip archive: its list of files is missing.`)
  const { at, size, count } = end
  if (count === 0xffff || at === 0xffffffff)
    return failed(
      `${name} is a zip archive of more than 65,534 files: unpack it and drop a folder.`,
    )
  if (size > MOST_DIRECTORY_BYTES || at + size > archive.size)
    return failed(`${name} is no sound zip archive: its list of files lies outside of it.`)
  const list = await readBlob(name, archive.slice(at, at + size))
  if (list.kind === 'failed') return list
  const entries = entriesOf(list.value).filter(({ path }) => isPartOfATree(path))
  if (entries.length > MOST_FILES)
    return failed(
      `${name} holds more than ${MOST_FILES} files of device trees: unpack it and drop a folder inside of it.`,
    )
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const big = entries.find((entry) => entry.unpacked > MOST_UNPACKED_FILE)
  if (unpacked > MOST_UNPACKED)
    return failed(
      `${name} unpacks to ${megabytes(unpacked)} MB, which is more than Portwire opens.`,
    )
  if (big !== undefined)
    return failed(
      `${big.path} in ${name} unpacks to ${megabytes(big.unpacked)} MB: that is no device tree.`,
    )
  return ok(
    entries.map((entry) => ({
      name: entry.path,
      size: entry.unpacked,
      blob: null,
      read: (most) => unpack(archive, entry, most ?? entry.unpacked),
    })),
  )
}

interface ZipEntry {
  readonly path: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  readonly unpacked: number
  /** Where its local header stands. */
  readonly at: number
}

function endRecord(tail: Uint8Array): { at: number; size: number; count: number } | null {
  const view = viewOf(tail)
  for (let from = tail.length - 22; from >= 0; from -= 1)
    if (view.getUint32(from, true) === END_RECORD)
      return {
        count: view.getUint16(from + 10, true),
        size: view.getUint32(from + 12, true),
        at: view.getUint32(from + 16, true),
      }
  return null
}

function entriesOf(list: Uint8Array): ZipEntry[] {
  const view = viewOf(list)
  const entries: ZipEntry[] = []
  let from = 0
  while (from + 46 <= list.length && view.getUint32(from, true) === DIRECTORY_ENTRY) {
    const nameEnd = from + 46 + view.getUint16(from + 28, true)
    const path = new TextDecoder().decode(list.subarray(from + 46, nameEnd))
    entries.push({
      path: path.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, ''),
      isEncrypted: (view.getUint16(from + 8, true) & 1) === 1,
      method: view.getUint16(from + 10, true),
      packed: view.getUint32(from + 20, true),
      unpacked: view.getUint32(from + 24, true),
      at: view.getUint32(from + 42, true),
    })
    from = nameEnd + view.getUint16(from + 30, true) + view.getUint16(from + 32, true)
  }
  return entries
}

/** The first `most` bytes of a file. Stops as soon as they are there, whatever else would come out. */
async function unpack(archive: Blob, entry: ZipEntry, most: number): Promise<Outcome<Uint8Array>> {
  const { path, at, method } = entry
  if (entry.isEncrypted) return failed(`${path} is locked with a password in its archive.`)
  const header = await readBlob(path, archive.slice(at, at + 30))
  if (header.kind === 'failed') return header
  const view = viewOf(header.value)
  if (header.value.length < 30 || view.getUint32(0, true) !== LOCAL_HEADER)
    return failed(`${path} is not where its archive says.`)
  const from = at + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  const packed = await readBlob(path, archive.slice(from, from + entry.packed))
  if (packed.kind === 'failed') return packed
  if (packed.value.length < entry.packed) return failed(`${path} is cut off in its archive.`)
  if (method === 0) return ok(packed.value.subarray(0, most))
  if (method !== 8)
    return failed(`${path} is packed by method ${method}, which Portwire does not know.`)
  try {
    return await inflate(entry, packed.value, most)
  } catch (error) {
    return failed(`${path} could not be unpacked: ${reasonOf(error)}`)
  }
}

async function inflate(
  { path, unpacked }: ZipEntry,
  packed: Uint8Array,
  most: number,
): Promise<Outcome<Uint8Array>> {
  const { Inflate } = await import('fflate')
  const bytes = new Uint8Array(Math.min(most, unpacked))
  let length = 0
  const inflater = new Inflate((portion) => {
    bytes.set(portion.subarray(0, Math.max(0, bytes.length - length)), length)
    length = Math.min(length + portion.length, unpacked + 1)
  })
  for (let from = 0; from < packed.length && length < bytes.length; from += PORTION)
    inflater.push(packed.subarray(from, from + PORTION), from + PORTION >= packed.length)
  return length > unpacked
    ? failed(`${path} unpacks to more than its archive says.`)
    : ok(bytes.subarray(0, length))
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20)
