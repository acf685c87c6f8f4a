import type { BlockId, EndpointId } from '../../core/base/ids.ts'
import type { ProgrammingStep } from '../../core/drivers/mediatek-mmsys/programmingStep.ts'
import type { RegisterWrite } from '../../core/drivers/mediatek-mmsys/registerWrite.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'
import type { HopRouting } from '../../core/soc/mmsysRoutes.ts'
import type { BoardProgram } from '../../store/boardPrograms.ts'

/** What of the canvas a line is about. */
export interface LineSubject {
  /** The link a hop goes over; null inside the OVL adaptor, and on a hardcoded path. */
  readonly link: EndpointId | null
  readonly blocks: readonly BlockId[]
}

/** One line of the table. */
export type ProgramLine = WriteLine | QuietLine

export interface WriteLine {
  readonly kind: 'write'
  /** Place in the sequence; stable while the sequence is. */
  readonly key: string
  /** 'OVL0 → RDMA0'. */
  readonly what: string
  readonly write: RegisterWrite
  readonly subject: LineSubject
}

/** A step that writes no register of MMSYS or mutex. */
export interface QuietLine {
  readonly kind: 'quiet'
  readonly key: string
  readonly what: string
  /** A hop nobody knows to work. */
  readonly doubtful: boolean
  readonly why: string
  readonly subject: LineSubject
}

/** The steps of a path as lines, in the driver's order; the same done to several components is one. */
export function programLines(
  steps: readonly ProgrammingStep[],
  program: Pick<BoardProgram, 'blockOf' | 'entered'>,
): readonly ProgramLine[] {
  const lines: ProgramLine[] = []
  let hop = 0
  for (const [at, step] of steps.entries()) {
    const isOuterHop =
      (step.kind === 'connect' || step.kind === 'disconnect') && !step.insideAdaptor
    if (isOuterHop) hop++
    const subject = subjectOf(step, program, isOuterHop ? (program.entered[hop] ?? null) : null)
    const what = titleOf(step)
    for (const [nth, write] of step.writes.entries())
      lines.push({ kind: 'write', key: `${at}.${nth}`, what, write, subject })
    if (step.writes.length > 0) continue
    const before = steps[at - 1]
    const last = lines.at(-1)
    if (isComponentStep(step) && before?.kind === step.kind && last?.kind === 'quiet') {
      const why = `${last.why}, ${short(step.component)}`
      const blocks = [...last.subject.blocks, ...subject.blocks]
      lines[lines.length - 1] = { ...last, why, subject: { link: null, blocks } }
    } else lines.push({ kind: 'quiet', key: String(at), what, subject, ...reasonOf(step) })
  }
  return lines
}

type ComponentStep = Extract<ProgrammingStep, { readonly writes: readonly [] }>

const isComponentStep = (step: ProgrammingStep): step is ComponentStep =>
  COMPONENT_TITLES[step.kind] !== undefined

function subjectOf(
  step: ProgrammingStep,
  { blockOf }: Pick<BoardProgram, 'blockOf'>,
  link: EndpointId | null,
): LineSubject {
  const ids =
    'component' in step
      ? [step.component]
      : 'from' in step && link === null
        ? [step.from, step.to]
        : []
  return { link, blocks: ids.flatMap((id) => blockOf.get(id) ?? []) }
}

const short = (id: number): string => componentById(id).short

function titleOf(step: ProgrammingStep): string {
  switch (step.kind) {
    case 'connect':
      return `${short(step.from)} → ${short(step.to)}`
    case 'disconnect':
      return `${short(step.from)} ↛ ${short(step.to)}`
    case 'add-module':
      return `Mutex + ${short(step.component)}`
    case 'remove-module':
      return `Mutex − ${short(step.component)}`
    case 'select-source':
      return `Frame from ${short(step.component)}`
    case 'clear-source':
      return `Frame not from ${short(step.component)}`
    case 'enable-mutex':
      return 'Mutex on'
    case 'disable-mutex':
      return 'Mutex off'
    case 'mutex-clock-on':
      return 'Mutex clock on'
    case 'mutex-clock-off':
      return 'Mutex clock off'
    default:
      return COMPONENT_TITLES[step.kind] ?? step.kind
  }
}

const COMPONENT_TITLES: Readonly<Record<string, string>> = {
  'power-on': 'Power on',
  'clock-on': 'Clocks on',
  'configure-and-start': 'Configure and start',
  stop: 'Stop',
  'clock-off': 'Clocks off',
  'power-off': 'Power off',
}

function reasonOf(step: ProgrammingStep): Pick<QuietLine, 'why' | 'doubtful'> {
  if ('routing' in step) return hopReason(step.routing)
  return {
    why: 'component' in step ? short(step.component) : 'No register of its own',
    doubtful: false,
  }
}

function hopReason(routing: HopRouting): Pick<QuietLine, 'why' | 'doubtful'> {
  if (routing.kind !== 'unknown')
    return { why: 'Writes nothing: hard-wired, or works as it comes up', doubtful: false }
  const { why } = routing
  switch (why.kind) {
    case 'no-table':
      return { why: 'Writes nothing: this MMSYS has no routing table', doubtful: true }
    case 'rows-lost':
      return { why: 'Writes nothing: this kernel lost the rows another has', doubtful: true }
    case 'no-row': {
      const names = (ids: readonly number[]) => ids.map(short).join(', ') || 'nothing'
      return {
        why: `Writes nothing, and no known board has the hop. The table leads from here to ${names(why.fromLeadsTo)}; there comes ${names(why.toIsFedBy)}`,
        doubtful: true,
      }
    }
  }
}
