import {
  type FileHead,
  HEAD_BYTES,
  isNamedAsBoard,
  type ListedBoard,
  listBoards,
  readHead,
  wantedHeads,
} from '../../core/convert/open/boardList.ts'
import { baseNameOf } from '../../core/convert/open/boardSources.ts'
import { sourceSet } from '../../core/convert/open/sourceSet.ts'
import type { SourceSet } from '../../core/devicetree/sources.ts'
import type { OfferedFile } from '../../platform/offeredFile.ts'
import { type Outcome, ok } from '../../platform/outcome.ts'
import { readFiles } from '../../platform/readFiles.ts'
import type { Opening } from './openTask.ts'
import { withIncludes } from './withIncludes.ts'

export interface Picked {
  /** The board's own file, where it is known which one it is. */
  readonly entry: string | undefined
  /** Overlays that come along without being switched on. */
  readonly off: ReadonlySet<string>
  /** The files to read: the board, what it includes, its overlays. */
  readonly parts: readonly OfferedFile[]
}

/**
 * Finds what to open among files without reading more of them than needed: their heads, then what the
 * board includes. Asks the user where there is more than one board. Null when the user chose none.
 */
export async function pickBoard(
  files: readonly OfferedFile[],
  opening: Opening,
): Promise<Outcome<Picked | null>> {
  const byName = new Map(files.map((file) => [file.name, file]))
  const all = sourceSet(new Map(files.map(({ name }) => [name, ''])))
  const heads = await readHeads(all, byName, opening)
  if (heads.kind === 'failed') return heads
  const listed = listBoards(all, heads.value)
  if (listed.length === 0) return ok({ entry: undefined, off: new Set(), parts: files })

  const overlays = listed.filter(({ kind }) => kind === 'overlay')
  const isLoose = files.every(({ name }) => !name.includes('/'))
  const roots = rootsOf(listed, all, heads.value)
  const one = roots.length === 1 ? roots[0] : undefined
  const asks = one === undefined && (roots.length > 1 || (overlays.length > 1 && !isLoose))
  const board = asks ? await opening.choose(listed) : one
  if (board === null) return ok(null)
  const beside = isLoose && !asks ? overlays : overlaysFor(board, overlays, roots.length)
  const entries = [...(board === undefined ? [] : [board]), ...beside].map(({ file }) => file)
  const parts = await withIncludes([...new Set(entries)], new Map(), all, byName, opening)
  if (parts.kind === 'failed') return parts
  const off = isLoose && !asks ? [] : beside.filter((overlay) => overlay !== board)
  return ok({
    entry: board === undefined || board.kind === 'overlay' ? undefined : board.file,
    off: new Set(off.map(({ file }) => file)),
    parts: parts.value,
  })
}

/** Boards no other board includes: a variant of a board includes it and stands for both. */
function rootsOf(
  listed: readonly ListedBoard[],
  all: SourceSet,
  heads: ReadonlyMap<string, FileHead>,
): ListedBoard[] {
  const bases = listed.filter(({ kind }) => kind !== 'overlay')
  const included = new Set(
    bases.flatMap(({ file }) =>
      (heads.get(file)?.includes ?? []).map(({ path }) => baseNameOf(path)),
    ),
  )
  const free = bases.filter(({ file }) => !included.has(baseNameOf(file)))
  return all.files.size > 1 && free.length > 0 ? free : bases
}

/** The overlays to hand along with a board: all where it is the only one, else those named after it. */
function overlaysFor(
  board: ListedBoard | undefined,
  overlays: readonly ListedBoard[],
  boards: number,
): readonly ListedBoard[] {
  if (board === undefined) return overlays
  if (board.kind === 'overlay') return []
  const stem = board.file.replace(/\.dtb?s?$/, '')
  return boards === 1 ? overlays : overlays.filter(({ file }) => file.startsWith(`${stem}-`))
}

/** Heads of all that may be a board, and of what these include until each says its SoC. */
async function readHeads(
  all: SourceSet,
  files: ReadonlyMap<string, OfferedFile>,
  opening: Opening,
): Promise<Outcome<ReadonlyMap<string, FileHead>>> {
  const heads = new Map<string, FileHead>()
  let wanted = [...files.keys()].filter(isNamedAsBoard)
  while (wanted.length > 0) {
    const total = heads.size + wanted.length
    const parts = wanted.flatMap((name) => files.get(name) ?? [])
    const known = heads.size
    const reading = {
      signal: opening.signal,
      onRead: (count: number) => opening.report('Looking for boards', known + count, total),
    }
    const read = await readFiles(parts, reading, HEAD_BYTES)
    if (read.kind === 'failed') return read
    for (const { name, bytes } of read.value) heads.set(name, readHead(bytes))
    wanted = wantedHeads(all, heads)
  }
  return ok(heads)
}
