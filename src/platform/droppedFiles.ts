import { type OfferedFile, offeredBlob } from './offeredFile.ts'
import { isIgnoredFolder, isPartOfATree } from './partOfATree.ts'

/** What walking a folder tells on the way, and how it is stopped. */
export interface Walk {
  readonly signal: AbortSignal
  /** Called with the number of files found so far. */
  readonly onFound: (count: number) => void
}

/** No folder of device trees is as big; one that is was not meant. */
export const MOST_FILES = 20_000

/**
 * The files of a drop or a paste. Folders are walked: their files are named from the folder down and
 * only those a device tree is made of are taken. Files dropped by themselves are all taken. Ends early,
 * with one file more than MOST_FILES, where there are too many.
 *
 * Call it before anything is awaited: the browser empties a transfer when its event ends.
 */
export function droppedFiles(transfer: DataTransfer, walk: Walk): Promise<OfferedFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? null)
  if (entries.every((entry) => entry === null || entry.isFile)) {
    return Promise.resolve(Array.from(transfer.files, (file) => offeredBlob(file.name, file)))
  }
  return filesOf(
    entries.filter((entry) => entry !== null),
    walk,
  )
}

async function filesOf(entries: readonly FileSystemEntry[], walk: Walk): Promise<OfferedFile[]> {
  const files: OfferedFile[] = []
  const pending = [...entries].reverse()
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    walk.signal.throwIfAborted()
    if (isDirectory(entry)) {
      if (!isIgnoredFolder(entry.name)) pending.push(...(await listDirectory(entry)).reverse())
    } else if (isFile(entry) && isPartOfATree(entry.name)) {
      const name = entry.fullPath.replace(/^\//, '')
      files.push(offeredBlob(name, await fileOf(entry)))
      walk.onFound(files.length)
      if (files.length > MOST_FILES) break
    }
  }
  return files
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** The browser hands a folder out in portions; an empty one is the end. */
async function listDirectory(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) return all
    all.push(...portion)
  }
}
