import { type OfferedFile, offeredPlace } from './offeredFile.ts'
import { isIgnoredFolder, isPartOfATree } from './partOfATree.ts'
import { MOST_FILES, type Walk } from './walk.ts'

/**
 * The files below a folder that a device tree is made of, named from the folder down, with their
 * places. Ends early, with more than MOST_FILES, where there are too many.
 */
export async function walkFolder(
  root: FileSystemDirectoryHandle,
  { signal, onFound }: Walk,
): Promise<OfferedFile[]> {
  const files: OfferedFile[] = []
  const pending: Folder[] = [{ name: root.name, handle: root }]
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const found: Promise<OfferedFile>[] = []
    for await (const [name, handle] of folder.handle.entries()) {
      signal.throwIfAborted()
      const path = `${folder.name}/${name}`
      if (isFolder(handle)) {
        if (!isIgnoredFolder(name)) pending.push({ name: path, handle })
      } else if (isFile(handle) && isPartOfATree(name)) found.push(offeredPlace(path, handle))
    }
    files.push(...(await Promise.all(found)))
    onFound(files.length)
    if (files.length > MOST_FILES) break
  }
  return files
}

interface Folder {
  readonly name: string
  readonly handle: FileSystemDirectoryHandle
}

const isFolder = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory'
const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file'
