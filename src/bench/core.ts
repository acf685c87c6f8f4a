import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import { boardSnippet } from '../core/convert/write/boardSnippet.ts'
import { readDtb } from '../core/devicetree/readDtb.ts'
import { readDts } from '../core/devicetree/readDts.ts'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import { NEWEST_KERNEL } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { pathMarks } from '../core/drivers/mediatek-drm/pathMarks.ts'
import { forecastLog } from '../core/drivers/mediatek-drm/probe/forecastLog.ts'
import { forecastProbe } from '../core/drivers/mediatek-drm/probe/forecastProbe.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { walkPath } from '../core/drivers/mediatek-drm/walkPath.ts'
import type { PipelineDocument, PipelineGraph } from '../core/pipeline/document.ts'
import { linksOf } from '../core/pipeline/links.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'
import { bareWalker } from './bareWalk.ts'
import { boardOf, relinked, toggled } from './boardOf.ts'
import { exportRows } from './exporting.ts'
import { listingRow } from './listing.ts'
import {
  BOARD_FILES,
  BOARDS,
  blobsOf,
  CASES,
  hasMaterial,
  INCLUDE_DIRS,
  LINUX,
  linuxSources,
} from './material.ts'
import { measure, type Row } from './measure.ts'

/** The one written. */
const REAL_BOARD = BOARD_FILES.at(-1) ?? ''

const DERIVED = 'links, paths, findings, forecast, log, DTS text'
/** Made one after the other, as a person does. */
const EDITS = 40

/** Rows of the core, written to the file named on the command line. */
const rows: Row[] = [
  // Before others fill the memory with many boards, as the editor never does.
  resolveOne(),
  ...[60, 1000].map(editRow),
  growthRow('one edit', toggled),
  growthRow('one link cut or drawn', relinked),
]

if (hasMaterial) {
  rows.push(readText(), readBlob(), listingRow(), ...resolveCases())
  rows.push(...exportRows(REAL_BOARD, () => compileBoard(REAL_BOARD)))
} else console.log('skipped: reading and the 408 cases, as ../shared is not at hand')
rows.push(...[20, 100, 200, 500].map(placementRow))

writeFileSync(process.argv[2] ?? 'bench-core.json', JSON.stringify(rows))

function nothing(): void {}

function readText(): Row {
  const sources = linuxSources()
  return measure({
    work: `read ${BOARD_FILES.length} boards' text, includes and macros included, warm`,
    prepare: nothing,
    run: () => BOARD_FILES.map((file) => readDts(file, sources)),
    reference: 'cpp | dtc -I dts -O dtb',
    against: () => BOARD_FILES.map(compileBoard),
    goal: 'at most 0.25',
  })
}

function compileBoard(file: string): Buffer {
  const dirs = INCLUDE_DIRS.flatMap((dir) => ['-I', dir])
  const cpp = ['-nostdinc', '-undef', '-D__DTS__', '-x', 'assembler-with-cpp', ...dirs, file]
  const input = execFileSync('cpp', cpp, { cwd: LINUX, maxBuffer: 1 << 26 })
  return execFileSync('dtc', ['-q', '-@', '-I', 'dts', '-O', 'dtb', '-'], { input })
}

function readBlob(): Row {
  const blobs = [...blobsOf(`${BOARDS}/dtb`)]
  return measure({
    work: `read ${blobs.length} boards' blobs, warm`,
    prepare: nothing,
    run: () => blobs.map(([name, bytes]) => readDtb(bytes, name)),
    reference: 'dtc -I dtb -O dts',
    against: () =>
      blobs.map(([, input]) =>
        execFileSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', '-'], { input, maxBuffer: 1 << 26 }),
      ),
    goal: 'at most 0.083',
    repeat: 3,
  })
}

function resolveCases(): Row[] {
  const graphs = [...blobsOf(CASES)].map(
    ([name, bytes]) => importPipeline(readDtb(bytes, name).tree, name).graph,
  )
  // New objects of the same content, so that nothing remembered by identity is at hand.
  const prepare = () => graphs.map((graph) => structuredClone(graph))
  const resolve = (copies: readonly PipelineGraph[]) => copies.map((copy) => resolveAll(copy))
  const expected = readFileSync(`${CASES}/../expected.jsonl`, 'utf8')
  return [
    measure({
      work: `resolve all ${graphs.length} cases`,
      prepare,
      run: resolve,
      reference: 'reading their expected lines with JSON.parse',
      against: () =>
        expected
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
    }),
    measure({
      work: `resolve all ${graphs.length} cases`,
      prepare,
      run: resolve,
      reference: '30 ms',
      against: 30,
      goal: 'at most 1',
    }),
  ]
}

function resolveOne(): Row {
  const { graph } = boardOf(11)
  const walk = bareWalker(graph)
  const [mmsys] = Object.values(graph.blocks)
  if (mmsys === undefined) throw new Error('The board has no mmsys')
  return measure({
    work: 'walk one path of nine components, recording it',
    prepare: nothing,
    run: () => walkPath(graph, mmsys, 0),
    reference: 'the same walk over Maps, with checks, bare',
    against: () => walk(mmsys.id, 0),
    goal: 'at most 4',
    repeat: 2000,
  })
}

function editRow(size: number): Row {
  return measure({
    work: `one edit of ${size} blocks: ${DERIVED}`,
    prepare: nothing,
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

function placementRow(size: number): Row {
  const { graph } = boardOf(size)
  return measure({
    work: `first placement of ${size} blocks`,
    prepare: () => structuredClone(graph),
    run: rankLayout,
    reference: '5 ms',
    against: 5,
    ...(size <= 200 ? { goal: 'at most 1' } : {}),
    repeat: 5,
  })
}
