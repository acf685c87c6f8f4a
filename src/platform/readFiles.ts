import { failed, type Outcome, ok, reasonOf } from './outcome.ts'

/** A file's bytes under the name it is included by: with folders, when it came with some. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file the browser holds, not read yet. */
export interface NamedFile {
  readonly name: string
  readonly file: File
}

/** A whole kernel tree's `dts` folder fits; a dropped home folder does not. */
const MOST_FILES = 4000
const MOST_BYTES = 64 * 2 ** 20

/** Reads every file, in the order given; one that cannot be read fails the whole. */
export async function readFiles(files: readonly NamedFile[]): Promise<Outcome<NamedBytes[]>> {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0)
  if (files.length > MOST_FILES) {
    return failed(`${files.length} files are more than Portwire opens at once (${MOST_FILES}).`)
  }
  if (bytes > MOST_BYTES) {
    return failed(`These files are ${Math.ceil(bytes / 2 ** 20)} MB; Portwire opens up to 64 MB.`)
  }
  const read: NamedBytes[] = []
  for (const { name, file } of files) {
    try {
      read.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) })
    } catch (error) {
      return failed(`${name} could not be read: ${reasonOf(error)}`)
    }
  }
  return ok(read)
}
