import type { FindingJson } from './findingJson.ts'

/**
 * `file:line:column: severity: message [code]`, the form editors and CI read from compilers. What is
 * known of a node in a blob is its path: `file:/soc/dsi@1c008000: …`.
 */
export function findingLine({
  file,
  line,
  column,
  node,
  severity,
  message,
  code,
}: FindingJson): string {
  const place = line === null ? [file, ...(node === null ? [] : [node])] : [file, line, column]
  return `${place.join(':')}: ${severity}: ${message} [${code}]\n`
}
