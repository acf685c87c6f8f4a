import type { FilePlace } from './filePlace.ts'
import { failed, type Outcome, ok, reasonOf } from './outcome.ts'

/** A file the user gave, not read yet. */
export interface OfferedFile {
  /** With the folders it came in, parted by '/'. */
  readonly name: string
  /** Bytes, as far as its container says. */
  readonly size: number
  /** Its first bytes; all of them without `most`. */
  readonly read: (most?: number) => Promise<Outcome<Uint8Array>>
  /** Where it can be read at any place: an archive is. Null for a file inside of one. */
  readonly blob: Blob | null
  /** Where it can be written again, if the browser told. */
  readonly place?: FilePlace
}

/** A file of the browser's: read when asked for, not before. */
export const offeredBlob = (name: string, blob: Blob): OfferedFile => ({
  name,
  size: blob.size,
  blob,
  read: (most) => readBlob(name, most === undefined ? blob : blob.slice(0, most)),
})

export const offeredPlace = async (name: string, place: FilePlace): Promise<OfferedFile> => ({
  ...offeredBlob(name, await place.getFile()),
  place,
})

/** Bytes that are at hand already: an example, a pasted text. */
export const offeredBytes = (name: string, bytes: Uint8Array): OfferedFile => ({
  name,
  size: bytes.length,
  blob: null,
  read: async (most) => ok(most === undefined ? bytes : bytes.subarray(0, most)),
})

export async function readBlob(name: string, blob: Blob): Promise<Outcome<Uint8Array>> {
  try {
    return ok(new Uint8Array(await blob.arrayBuffer()))
  } catch (error) {
    return failed(`${name} could not be read: ${reasonOf(error)}`)
  }
}
