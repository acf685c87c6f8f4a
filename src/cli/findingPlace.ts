import type { Subject } from '../core/base/diagnostic.ts'
import { blockOfEndpoint } from '../core/base/ids.ts'
import { lineColumnAt, type SourceSpan } from '../core/base/sourceSpan.ts'
import { nodeAt } from '../core/devicetree/walk.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { placeOf } from '../core/pipeline/endpoints.ts'
import type { LoadedBoard } from './loadBoard.ts'

/** Where a finding is, as compilers say it. Lines and columns are known for what came from source. */
export interface FindingPlace {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  /** Full path of the node it is about. */
  readonly node: string | null
}

/**
 * A node is placed where it was opened last: in the board's own file rather than the SoC's. The
 * catalogue, in place of a missing file, has no lines.
 */
export function findingPlace(
  subject: Subject,
  board: LoadedBoard,
  graph: PipelineGraph | null,
): FindingPlace {
  const whole = { file: board.file, line: null, column: null, node: null }
  switch (subject.kind) {
    case 'file':
      return { ...whole, file: subject.file }
    case 'text':
      return { ...whole, ...lineOf(subject.span, board) }
    case 'node':
      return placeOfNode(subject.path)
    case 'block':
      return placeOfNode(graph?.blocks[subject.id]?.path ?? null)
    case 'endpoint': {
      const place = graph === null ? null : placeOf(graph, subject.id)
      if (place === null)
        return placeOfNode(graph?.blocks[blockOfEndpoint(subject.id)]?.path ?? null)
      const { block, group, port, endpoint } = place
      const below = [
        block.path === '/' ? '' : block.path,
        group.container,
        port.name,
        endpoint.name,
      ]
      return placeOfNode(below.filter((part) => part !== null).join('/'))
    }
  }

  function placeOfNode(path: string | null): FindingPlace {
    if (path === null || board.tree === null) return { ...whole, node: path }
    const spans = nodeAt(board.tree, path)?.spans ?? []
    const span = spans.findLast(({ file }) => board.textOf(file) !== null)
    return { ...whole, ...(span && lineOf(span, board)), node: path }
  }
}

function lineOf(
  span: SourceSpan,
  board: LoadedBoard,
): Pick<FindingPlace, 'file' | 'line' | 'column'> {
  const text = board.textOf(span.file)
  return text === null
    ? { file: span.file, line: null, column: null }
    : { file: span.file, ...lineColumnAt(text, span.from) }
}
