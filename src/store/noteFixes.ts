import { blockOfEndpoint } from '../core/base/ids.ts'
import type { Finding, Fix } from '../core/drivers/mediatek-drm/findings/finding.ts'
import type { PathFailure } from '../core/drivers/mediatek-drm/pathFailure.ts'
import { failureKey } from '../core/picture/blockView.ts'

/**
 * The fix that goes with each note of a path that stops, by the note's key, where there is one.
 */
export function noteFixes(
  failures: readonly PathFailure[],
  findings: readonly Finding[],
): ReadonlyMap<string, Fix> {
  const fixes = new Map<string, Fix>()
  for (const failure of failures) {
    const fix = findings.find((finding) => isAbout(finding, failure) && finding.fix !== null)?.fix
    if (fix != null) fixes.set(failureKey(failure), fix)
  }
  return fixes
}

/** Whether a finding is about the very hop a path stops at: its endpoint, or a block at its ends. */
function isAbout({ severity, subject }: Finding, { block, endpoint, to }: PathFailure): boolean {
  if (severity === 'info') return false
  if (subject.kind === 'block') return subject.id === block || subject.id === to
  if (subject.kind !== 'endpoint') return false
  return subject.id === endpoint || blockOfEndpoint(subject.id) === block
}
