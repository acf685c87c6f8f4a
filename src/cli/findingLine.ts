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

const MACROS_TOLD = 3

/**
 * All findings of a board, a line each. Without the kernel's headers hundreds of macros are unknown:
 * a few are told, and how many more there are.
 */
export function findingLines(board: string, findings: readonly FindingJson[]): string {
  const macros = findings.filter(({ code }) => code === 'dts/unknown-macro')
  const untold = new Set(macros.slice(MACROS_TOLD))
  const lines = findings.filter((finding) => !untold.has(finding)).map(findingLine)
  if (untold.size > 0)
    lines.push(
      `${board}: info: ${untold.size} more macros are unknown; --json names them. [dts/unknown-macro]\n`,
    )
  return lines.join('')
}
