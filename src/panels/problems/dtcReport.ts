import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { BoardOverlay } from '../../core/convert/open/boardSources.ts'
import type { OpenedBoard } from '../../core/convert/open/newBoard.ts'
import { type BoardRead, readBoard } from '../../core/convert/open/readBoard.ts'
import { applyPatch } from '../../core/convert/write/applyPatch.ts'
import { patchOf } from '../../core/convert/write/patchOf.ts'
import { whyNotWhole } from '../../core/convert/write/wholeTree.ts'
import type { DtcVersion } from '../../core/dtcChecks/check.ts'
import { type DtcFinding, QUIET_IN_KERNEL } from '../../core/dtcChecks/dtcChecks.ts'
import { dtcVerdict } from '../../core/dtcChecks/dtcVerdict.ts'

export interface DtcQuestion {
  readonly version: DtcVersion
  /** Whether those count, too, that the kernel's build turns off. */
  readonly all: boolean
}

export type DtcReport =
  /** `why` is a sentence. */
  | { readonly kind: 'not-checked'; readonly why: string }
  | {
      readonly kind: 'checked'
      /** In dtc's order. */
      readonly groups: readonly CheckGroup[]
      readonly texts: BoardRead['texts']
    }

/** What one check found. */
interface CheckGroup {
  readonly check: string
  /** The first release of dtc with that check. */
  readonly since: string
  readonly findings: readonly DtcFinding[]
}

/**
 * What dtc's checks say of the whole tree as it is on the canvas. What reading the files told already is
 * not told again.
 */
export function dtcReport(board: OpenedBoard, { version, all }: DtcQuestion): DtcReport {
  const { sources, overlays, base, doc } = board
  if (sources === null)
    return notChecked('Only the display nodes of this board are known, and dtc checks whole trees.')
  const read = readBoard(sources, overlays)
  const { tree, texts } = read
  const diagnostics = ofTree(read, overlays)
  const edited =
    base === doc.graph
      ? tree
      : applyPatch(tree, patchOf({ tree, isWhole: true }, base, doc.graph, 'source').patch)
  const { checks } = dtcVerdict(edited, diagnostics, version, all ? NONE : QUIET_IN_KERNEL)
  if (checks === null)
    return notChecked('dtc does not come to its checks: it refuses the source before them.')
  if (
    whyNotWhole(
      board,
      diagnostics.filter(({ severity }) => severity !== 'error'),
    ) !== null
  )
    return notChecked(
      'Includes or macros are missing, and dtc would take their absence for a fault.',
    )
  const told = new Set(diagnostics.map(({ subject }) => subject))
  const groups = new Map<string, DtcFinding[]>()
  for (const finding of checks) {
    if (told.has(finding.subject)) continue
    const { check } = finding.dtc
    const known = groups.get(check)
    if (known === undefined) groups.set(check, [finding])
    else known.push(finding)
  }
  return {
    kind: 'checked',
    groups: Array.from(groups, ([check, findings]) => ({
      check,
      since: findings[0]?.dtc.since ?? '',
      findings,
    })),
    texts,
  }
}

/** What was said of what is in the tree: an overlay that was refused is not. */
function ofTree(
  { diagnostics, overlays: fates }: BoardRead,
  overlays: readonly BoardOverlay[],
): readonly Diagnostic[] {
  const refused = overlays.filter((_, i) => fates[i]?.kind === 'refused').map(({ name }) => name)
  return diagnostics.filter(({ subject }) => {
    const file =
      subject.kind === 'text' ? subject.span.file : subject.kind === 'file' ? subject.file : ''
    return !refused.includes(file)
  })
}

const NONE: ReadonlySet<string> = new Set()

const notChecked = (why: string): DtcReport => ({ kind: 'not-checked', why })
