/** What a board was read from. The bytes are kept as given: text is decoded where it is read. */
export type BoardSources =
  | {
      readonly kind: 'files'
      /** The file that includes the others, a key of `files`. */
      readonly entry: string
      /** By path, parts by '/'. Overlays are not among them. */
      readonly files: ReadonlyMap<string, Uint8Array>
    }
  | { readonly kind: 'blob'; readonly name: string; readonly bytes: Uint8Array }

/** An overlay beside a board, source or blob. It counts while it is on, in the order of the list. */
export interface BoardOverlay {
  /** Its file's path: no two overlays of a board share one. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly on: boolean
  /** Files that came with it for it to include, searched before the board's own. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The last part of a path. */
export const baseNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
