import type { PipelineGraph } from '../../pipeline/document.ts'
import type { Soc } from '../../soc/soc.ts'
import { boardSnippet } from '../write/boardSnippet.ts'
import { socGraph } from './newBoard.ts'

/**
 * The display part of a SoC's `.dtsi` as text, from the catalogue: it stands in for a `.dtsi` the
 * user did not give. Only what the drivers' graph needs: no clocks, interrupts or registers.
 */
export const socSource = (soc: Soc): string => graphSource(socGraph(soc), soc.compatible, soc.dtsi)

/** A source that says what a graph says and nothing else. The buses it counts on are empty nodes. */
export function graphSource(graph: PipelineGraph, compatible: string | null, name: string): string {
  const nodes = boardSnippet({ blocks: {}, aliases: [] }, graph, name)
  const buses = new Set(Object.values(graph.blocks).flatMap(({ parentLabel }) => parentLabel ?? []))
  const root = [
    ...(compatible === null ? [] : [`compatible = "${compatible}";`]),
    '#address-cells = <2>;',
    '#size-cells = <2>;',
    ...[...buses].map((label) => `${label}: ${label} {};`),
  ]
  return `/dts-v1/;\n\n/ {\n${root.map((line) => `\t${line}\n`).join('')}};\n\n${nodes}`
}
