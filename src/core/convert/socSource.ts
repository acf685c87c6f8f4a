import type { Soc } from '../soc/soc.ts'
import { boardSnippet } from './boardSnippet.ts'
import { socGraph } from './newBoard.ts'

/**
 * The display part of a SoC's `.dtsi` as text, from the catalogue: it stands in for a `.dtsi` the
 * user did not give. Only what the drivers' graph needs: no clocks, interrupts or registers.
 */
export function socSource(soc: Soc): string {
  const nodes = boardSnippet({ blocks: {}, aliases: [] }, socGraph(soc), soc.dtsi)
  const cells = '\t#address-cells = <2>;\n\t#size-cells = <2>;\n'
  const root = `/ {\n\tcompatible = "${soc.compatible}";\n${cells}};\n`
  return `/dts-v1/;\n\n${root}\n${nodes}`
}
