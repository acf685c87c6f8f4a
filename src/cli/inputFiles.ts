import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type FileContent, fileContent } from '../core/convert/open/fileContent.ts'

/** What `-` is called in messages, as compilers call it. */
export const STDIN = '<stdin>'

/** 64 MiB. The largest blobs and sources of the kernel are far below one. */
export const FILE_LIMIT = 64 << 20
const CHUNK = 1 << 20

export type FileRead =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly content: FileContent }
  /** `absent`: no file stands there; another folder may have it. */
  | { readonly kind: 'failed'; readonly absent: boolean; readonly message: string }

/** The files of a run, each read from disk when first asked for, and once. */
export class InputFiles {
  private readonly files = new Map<string, FileRead>()

  /** @param stdin - what standard input gave; null when nobody asks for it */
  constructor(stdin: FileRead | null) {
    if (stdin !== null) this.files.set(STDIN, stdin)
  }

  read(name: string): FileRead {
    const known = this.files.get(name) ?? readFile(name)
    this.files.set(name, known)
    return known
  }

  /** Null for what is no text, or cannot be read. */
  text(name: string): string | null {
    const file = this.read(name)
    return file.kind === 'read' && file.content.kind === 'text' ? file.content.text : null
  }
}

/** What came of reading bytes, from a file or from standard input. */
export const given = (bytes: Uint8Array): FileRead =>
  bytes.length > FILE_LIMIT ? TOO_LARGE : { kind: 'read', bytes, content: fileContent(bytes) }

const failed = (message: string, absent = false) => ({ kind: 'failed', absent, message }) as const

const TOO_LARGE = failed(
  `More than ${FILE_LIMIT >> 20} MiB: no device tree is that large, so it is not read.`,
)

/** Bounded whatever the name stands for: a pipe or a device has no size beforehand. */
function readFile(name: string): FileRead {
  let file: number
  try {
    file = openSync(name, 'r')
  } catch (error) {
    return failedToRead(error)
  }
  try {
    const stat = fstatSync(file)
    if (stat.isDirectory())
      return failed(
        'This is a folder; give a file. The tree the running kernel has is in /sys/firmware/fdt.',
        true,
      )
    if (stat.size > FILE_LIMIT) return TOO_LARGE
    const chunks: Buffer[] = []
    for (let length = 0; length <= FILE_LIMIT; ) {
      const chunk = Buffer.alloc(CHUNK)
      const count = readSync(file, chunk)
      if (count === 0) return given(new Uint8Array(Buffer.concat(chunks)))
      chunks.push(chunk.subarray(0, count))
      length += count
    }
    return TOO_LARGE
  } catch (error) {
    return failedToRead(error)
  } finally {
    closeSync(file)
  }
}

/** What the system said, in words. Throws again what it did not say. */
export function failedToRead(error: unknown): FileRead {
  const reason = systemErrorCode(error)
  switch (reason) {
    case 'ENOENT':
    case 'ENOTDIR':
      return failed('There is no such file.', true)
    case 'EACCES':
    case 'EPERM':
      return failed('It may not be read: permission denied.')
    default:
      return failed(`It cannot be read (${reason}).`)
  }
}

/** 'ENOENT'. Throws again as above. */
export function systemErrorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return String(error.code)
  throw error
}
