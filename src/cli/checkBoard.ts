import type { Diagnostic } from '../core/base/diagnostic.ts'
import { fileFinding } from '../core/convert/open/fileFinding.ts'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import type { DeviceTree } from '../core/devicetree/tree.ts'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import type { KernelChoice } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { DtcVersion } from '../core/dtcChecks/check.ts'
import { dtcChecks, QUIET_IN_KERNEL } from '../core/dtcChecks/dtcChecks.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import type { LoadedBoard } from './loadBoard.ts'
import { hasError } from './readTree.ts'

/** Whose word counts. */
export interface Judges {
  readonly kernel: KernelChoice
  readonly dtc: DtcVersion
}

export interface CheckedBoard {
  /** In the order of the stages that found them: reading, dtc's checks, the driver. */
  readonly findings: readonly Diagnostic[]
  /** What the subjects that are blocks and endpoints belong to; null when there is no tree. */
  readonly graph: PipelineGraph | null
}

/** Everything there is to say against a board. */
export function checkBoard(board: LoadedBoard, { kernel, dtc }: Judges): CheckedBoard {
  const { tree, diagnostics } = board
  if (tree === null) return { findings: diagnostics, graph: null }
  const doc = importPipeline(tree, board.name)
  const ofDriver = findingsOf(doc, kernel)
  const isJudged =
    resolveAll(doc.graph, kernel).length > 0 ||
    ofDriver.some(({ code }) => code === 'drm/no-driver-data')
  return {
    graph: doc.graph,
    findings: [
      ...diagnostics,
      ...dtcFindings(board, tree, dtc),
      ...ofDriver,
      ...(isJudged ? [] : [nothingJudged(board)]),
    ],
  }
}

/** Errors of reading that dtc finds by its checks, too: they are told by its names as well. */
const DTCS_OWN: ReadonlySet<string> = new Set([
  'dts/bad-name',
  'dts/bad-phandle',
  'dts/duplicate-label',
  'dts/duplicate-node',
  'dts/duplicate-phandle',
  'dts/duplicate-property',
  'dts/unknown-reference',
  'dts/wrong-name-property',
])

/** dtc checks what it could read, and would see faults in what is merely not there. */
function dtcFindings(board: LoadedBoard, tree: DeviceTree, version: DtcVersion): Diagnostic[] {
  if (board.diagnostics.some(({ severity, code }) => severity === 'error' && !DTCS_OWN.has(code)))
    return []
  // dtc is milder with an overlay's fragments, but a blob does not say that it is one.
  if (board.overlay && tree.plugin !== true) return []
  if (board.complete) {
    const found = dtcChecks(tree, version, QUIET_IN_KERNEL)
    // What reading refuses and no check does, dtc refuses before it checks anything.
    return hasError(board.diagnostics) && !hasError(found) ? [] : found
  }
  const message = "Includes or macros are missing, so dtc's checks are left out."
  return [fileFinding(board.file, 'not-checked', message, 'info')]
}

/** A check that has nothing to look at shall not pass for one that found nothing. */
function nothingJudged({ file, overlay }: LoadedBoard): Diagnostic {
  return overlay
    ? fileFinding(
        file,
        'overlay-alone',
        'An overlay by itself has no display path to judge: give its base with --base.',
        'info',
      )
    : fileFinding(
        file,
        'no-display',
        'No node has a compatible that mediatek-drm probes on, so there is no display path to judge.',
        'info',
      )
}
