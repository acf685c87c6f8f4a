import type { Diagnostic, Subject } from '../../../base/diagnostic.ts'
import type { BlockId, EndpointId } from '../../../base/ids.ts'
import type { Edit } from '../../../pipeline/edit.ts'
import { type FindingCode, type Impact, type TrapNumber, trapOf } from './traps.ts'

/** A trap of mediatek-drm that a board has stepped into. */
export interface Finding extends Diagnostic<FindingCode> {
  readonly trap: TrapNumber
  readonly impact: Impact
  /** What the kernel does because of it, errnos by name. */
  readonly kernel: string
  /** What is to be seen on the screen. */
  readonly symptom: string
  /** The kernel function, or the binding, the rule was read from. */
  readonly source: string
  /**
   * Null where no edit of the tree cures it, or where a choice is the designer's to make. Worked out
   * when it is first asked for: whether an edit cures can take another forecast to know.
   */
  readonly fix: Fix | null
}

/** One undo step that cures a finding. */
export interface Fix {
  /** As on a button: 'Enable panel'. */
  readonly label: string
  readonly edit: Edit
}

/** A finding with its place in the chain of causes, so that one root cause is told once. */
export interface Hit {
  readonly finding: Finding
  /** It goes unsaid when another hit settles one of these. */
  readonly follows: readonly Cause[]
  readonly settles: readonly Cause[]
  /** The same hit, as grave as one that goes unsaid for it, and with what that one tells. */
  readonly bringing: (unsaid: Finding) => Hit
}

/** A thing gone wrong, by which a hit and its consequences know each other. */
export type Cause =
  /** The block of the mmsys, and the number of the path. */
  | `path ${string} ${number}`
  /** As well: how a path that is built is programmed. */
  | `setup ${string} ${number}`
  | `endpoint ${string}`
  | `output ${string}`
  | `alias ${string}`
  /** There is no DRM device: settled by whatever error keeps it away. */
  | 'drm'

/** What a rule says of one hit; the rest is the same for all hits of the trap. */
interface Told extends Pick<Finding, 'message' | 'kernel' | 'symptom' | 'subject'> {
  readonly code?: FindingCode
  readonly kernelLog?: string
  readonly fix?: Fix | null | (() => Fix | null)
  /** Where they differ from the trap's usual ones. */
  readonly impact?: Impact
  readonly source?: string
  readonly severity?: Finding['severity']
  readonly follows?: readonly Cause[]
  readonly settles?: readonly Cause[]
}

export function hit(trap: TrapNumber, told: Told): Hit {
  const { code: own, impact: usual, source: read } = trapOf(trap)
  const {
    message,
    kernel,
    symptom,
    subject,
    kernelLog,
    fix = null,
    impact = usual,
    code = own,
    source = read,
  } = told
  const severity = told.severity ?? SEVERITY[impact]
  const { follows = [], settles = [] } = told
  const asked = typeof fix === 'function' ? onFirstCall(fix) : () => fix
  const finding: Finding = {
    code,
    severity,
    message,
    subject,
    ...(kernelLog !== undefined && { kernelLog }),
    trap,
    impact,
    kernel,
    symptom,
    source,
    get fix() {
      return asked()
    },
  }
  return {
    finding,
    follows,
    settles: isFatal(finding) && !follows.includes('drm') ? [...settles, 'drm'] : settles,
    bringing: (unsaid) =>
      hit(trap, {
        ...told,
        severity: unsaid.severity,
        impact: unsaid.impact,
        symptom: unsaid.symptom,
        kernel: `${kernel} ${unsaid.kernel}`,
      }),
  }
}

/** No DRM device comes up because of it, or the kernel crashes. */
export const isFatal = ({ severity, impact }: Pick<Finding, 'severity' | 'impact'>): boolean =>
  severity === 'error' && (impact === 'crash' || impact === 'no-drm')

function onFirstCall<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const SEVERITY: Readonly<Record<Impact, Finding['severity']>> = {
  crash: 'error',
  'no-drm': 'error',
  'path-lost': 'warning',
  'wrong-setup': 'warning',
  noise: 'info',
}

export const blockSubject = (block: { readonly id: BlockId }): Subject => ({
  kind: 'block',
  id: block.id,
})

/** The endpoint where there is one, else the block it was looked for at. */
export const endpointSubject = (endpoint: EndpointId | null, block: BlockId): Subject =>
  endpoint === null ? { kind: 'block', id: block } : { kind: 'endpoint', id: endpoint }
