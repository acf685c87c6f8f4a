import { resolveInclude, type SourceSet } from '../devicetree/sources.ts'
import { socOfBoard } from '../soc/catalogue.ts'
import { baseNameOf } from './boardSources.ts'
import { fileContent } from './fileContent.ts'
import { type Include, includesOf } from './includes.ts'
import { isPlugin } from './sortFiles.ts'
import { stripComments } from './stripComments.ts'

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
  const roots = stripComments(text).matchAll(/^[ \t]*\/[ \t]*\{([^{]*)/gm)
  return Array.from(roots, ([, inner]) => inner ?? '').join('\n')
}

/** Files to read the heads of next, so that every board says its SoC. Empty when nothing is left. */
export function wantedHeads(all: SourceSet, heads: ReadonlyMap<string, FileHead>): string[] {
  const wanted = new Set<string>()
  for (const file of heads.keys())
    if (isNamedAsBoard(file) && rootOf(all, heads, file).compatible.length === 0)
      for (const one of reachable(all, heads, file)) if (!heads.has(one)) wanted.add(one)
  return [...wanted]
}

/** The boards among files whose heads were read, then the overlays, each by path. */
export function listBoards(all: SourceSet, heads: ReadonlyMap<string, FileHead>): ListedBoard[] {
  const boards: ListedBoard[] = []
  for (const [file, { kind, includes }] of heads) {
    if (kind === 'other' || !isNamedAsBoard(file)) continue
    const { model, compatible } = rootOf(all, heads, file)
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

/** A file's own root properties and, where it has none, those of the last include that has. */
function rootOf(
  all: SourceSet,
  heads: ReadonlyMap<string, FileHead>,
  file: string,
  above: readonly string[] = [],
): Root {
  const head = heads.get(file)
  if (head === undefined || above.includes(file)) return { model: null, compatible: [] }
  if (head.model !== null && head.compatible.length > 0) return head
  const included = sourceIncludes(all, head, file)
    .map((one) => rootOf(all, heads, one, [...above, file]))
    .toReversed()
  return {
    model: head.model ?? included.find(({ model }) => model !== null)?.model ?? null,
    compatible:
      head.compatible.length > 0
        ? head.compatible
        : (included.find(({ compatible }) => compatible.length > 0)?.compatible ?? []),
  }
}

/** The files behind a file as far as their heads are known, one step further each. */
function reachable(
  all: SourceSet,
  heads: ReadonlyMap<string, FileHead>,
  file: string,
): Set<string> {
  const found = new Set([file])
  for (const one of found) {
    const head = heads.get(one)
    if (head !== undefined) for (const next of sourceIncludes(all, head, one)) found.add(next)
  }
  return found
}

/** What a file includes that can hold nodes: headers cannot. */
const sourceIncludes = (all: SourceSet, head: FileHead, file: string): string[] =>
  head.includes.flatMap(({ path, angle }) =>
    /\.dts[io]?$/.test(path) ? (resolveInclude(all, path, angle, file) ?? []) : [],
  )
