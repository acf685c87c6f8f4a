import type { Diagnostic } from '../core/base/diagnostic.ts'
import { fileFinding } from '../core/convert/open/fileFinding.ts'
import { importPipeline } from '../core/convert/open/importPipeline.ts'
import type { DeviceTree } from '../core/devicetree/tree.ts'
import { findingsOf } from '../core/drivers/mediatek-drm/findings/findingsOf.ts'
import type { KernelChoice } from '../core/drivers/mediatek-drm/kernelChoice.ts'
import { resolveAll } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { DtcVersion } from '../core/dtcChecks/check.ts'
import { dtcVerdict } from '../core/dtcChecks/dtcVerdict.ts'
import type { PipelineGraph } from '../core/pipeline/document.ts'
import type { LoadedBoard } from './loadBoard.ts'

/** Whose word counts. */
export interface Judges {
  readonly kernel: KernelChoice
  readonly dtc: DtcJudge
}

export interface DtcJudge {
  readonly version: DtcVersion
  /** Checks not to be reported. */
  readonly quiet: ReadonlySet<string>
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
      ...treeFindings(board, tree, dtc),
      ...ofDriver,
      ...(isJudged ? [] : [nothingJudged(board)]),
    ],
  }
}

/** What reading and dtc's checks say. dtc checks what it could read, and would see faults in what is merely not there. */
function treeFindings(board: LoadedBoard, tree: DeviceTree, dtc: DtcJudge): readonly Diagnostic[] {
  const { diagnostics, overlay, complete, file } = board
  // dtc is milder with an overlay's fragments, but a blob does not say that it is one.
  if (overlay && tree.plugin !== true) return diagnostics
  const { reading, checks } = dtcVerdict(tree, diagnostics, dtc.version, dtc.quiet)
  if (checks === null) return diagnostics
  if (complete) return [...reading, ...checks]
  const message = "Includes or macros are missing, so dtc's checks are left out."
  return [...diagnostics, fileFinding(file, 'not-checked', message, 'info')]
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
