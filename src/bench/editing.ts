// Rows of edits, in a process of their own: one board is all it holds beside another, as in the editor.
import { writeFileSync } from 'node:fs'
import { boardSnippet } from '../core/convert/write/boardSnippet.ts'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { NEWEST_KERNEL } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { forecastLog } from '../core/drivers/mediatek-drm/probe/forecastLog.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { PipelineDocument } from '../core/pipeline/document.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { boardOf, relinked, toggled } from './boardOf.ts'
import { measure, type Row } from './measure.ts'

const DERIVED = 'links, paths, findings, forecast, log, DTS text'
/** Made one after the other, as a person does. */
const EDITS = 40

/** Written to the file named on the command line. */
const rows = [
  ...[60, 1000].map(editRow),
  growthRow('one edit', toggled),
  growthRow('one link cut or drawn', relinked),
]

writeFileSync(process.argv[2] ?? 'bench-editing.json', JSON.stringify(rows))

function editRow(size: number): Row {
  return measure({
    work: `one edit of ${size} blocks: ${DERIVED}`,
    prepare: () => {},
    run: editing(size, toggled),
    reference: 'a quarter of a frame at 60 a second',
    against: 4,
    goal: 'at most 1',
    repeat: EDITS,
  })
}

/** What an edit costs is to go by the edit, though one board is seventeen times the other. */
function growthRow(work: string, change: Change): Row {
  const edit = editing(1000, change)
  return measure({
    work: `${work} of 1000 blocks: ${DERIVED}`,
    prepare: edit, // so that none is the first one after those of the other board
    run: edit,
    reference: 'the same of 60 blocks',
    against: editing(60, change),
    goal: 'at most 2',
    repeat: EDITS,
  })
}

/** An edit, or the one that takes it back. */
type Change = (doc: PipelineDocument) => PipelineDocument

/** Makes an edit and everything the screen shows of it, but the drawing. */
function editing(size: number, change: Change): () => void {
  const base = boardOf(size)
  const other = change(base)
  let doc: PipelineDocument = base
  return () => {
    doc = change(doc === base ? other : base)
    derive(doc, base)
  }
}

function derive(doc: PipelineDocument, base: PipelineDocument): void {
  const { graph } = doc
  const resolutions = resolveAll(graph)
  linksOf(graph)
  pathMarks(graph, resolutions)
  forecastLog(graph, forecastProbe(graph, NEWEST_KERNEL))
  findingsOf(doc)
  boardSnippet(base.graph, graph, 'base.dtsi')
}
