import type { Diagnostic } from '../../base/diagnostic.ts'

const OF_MACROS: ReadonlySet<string> = new Set(['dts/unknown-macro', 'dts/unknown-unit'])

/** Told one by one; the others are counted. */
const TOLD = 3

/**
 * Findings with the many unknown macros of headers that were not given told as one. Where they are what
 * filled the list, that it is full is no error of the board.
 */
export function foldMacros(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const folded = findings.filter(({ code }) => OF_MACROS.has(code)).slice(TOLD)
  const [first] = folded
  if (first === undefined) return findings
  const gone = new Set(folded)
  const message = `${folded.length} more macros are defined in no file given, and stand-ins take their places: the headers would tell.`
  return findings
    .filter((finding) => finding === first || !gone.has(finding))
    .map((finding) => {
      if (finding === first) return { ...first, message }
      return finding.code === 'dts/too-many-findings'
        ? { ...finding, severity: 'warning' as const }
        : finding
    })
}
