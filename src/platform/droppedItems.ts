/** A file or folder of a drop or a paste, by all that the browser has for it. */
export interface DroppedItem {
  readonly file: File | null
  readonly entry: FileSystemEntry | null
  /** Null from a browser that tells no places, and for what stands nowhere. */
  readonly handle: Promise<FileSystemHandle | null>
}

/** Call it before anything is awaited: the browser empties a transfer when its event ends. */
export const droppedItems = (transfer: DataTransfer): readonly DroppedItem[] =>
  Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map(droppedItem)

const droppedItem = (item: DataTransferItem): DroppedItem => ({
  file: item.getAsFile(),
  entry: item.webkitGetAsEntry?.() ?? null,
  handle: hasPlace(item) ? askPlace(item) : Promise.resolve(null),
})

interface Placed {
  readonly getAsFileSystemHandle: () => Promise<FileSystemHandle | null | undefined>
}

/** Chromium gives undefined for what stands nowhere, and refuses what a page may not have. */
const askPlace = (item: Placed): Promise<FileSystemHandle | null> =>
  item.getAsFileSystemHandle().then(
    (handle) => handle ?? null,
    () => null,
  )

const hasPlace = (item: DataTransferItem): item is DataTransferItem & Placed =>
  'getAsFileSystemHandle' in item
