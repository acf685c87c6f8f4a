import type { NamedFile } from './readFiles.ts'

/** What a device tree is made of; of a dropped folder, only these are read. */
const PART_OF_A_TREE = /\.(dts|dtsi|dtso|dtb|dtbo|h)$|^fdt$/i

/**
 * The files of a drop or a paste. Folders are walked: their files are named from the folder down and
 * only those a device tree is made of are taken. Files dropped by themselves are all taken.
 *
 * Call it before anything is awaited: the browser empties a transfer when its event ends.
 */
export function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? null)
  if (entries.every((entry) => entry === null || entry.isFile)) {
    return Promise.resolve(Array.from(transfer.files, (file) => ({ name: file.name, file })))
  }
  return filesOf(entries.filter((entry) => entry !== null))
}

async function filesOf(entries: readonly FileSystemEntry[]): Promise<NamedFile[]> {
  const files: NamedFile[] = []
  for (const entry of entries) {
    if (isDirectory(entry)) files.push(...(await filesOf(await listDirectory(entry))))
    else if (isFile(entry) && PART_OF_A_TREE.test(entry.name)) {
      files.push({ name: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) })
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
