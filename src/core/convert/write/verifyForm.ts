import type { Diagnostic } from '../../base/diagnostic.ts'
import { nodesByPhandle } from '../../devicetree/phandles.ts'
import type { DeviceTree } from '../../devicetree/tree.ts'
import { cellsOf } from '../../devicetree/values.ts'
import { nodeAt, property, walk } from '../../devicetree/walk.ts'
import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { BlockProperty, PipelineGraph } from '../../pipeline/document.ts'
import { baseNameOf } from '../open/boardSources.ts'
import { importPipeline } from '../open/importPipeline.ts'
import type { OpenedBoard } from '../open/newBoard.ts'
import { busPath } from './busPath.ts'
import { graphNodes } from './graphNodes.ts'
import { bytesOfText } from './propertyText.ts'
import { type ReadBack, readBack, readBase, type WrittenForm } from './readBack.ts'
import { type Difference, sameDocument } from './sameDocument.ts'

/**
 * Reads an export back and compares it with the document. Each finding is a fault of the export: it
 * says nothing the form had already said it `cannot`.
 *
 * @param base - the board read without any edit
 */
export function verifyForm(
  form: WrittenForm,
  cannot: readonly Diagnostic[],
  board: OpenedBoard,
  base: ReadBack = readBase(board),
): Diagnostic[] {
  const faults = faultsOf(readBack(form, board), cannot, board, base)
  const above = board.overlays.filter(({ on }) => on)
  return form.kind === 'snippet' && faults.length > 0 && above.length > 0
    ? [belowOverlay(above.map(({ name }) => name))]
    : faults
}

/** Not a fault of the snippet: nothing that stands in the board's file has the last word. */
function belowOverlay(overlays: readonly string[]): Diagnostic {
  const names = overlays.map(baseNameOf).join(', ')
  const [file = ''] = overlays
  return {
    code: 'export/below-overlay',
    severity: 'error',
    message: `In the board file this would not be enough: ${names} goes on after it, and has a say in the same nodes. Take the overlay or the edit of your files instead.`,
    subject: { kind: 'file', file },
  }
}

function faultsOf(
  read: ReadBack,
  cannot: readonly Diagnostic[],
  board: OpenedBoard,
  base: ReadBack,
): Diagnostic[] {
  const differences = documentDifferences(read.tree, board.doc.graph).filter(
    (difference) => !cannot.some((said) => covers(said, difference)),
  )
  return [...newErrors(read, base), ...differences.map(finding)]
}

/**
 * What a tree does not say of a document. What it says beyond it only counts in the graph.
 *
 * @internal compared with what dtc and fdtoverlay make of a form
 */
export function documentDifferences(tree: DeviceTree, graph: PipelineGraph): Difference[] {
  const labels = new Map<string, string>()
  for (const { node, path } of walk(tree)) for (const label of node.labels) labels.set(label, path)
  const pathOfBus = (label: string): string | null => busPath(tree, label)
  const read = importPipeline(tree, '').graph
  const known = new Set(graphNodes(blocksOf(read), pathOfBus).blocks.values())
  // Only what links lead to is read as a block: one that lost its links is still a node.
  const loose = [...graphNodes(blocksOf(graph), pathOfBus).blocks.values()].filter(
    (path) => !known.has(path) && nodeAt(tree, path) !== null,
  )
  const isLoose = ({ what, path, before, after }: Difference): boolean => {
    const place = what === 'alias' ? before : path
    return after === null && place !== null && loose.some((at) => isWithin(place, at))
  }
  const inGraph = sameDocument(graph, read, pathOfBus).filter(
    (one) =>
      !(isMoreLabels(one) || isLoose(one) || one.what === 'property') &&
      !(one.what === 'labels' && labels.size === 0), // a blob without symbols holds no label
  )
  return [...inGraph, ...propertyDifferences(tree, graph, labels)]
}

/** A label of the base stays beside one given here; no source can take it away. */
function isMoreLabels({ what, before, after }: Difference): boolean {
  const given = new Set(after?.split(', '))
  return what === 'labels' && (before === null || before.split(', ').every((l) => given.has(l)))
}

function propertyDifferences(
  tree: DeviceTree,
  graph: PipelineGraph,
  labels: ReadonlyMap<string, string>,
): Difference[] {
  const byPhandle = nodesByPhandle(tree)
  const nodes = graphNodes(blocksOf(graph), (label) => busPath(tree, label))
  const differences: Difference[] = []
  const check = (path: string, properties: readonly BlockProperty[]): void => {
    const node = nodeAt(tree, path)
    if (node === null) return
    for (const { name, value } of properties) {
      const found = property(node, name)?.value
      const is = found === undefined ? undefined : shown(found, value)
      const wanted = expected(value)
      if (is !== wanted)
        differences.push({ what: 'property', path, name, before: wanted, after: is ?? null })
    }
  }
  // A reference is compared by the node it leads to.
  const shown = (bytes: Uint8Array, { kind, ...value }: BlockProperty['value']): string =>
    kind === 'cells' && 'cells' in value
      ? cellsOf(bytes)
          .map((cell, i) =>
            typeof value.cells[i] === 'object' ? (byPhandle.get(cell)?.path ?? cell) : cell,
          )
          .join(' ')
      : [...bytes].join(' ')
  const expected = (value: BlockProperty['value']): string => {
    switch (value.kind) {
      case 'flag':
        return ''
      case 'strings':
        return value.strings.flatMap((text) => [...bytesOfText(text), 0]).join(' ')
      case 'bytes':
        return value.bytes.map((byte) => byte & 0xff).join(' ')
      case 'cells':
        return value.cells
          .map((cell) => (typeof cell === 'number' ? cell >>> 0 : (labels.get(cell.to) ?? cell.to)))
          .join(' ')
    }
  }
  for (const block of blocksOf(graph))
    check(nodes.blocks.get(block.id) ?? block.path, block.properties)
  for (const { path, endpoint } of nodes.endpoints.values()) check(path, endpoint.properties)
  return differences
}

/**
 * Whether a form had said that it cannot express this.
 *
 * @internal as above
 */
export function covers({ subject, severity }: Diagnostic, { path, what }: Difference): boolean {
  if (subject.kind !== 'node' || (severity === 'info' && what !== 'labels')) return false
  return isWithin(path, subject.path)
}

/** Whether a node is one of a block: the block itself, or below it. Of the root only its ports count. */
const isWithin = (path: string, block: string): boolean =>
  path === block ||
  (block === '/' ? /^\/(?:in-|out-)?ports?(?:[@/]|$)/.test(path) : path.startsWith(`${block}/`))

/** Errors that were not there before the edit. */
function newErrors(read: ReadBack, base: ReadBack): Diagnostic[] {
  const before = new Set(base.diagnostics.map(({ message }) => message))
  return read.diagnostics.filter(
    ({ severity, message }) => severity === 'error' && !before.has(message),
  )
}

function finding({ what, path, name, before, after }: Difference): Diagnostic {
  const place = name === null ? `${what} of ${path}` : `${what} ${name} of ${path}`
  return {
    code: 'export/not-the-same',
    severity: 'error',
    message: `Read again, this export says something else: ${place} is ${after ?? 'not there'} and should be ${before ?? 'gone'}. This is a fault of Portwire, please report it.`,
    subject: { kind: 'node', path },
  }
}
