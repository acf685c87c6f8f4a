import type { ParsedSource } from './parser.ts'
import type { DeviceTree, DtNode, DtProperty } from './tree.ts'
import { cellAt } from './values.ts'
import {
  liveChild,
  liveProperty,
  type WorkLabel,
  type WorkNode,
  type WorkProperty,
} from './workTree.ts'

/** The tree without what was deleted, no longer to be changed. */
export function finishTree({ root, memreserve, plugin }: ParsedSource): DeviceTree {
  const tree = { root: finishNode(root), memreserve, bootCpuid: bootCpuid(root) }
  return plugin ? { ...tree, plugin } : tree
}

function finishNode(node: WorkNode): DtNode {
  return {
    name: node.name,
    labels: finishLabels(node.labels),
    properties: liveOf(node.properties).map(finishProperty),
    children: liveOf(node.children).map(finishNode),
    spans: node.spans,
  }
}

/** What is not deleted. No new list where that is all, for a list that grows takes more room than it needs. */
function liveOf<Part extends { readonly deleted: boolean }>(
  parts: readonly Part[],
): readonly Part[] {
  return parts.some(({ deleted }) => deleted) ? parts.filter(({ deleted }) => !deleted) : parts
}

function finishProperty(property: WorkProperty): DtProperty {
  const { name, value, markers, span, replaced, moreReplaced, generated } = property
  if (generated) return { name, value, markers, generated }
  const labels = finishLabels(property.labels)
  const finished = { name, value, span, labels, markers, replaced }
  return moreReplaced === 0 ? finished : { ...finished, moreReplaced }
}

const NONE: readonly string[] = []

/** In order of appearance: dtc's list is the other way round between blocks. */
function finishLabels(labels: readonly WorkLabel[]): readonly string[] {
  if (labels.length === 0) return NONE
  const live = labels.filter(({ deleted }) => !deleted)
  return live.length > 1
    ? live.toSorted((a, b) => a.serial - b.serial).map(({ name }) => name)
    : live.map(({ name }) => name)
}

/** As dtc guesses it: the `reg` of the first node below /cpus. */
function bootCpuid(root: WorkNode): number {
  const cpus = liveChild(root, 'cpus')
  const first = cpus?.children[0]
  const reg = first === undefined ? undefined : liveProperty(first, 'reg')
  return reg !== undefined && reg.value.length === 4 ? cellAt(reg.value, 0) : 0
}
