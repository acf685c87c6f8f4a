import type { Diagnostic, Subject } from '../../core/base/diagnostic.ts'
import type { BlockId } from '../../core/base/ids.ts'
import { blockOfEndpoint } from '../../core/base/ids.ts'
import type { PathMarks } from '../../core/drivers/mediatek-drm/pathMarks.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineGraph } from '../../core/pipeline/document.ts'
import { blockName } from '../../core/pipeline/links.ts'

/** One line of the problems list. */
export interface Problem {
  readonly severity: Diagnostic['severity']
  readonly message: string
  /** Where it is, as people say it: 'vdosys0 MAIN', a file, a node path. */
  readonly place: string
  /** The block to reveal, where it is about one. */
  readonly block: BlockId | null
}

/** What keeps a path from being built first, then what reading the files reported. Errors lead. */
export function problemsOf(
  graph: PipelineGraph,
  marks: PathMarks,
  notices: readonly Diagnostic[],
): Problem[] {
  const name = (id: BlockId): string => {
    const block = graph.blocks[id]
    return block === undefined ? id : blockName(block)
  }
  const paths = marks.failures.map(
    ({ mmsys, crtc, state, sentence, to, block }): Problem => ({
      severity: state === 'dropped' ? 'warning' : 'error',
      message: sentence,
      place: crtc === null ? name(mmsys) : `${name(mmsys)} ${CRTC_NAMES[crtc]}`,
      block: to ?? block,
    }),
  )
  const read = notices.map(({ severity, message, subject }): Problem => {
    const block = blockOfSubject(graph, subject)
    return { severity, message, place: block === null ? placeOf(subject) : name(block), block }
  })
  return [...paths, ...read].sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

const RANK: Readonly<Record<Diagnostic['severity'], number>> = { error: 0, warning: 1, info: 2 }

function blockOfSubject(graph: PipelineGraph, subject: Subject): BlockId | null {
  switch (subject.kind) {
    case 'block':
      return subject.id
    case 'endpoint':
      return blockOfEndpoint(subject.id)
    case 'node':
      return Object.values(graph.blocks).find(({ path }) => path === subject.path)?.id ?? null
    case 'text':
    case 'file':
      return null
  }
}

function placeOf(subject: Subject): string {
  switch (subject.kind) {
    case 'text':
      return subject.span.file
    case 'file':
      return subject.file
    case 'node':
      return subject.path
    case 'block':
    case 'endpoint':
      return subject.id
  }
}
