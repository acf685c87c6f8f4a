import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import { readDtb } from '../core/devicetree/readDtb.ts'
import { readDts } from '../core/devicetree/readDts.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import { walkPath } from '../core/drivers/mediatek-drm/walkPath.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import { rankLayout } from '../core/pipeline/rankLayout.ts'
import { graphOf } from '../testing/graphOf.ts'
import { bareWalker } from './bareWalk.ts'
import { boardOf } from './boardOf.ts'
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

/** Rows of the core, written to the file named on the command line. */
const rows: Row[] = [resolveOne()] // before others fill the memory, which it hardly uses

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
  const kinds = [
    'ovl',
    'rdma',
    'dither',
    'merge',
    'ovl',
    'rdma',
    'dither',
    'merge',
    'ovl',
    'rdma',
    'dsi',
  ]
  const components = kinds.map((kind, at) => `${kind}${at}.0`) // the twelfth hop is to the panel
  const graph = graphOf(['mmsys0.0', ...components, 'panel0'].join(' > '))
  const walk = bareWalker(graph)
  const [mmsys] = Object.values(graph.blocks)
  if (mmsys === undefined || walkPath(graph, mmsys, 0).hops.length !== 12)
    throw new Error('The path has no twelve hops')
  return measure({
    work: 'walk one path of twelve hops, recording it',
    prepare: nothing,
    run: () => walkPath(graph, mmsys, 0),
    reference: 'the same walk over Maps, with checks, bare',
    against: () => walk(mmsys.id, 0),
    goal: 'at most 4',
    repeat: 2000,
  })
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
