import { useMemo } from 'react'
import type { Subject } from '../../core/base/diagnostic.ts'
import { blockOrigins, linkOrigins } from '../../core/convert/open/blockOrigins.ts'
import type { BoardOverlay } from '../../core/convert/open/boardSources.ts'
import { type BoardRead, readBoard } from '../../core/convert/open/readBoard.ts'
import type { Block, PipelineGraph } from '../../core/pipeline/document.ts'
import { type EndpointPlace, placeOf } from '../../core/pipeline/endpoints.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { PlaceLink } from '../PlaceLink.tsx'
import { DetailRow } from './DetailRow.tsx'

/**
 * The line of the board's files a finding is about; nothing where no file has it. The line alone is kept, not
 * the board as it was read, which is large: an edit somewhere else does not ask for it again.
 */
export default function SourcePlace({ subject }: { readonly subject: Subject }) {
  const sources = useEditor(({ project }) => project?.sources ?? null)
  const overlays = useEditor(({ project }) => project?.overlays ?? NO_OVERLAYS)
  const base = useEditor(({ project }) => project?.base)
  const about = useEditor((state) => partAbout(selectGraph(state), subject))
  const place = useMemo(() => {
    if (sources === null || base === undefined || about === null) return null
    return placeIn(readBoard(sources, overlays), base, about)
  }, [sources, overlays, base, about])
  return (
    place !== null && (
      <DetailRow name="File">
        <PlaceLink {...place} />
      </DetailRow>
    )
  )
}

const NO_OVERLAYS: readonly BoardOverlay[] = []

/** The same object for as long as no edit touches it. */
function partAbout(graph: PipelineGraph, subject: Subject): Block | EndpointPlace | null {
  if (subject.kind === 'block') return graph.blocks[subject.id] ?? null
  return subject.kind === 'endpoint' ? placeOf(graph, subject.id) : null
}

/** Of an endpoint, what set its remote-endpoint; of a block, the last place that opened its node. */
function placeIn(read: BoardRead, base: PipelineGraph, about: Block | EndpointPlace) {
  const [origin] =
    'endpoint' in about ? linkOrigins(read, base, [about]) : blockOrigins(read, base, about)
  if (origin === undefined || origin.provenance.kind !== 'set') return null
  const span = origin.provenance.at.findLast(({ file }) => read.texts.has(file))
  return span === undefined ? null : { span, texts: read.texts }
}
