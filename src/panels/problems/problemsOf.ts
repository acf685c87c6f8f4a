import type { Diagnostic, Subject } from '../../core/base/diagnostic.ts'
import { type BlockId, blockOfEndpoint } from '../../core/base/ids.ts'
import type { Finding } from '../../core/drivers/mediatek-drm/findings/finding.ts'
import { blocksOf } from '../../core/pipeline/blocksOf.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { blockName } from '../../core/pipeline/links.ts'

/** One line of the problems list. */
export interface Problem {
  /** Tells it from the others, and is the same after an edit that leaves it. */
  readonly key: string
  readonly severity: Diagnostic['severity']
  readonly message: string
  /** Where it is, as people say it: 'merge5', a file, a node path. */
  readonly place: string
  readonly subject: Subject
  /** What the driver has against the board; null for what reading the files reported. */
  readonly finding: Finding | null
}

/** What mediatek-drm has against the board, then what reading its files reported. Errors lead. */
export function problemsOf(
  graph: PipelineGraph,
  findings: readonly Finding[],
  notices: readonly Diagnostic[],
): Problem[] {
  const problem = (told: Diagnostic, finding: Finding | null): Problem => {
    const { severity, message, subject, code } = told
    const place = placeOf(graph, subject)
    return { key: `${code} ${place} ${message}`, severity, message, place, subject, finding }
  }
  return [
    ...findings.map((finding) => problem(finding, finding)),
    ...notices.map((notice) => problem(notice, null)),
  ].sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

const RANK: Readonly<Record<Diagnostic['severity'], number>> = { error: 0, warning: 1, info: 2 }

function placeOf(graph: PipelineGraph, subject: Subject): string {
  const name = (id: BlockId): string => {
    const block = graph.blocks[id]
    return block === undefined ? id : blockName(block)
  }
  switch (subject.kind) {
    case 'block':
      return name(subject.id)
    case 'endpoint':
      return name(blockOfEndpoint(subject.id))
    case 'node': {
      const block = blocksOf(graph).find(({ path }) => path === subject.path)
      return block === undefined ? subject.path : blockName(block)
    }
    case 'text':
      return subject.span.file
    case 'file':
      return subject.file
  }
}
