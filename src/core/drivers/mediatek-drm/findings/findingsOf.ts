import { type BlockId, blockOfEndpoint } from '../../../base/ids.ts'
import { placesOf } from '../../../pipeline/blocksOf.ts'
import type { PipelineDocument, PipelineGraph } from '../../../pipeline/document.ts'
import { type KernelChoice, NEWEST_KERNEL } from '../kernelChoice.ts'
import { viewBoard } from './boardView.ts'
import { type Cause, type Finding, type Hit, isFatal } from './finding.ts'
import { RULES } from './rules.ts'

/**
 * What a kernel's mediatek-drm has against a board: every trap it steps into, each root cause once.
 * Errors first, then in tree order.
 */
export function findingsOf(doc: PipelineDocument, kernel: KernelChoice = NEWEST_KERNEL): Finding[] {
  const board = viewBoard(doc, kernel)
  return inOrder(doc.graph, rootCauses(RULES.flatMap((rule) => rule(board))))
}

/** Without the hits that only follow from another one, which is as grave as they are then. */
function rootCauses(hits: readonly Hit[]): Finding[] {
  const settlers = new Map<Cause, Hit[]>()
  for (const hit of hits)
    for (const cause of hit.settles) settlers.set(cause, [...(settlers.get(cause) ?? []), hit])
  const rootsOf = (hit: Hit): Hit[] =>
    hit.follows.flatMap((cause) => settlers.get(cause) ?? []).filter((other) => other !== hit)

  const unsaid = new Map<Hit, Finding>()
  const blame = (hit: Hit, fatal: Finding): void => {
    const roots = rootsOf(hit)
    if (roots.some(({ finding }) => isFatal(finding))) return
    for (const root of roots) {
      if (unsaid.has(root)) continue
      unsaid.set(root, fatal)
      blame(root, fatal)
    }
  }
  for (const hit of hits) if (isFatal(hit.finding)) blame(hit, hit.finding)

  return hits.flatMap((hit) => {
    if (rootsOf(hit).length > 0) return []
    const fatal = unsaid.get(hit)
    return (fatal === undefined ? hit : hit.bringing(fatal)).finding
  })
}

function inOrder(graph: PipelineGraph, findings: readonly Finding[]): Finding[] {
  const places = placesOf(graph)
  const placeOf = (finding: Finding): number => {
    const block = blockOf(finding)
    return (block === null ? undefined : places.get(block)) ?? 0
  }
  return findings.toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity] || placeOf(a) - placeOf(b) || a.trap - b.trap,
  )
}

function blockOf({ subject }: Finding): BlockId | null {
  if (subject.kind === 'endpoint') return blockOfEndpoint(subject.id)
  return subject.kind === 'block' ? subject.id : null
}

const RANK: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 }
