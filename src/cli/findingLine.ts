import type { PlacedFinding } from '../core/drivers/mediatek-drm/findings/report/sarif.ts'

/**
 * `file:line:column: severity: message [code]`, the form editors and CI read from compilers. What is
 * known of a node in a blob is its path: `file:/soc/dsi@1c008000: …`.
 */
export function findingLine({ finding, file, line, column, node }: PlacedFinding): string {
  const { severity, message, code } = finding
  const place = line === null ? [file, ...(node === null ? [] : [node])] : [file, line, column]
  return `${place.join(':')}: ${severity}: ${message} [${code}]\n`
}
