import type { Diagnostic, Subject } from '../core/base/diagnostic.ts'
import { baseNameOf } from '../core/convert/open/boardSources.ts'
import { fileFinding } from '../core/convert/open/fileFinding.ts'
import { kernelDepth } from '../core/convert/open/kernelDepth.ts'
import { applyOverlay } from '../core/devicetree/applyOverlay.ts'
import type { DeviceTree } from '../core/devicetree/tree.ts'
import { nodeAt } from '../core/devicetree/walk.ts'
import type { InputFiles } from './inputFiles.ts'
import { hasError, type ReadOptions, readTree, type TreeRead } from './readTree.ts'

export interface LoadOptions extends ReadOptions {
  /** The tree the files are overlays of. */
  readonly base: string | null
}

/** A device tree as a command works on it: one file, or a base with overlays on it. */
export interface LoadedBoard {
  /** As the user named it. */
  readonly file: string
  /** Its last part, as `--json` prints it; those of several overlays are joined by '+'. */
  readonly name: string
  /** Null when there is no tree to work on; the diagnostics say why. */
  readonly tree: DeviceTree | null
  /** An overlay without its base. */
  readonly overlay: boolean
  readonly diagnostics: readonly Diagnostic[]
  /** Whether every include, macro and binary the source asks for was there. */
  readonly complete: boolean
  /** Every file that was read. */
  readonly files: readonly string[]
  /** Folders in which an include was looked for that is in none of them; null when all were found. */
  readonly searchedInVain: readonly string[] | null
  /** The text a span is of; null for what is no file of the user's. */
  readonly textOf: (file: string) => string | null
}

/** Reads what a command line names: each file for itself, or all as overlays of the base. */
export function* loadBoards(
  names: readonly string[],
  inputs: InputFiles,
  options: LoadOptions,
): Generator<LoadedBoard> {
  if (options.base !== null) yield loadBoard(names, inputs, options)
  else for (const name of names) yield loadBoard([name], inputs, options)
}

/** Reads one board: the one file named or, where there is a base, all of them as its overlays. */
export function loadBoard(
  names: readonly string[],
  inputs: InputFiles,
  options: LoadOptions,
): LoadedBoard {
  const { base } = options
  if (base !== null) return loadOverlaid(base, names, inputs, options)
  const [name = ''] = names
  return loadFile(name, inputs, options)
}

function loadFile(name: string, inputs: InputFiles, options: ReadOptions): LoadedBoard {
  const read = readTree(name, inputs, options)
  return board([name], inputs, [read], read.tree, read.overlay, read.diagnostics)
}

function loadOverlaid(
  base: string,
  overlays: readonly string[],
  inputs: InputFiles,
  options: ReadOptions,
): LoadedBoard {
  const below = readTree(base, inputs, options)
  const reads = [below]
  const diagnostics = [...below.diagnostics]
  let { tree } = below
  if (below.overlay) {
    diagnostics.push(fileFinding(base, 'base-is-overlay', 'The base is itself an overlay.'))
    tree = null
  }
  for (const name of overlays) {
    const read = readTree(name, inputs, options)
    reads.push(read)
    diagnostics.push(...read.diagnostics)
    const applied = tree === null ? null : putOn(tree, name, read)
    diagnostics.push(...(applied?.diagnostics ?? []))
    tree = applied?.tree ?? null
  }
  return board(overlays, inputs, reads, tree, false, diagnostics)
}

/** Nothing is applied in part: a boot loader refuses an overlay as a whole. */
function putOn(
  tree: DeviceTree,
  name: string,
  { tree: overlay, overlay: isOverlay }: TreeRead,
): { readonly tree: DeviceTree | null; readonly diagnostics: readonly Diagnostic[] } {
  if (overlay === null) return { tree: null, diagnostics: [] }
  if (!isOverlay) {
    const message = 'This is a whole tree, no overlay, so it cannot be put on a base.'
    return { tree: null, diagnostics: [fileFinding(name, 'no-overlay', message)] }
  }
  const applied = applyOverlay(tree, overlay)
  const diagnostics = applied.diagnostics.map((finding): Diagnostic => {
    return { ...finding, subject: inOverlay(overlay, name, finding.subject) }
  })
  return { tree: hasError(diagnostics) ? null : applied.tree, diagnostics }
}

/** Where a node of the overlay stands: it is none of the board, where it would be looked for later. */
function inOverlay(overlay: DeviceTree, file: string, subject: Subject): Subject {
  const span = subject.kind === 'node' ? nodeAt(overlay, subject.path)?.spans.at(-1) : undefined
  return span === undefined ? { kind: 'file', file } : { kind: 'text', span }
}

function board(
  names: readonly string[],
  inputs: InputFiles,
  reads: readonly TreeRead[],
  tree: DeviceTree | null,
  overlay: boolean,
  diagnostics: readonly Diagnostic[],
): LoadedBoard {
  const standIns = new Set(reads.flatMap((read) => read.standIns))
  const lacking = reads.filter((read) => read.diagnostics.some(({ code }) => LACKS_FILE.has(code)))
  return {
    file: names.join(' + '),
    name: names.map(baseNameOf).join('+'),
    tree,
    overlay,
    diagnostics: tree === null || overlay ? diagnostics : [...diagnostics, ...kernelDepth(tree)],
    complete: !diagnostics.some(lacksPart),
    files: reads.flatMap((read) => read.files),
    searchedInVain: lacking.length === 0 ? null : lacking.flatMap(({ searched }) => searched),
    textOf: (file) => (standIns.has(file) ? null : inputs.text(file)),
  }
}

/** What reading says about files that are not there. */
const LACKS_FILE: ReadonlySet<string> = new Set(['dts/missing-include', 'open/catalogue-dtsi'])
/** What it says about values it put a stand-in for. */
const LACKS_VALUE: ReadonlySet<string> = new Set([
  'dts/missing-binary',
  'dts/unknown-macro',
  'dts/unsupported-macro',
])

const lacksPart = ({ code }: Diagnostic): boolean => LACKS_FILE.has(code) || LACKS_VALUE.has(code)
