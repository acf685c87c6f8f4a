import type { DroppedItem } from './droppedItems.ts'
import type { FilePlace } from './filePlace.ts'
import { type OfferedFile, offeredBlob } from './offeredFile.ts'
import { isIgnoredFolder, isPartOfATree } from './partOfATree.ts'
import { MOST_FILES, type Walk } from './walk.ts'
import { walkFolder } from './walkFolder.ts'

/**
 * The files of a drop or a paste, with their places where the browser tells them. Folders are walked:
 * their files are named from the folder down and only those a device tree is made of are taken. Files
 * dropped by themselves are all taken. Ends early, with more than MOST_FILES, where there are too many.
 */
export async function droppedFiles(
  items: readonly DroppedItem[],
  walk: Walk,
): Promise<OfferedFile[]> {
  const isLoose = items.every(({ entry }) => entry === null || entry.isFile)
  const files: OfferedFile[] = []
  for (const { file, entry, handle } of items) {
    const place = await handle
    if (place !== null && isFolder(place)) files.push(...(await walkFolder(place, walk)))
    else if (entry !== null && isDirectory(entry)) files.push(...(await filesOf(entry, walk)))
    else if (file !== null && (isLoose || isPartOfATree(file.name)))
      files.push({
        ...offeredBlob(file.name, file),
        ...(place !== null && isPlace(place) ? { place } : {}),
      })
    if (files.length > MOST_FILES) break
  }
  return files
}

const isFolder = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory'
const isPlace = (handle: FileSystemHandle): handle is FilePlace => handle.kind === 'file'

async function filesOf(root: FileSystemEntry, walk: Walk): Promise<OfferedFile[]> {
  const files: OfferedFile[] = []
  const pending = [root]
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
