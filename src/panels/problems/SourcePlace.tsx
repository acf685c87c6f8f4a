import type { Subject } from '../../core/base/diagnostic.ts'
import type { SourceSpan } from '../../core/base/sourceSpan.ts'
import { blockOrigins, linkOrigins } from '../../core/convert/open/blockOrigins.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { type BoardRead, readBoard } from '../../core/convert/open/readBoard.ts'
import { placeOf } from '../../core/pipeline/endpoints.ts'
import { useEditor } from '../../store/editorStore.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { DetailRow } from './DetailRow.tsx'

/** The line of the board's files a finding is about; nothing where no file has it. */
export default function SourcePlace({ subject }: { readonly subject: Subject }) {
  const project = useEditor((state) => state.project)
  if (project === null || project.sources === null) return null
  const read = readBoard(project.sources, project.overlays)
  const span = spanOf(project, read, subject)
  if (span === null) return null
  return (
    <DetailRow name="File">
      <PlaceLink texts={read.texts} span={span} />
    </DetailRow>
  )
}

/** Of an endpoint, what set its remote-endpoint; of a block, the last place that opened its node. */
function spanOf(
  { doc: { graph }, base }: OpenedBoard,
  read: BoardRead,
  subject: Subject,
): SourceSpan | null {
  const origins = () => {
    if (subject.kind === 'block') {
      const block = graph.blocks[subject.id]
      return block === undefined ? [] : blockOrigins(read, base, block).slice(0, 1)
    }
    const place = subject.kind === 'endpoint' ? placeOf(graph, subject.id) : null
    return place === null ? [] : linkOrigins(read, base, [place])
  }
  const [origin] = origins()
  if (origin === undefined || origin.provenance.kind !== 'set') return null
  return origin.provenance.at.findLast(({ file }) => read.texts.has(file)) ?? null
}
