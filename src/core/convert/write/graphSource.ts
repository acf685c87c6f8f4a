import { blocksOf } from '../../pipeline/blocksOf.ts'
import type { PipelineGraph } from '../../pipeline/document.ts'
import { boardSnippet } from './boardSnippet.ts'

/** A source that says what a graph says and nothing else. The buses it counts on are empty nodes. */
export function graphSource(graph: PipelineGraph, compatible: string | null, name: string): string {
  const nodes = boardSnippet({ blocks: {}, aliases: [] }, graph, name)
  const buses = new Set(blocksOf(graph).flatMap(({ parentLabel }) => parentLabel ?? []))
  const root = [
    ...(compatible === null ? [] : [`compatible = "${compatible}";`]),
    '#address-cells = <2>;',
    '#size-cells = <2>;',
    ...[...buses].map((label) => `${label}: ${label} {};`),
  ]
  return `/dts-v1/;\n\n/ {\n${root.map((line) => `\t${line}\n`).join('')}};\n\n${nodes}`
}
