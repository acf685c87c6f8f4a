import { resolveInclude, type SourceSet } from '../../devicetree/sources.ts'
import { socOfBoard } from '../../soc/socNames.ts'
import { blankComments } from './blankComments.ts'
import { baseNameOf } from './boardSources.ts'
import { isPlugin } from './entryFile.ts'
import { fileContent } from './fileContent.ts'
import { type Include, includesOf } from './includes.ts'

/** A file one can open, as a list of many shows it. */
export interface ListedBoard {
  readonly file: string
  readonly kind: 'board' | 'blob' | 'overlay'
  /** The root's `model`, else the file's own name. */
  readonly title: string
  /** As people say it: 'MT8395'. Null when neither the tree nor a name tells. */
  readonly soc: string | null
}

/** What the beginning of a file tells without reading it as a tree. */
export interface FileHead {
  readonly kind: ListedBoard['kind'] | 'other'
  readonly model: string | null
  /** The root's, where it is written in this file. */
  readonly compatible: readonly string[]
  readonly includes: readonly Include[]
}

/** Bytes of a file that are enough for its head: the root comes first, behind the includes. */
export const HEAD_BYTES = 16 * 1024

/** Whether a file can be a board by its name. */
export const isNamedAsBoard = (file: string): boolean =>
  /\.(?:dts|dtso|dtb|dtbo)$/.test(file) || baseNameOf(file) === 'fdt'

export function readHead(bytes: Uint8Array): FileHead {
  const content = fileContent(bytes)
  if (content.kind === 'blob') {
    const compatible = /mediatek,mt\d+\w*/g
    const text = String.fromCharCode(...bytes.subarray(0, 4096))
    const isFragments = text.includes('__overlay__')
    const kind = isFragments ? 'overlay' : 'blob'
    return { kind, model: null, compatible: text.match(compatible) ?? [], includes: [] }
  }
  if (content.kind === 'other') return { kind: 'other', model: null, compatible: [], includes: [] }
  // The last line may be cut.
  const text = content.text.slice(0, content.text.lastIndexOf('\n') + 1) || content.text
  const root = rootProperties(text)
  return {
    kind: isPlugin(text) ? 'overlay' : 'board',
    model: /^[ \t]*model[ \t]*=\s*"([^"]*)"/m.exec(root)?.[1] ?? null,
    compatible: Array.from(
      (/^[ \t]*compatible[ \t]*=([^;]*)/m.exec(root)?.[1] ?? '').matchAll(/"([^"]*)"/g),
      ([, name]) => name ?? '',
    ),
    includes: includesOf(text),
  }
}

/** Between the brace of a root node and that of its first child: properties come first. */
function rootProperties(text: string): string {
  const roots = blankComments(text).matchAll(/^[ \t]*\/[ \t]*\{([^{]*)/gm)
  return Array.from(roots, ([, inner]) => inner ?? '').join('\n')
}

/** Files to read the heads of next, so that every board says its SoC. Empty when nothing is left. */
export function wantedHeads(all: SourceSet, heads: ReadonlyMap<string, FileHead>): string[] {
  const roots = new Map<string, Root>()
  const behind = new Set(
    [...heads.keys()].filter(
      (file) => isNamedAsBoard(file) && rootOf(all, heads, file, roots).compatible.length === 0,
    ),
  )
  // A Set iterates what is added on the way, too.
  for (const file of behind) {
    const head = heads.get(file)
    if (head !== undefined) for (const one of sourceIncludes(all, head, file)) behind.add(one)
  }
  return [...behind].filter((file) => !heads.has(file))
}

/** The boards among files whose heads were read, then the overlays, each by path. */
export function listBoards(all: SourceSet, heads: ReadonlyMap<string, FileHead>): ListedBoard[] {
  const boards: ListedBoard[] = []
  const roots = new Map<string, Root>()
  for (const [file, { kind, includes }] of heads) {
    if (kind === 'other' || !isNamedAsBoard(file)) continue
    const { model, compatible } = rootOf(all, heads, file, roots)
    const named = [...includes.map(({ path }) => path), file].map(baseNameOf)
    const soc =
      socOfBoard(compatible)?.name ??
      chipIn(compatible, /^mediatek,(mt\d+\w*)$/) ??
      chipIn(named, /^(mt\d{4})/)
    boards.push({ file, kind, title: model ?? baseNameOf(file), soc })
  }
  const rank = ({ kind }: ListedBoard): number => Number(kind === 'overlay')
  return boards.sort(
    (a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file, 'en', { numeric: true }),
  )
}

const chipIn = (names: readonly string[], pattern: RegExp): string | null =>
  names.flatMap((name) => pattern.exec(name)?.[1]?.toUpperCase() ?? []).at(0) ?? null

type Root = Pick<FileHead, 'model' | 'compatible'>

/** Deeper than any board's includes, and far from the end of the stack. */
const MOST_DEEP = 64

/**
 * A file's own root properties and, where it has none, those of the last include that has.
 *
 * @param known - what was found before; in a circle of includes, nothing yet
 */
function rootOf(
  all: SourceSet,
  heads: ReadonlyMap<string, FileHead>,
  file: string,
  known: Map<string, Root>,
  depth = 0,
): Root {
  const head = heads.get(file)
  const before = known.get(file)
  if (before !== undefined) return before
  if (head === undefined || depth > MOST_DEEP) return NO_ROOT
  known.set(file, NO_ROOT)
  const { model, compatible } = head
  const isWhole = model !== null && compatible.length > 0
  const included = (isWhole ? [] : sourceIncludes(all, head, file))
    .map((one) => rootOf(all, heads, one, known, depth + 1))
    .toReversed()
  const root: Root = {
    model: model ?? included.find((one) => one.model !== null)?.model ?? null,
    compatible:
      compatible.length > 0
        ? compatible
        : (included.find((one) => one.compatible.length > 0)?.compatible ?? []),
  }
  known.set(file, root)
  return root
}

const NO_ROOT: Root = { model: null, compatible: [] }

/** What a file includes that can hold nodes: headers cannot. */
const sourceIncludes = (all: SourceSet, head: FileHead, file: string): string[] =>
  head.includes.flatMap(({ path, angle }) =>
    /\.dts[io]?$/.test(path) ? (resolveInclude(all, path, angle, file) ?? []) : [],
  )
