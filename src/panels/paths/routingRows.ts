import type {
  FrameStart,
  MutexModule,
  PathRouting,
  RoutedHop,
} from '../../core/drivers/mediatek-drm/probe/routingOf.ts'
import { componentById } from '../../core/soc/ddpComponents.ts'

/** How sure it is that the hardware is set up for one thing of a path. */
export interface RoutingRow {
  readonly subject: string
  readonly text: string
  readonly tone: 'plain' | 'warn'
}

/** Hop by hop what the SoC's tables program, then each component's bit in the mutex, then the frame start. */
export function routingRows({ hops, modules, frameStart }: PathRouting): RoutingRow[] {
  return [
    ...hops.map(hopRow),
    ...modules.map(moduleRow),
    ...(frameStart === null ? [] : [frameRow(frameStart)]),
  ]
}

/** '5 hops programmed, 2 good without a row, 1 not known' */
export function routingSummary({ hops }: PathRouting): string {
  const count = (kind: RoutedHop['routing']['kind']) =>
    hops.filter(({ routing }) => routing.kind === kind).length
  const parts = [
    [count('row'), 'programmed'],
    [count('wired'), 'good without a row'],
    [count('unknown'), 'not known'],
  ] as const
  return parts.flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`])).join(', ')
}

export const isDoubtful = (rows: readonly RoutingRow[]): boolean =>
  rows.some(({ tone }) => tone === 'warn')

const short = (id: number): string => componentById(id).short
const names = (ids: readonly number[]): string =>
  ids.length === 0 ? 'nothing' : ids.map(short).join(', ')

function hopRow({ from, to, routing }: RoutedHop): RoutingRow {
  const subject = `${short(from)} → ${short(to)}`
  switch (routing.kind) {
    case 'row': {
      const rows = routing.rows.length === 1 ? 'one row' : `${routing.rows.length} rows`
      return { subject, text: `programmed, by ${rows} of the table`, tone: 'plain' }
    }
    case 'wired':
      return { subject, text: 'known good without a row', tone: 'plain' }
    case 'unknown':
      return { subject, text: `not known: ${whyUnknown(from, to, routing.why)}`, tone: 'warn' }
  }
}

function whyUnknown(
  from: number,
  to: number,
  why: Extract<RoutedHop['routing'], { kind: 'unknown' }>['why'],
): string {
  switch (why.kind) {
    case 'no-table':
      return 'this mmsys has no routing table'
    case 'rows-lost':
      return 'this kernel lost the rows other releases have for it'
    case 'no-row':
      return `no row programs it, and no board is known to work with it. ${short(from)} is known to lead to ${names(why.fromLeadsTo)}, and ${short(to)} to be fed by ${names(why.toIsFedBy)}`
  }
}

function moduleRow({ component, bit }: MutexModule): RoutingRow {
  const subject = short(component)
  if (bit.kind === 'bit')
    return { subject, text: `mutex bit ${bit.bit} of ${bit.register}`, tone: 'plain' }
  const whose = bit.enables.length === 0 ? 'of no component' : `of ${names(bit.enables)}`
  return { subject, text: `no mutex bit: the wrong bit 0 is set, ${whose}`, tone: 'warn' }
}

function frameRow({ output, sof }: FrameStart): RoutingRow {
  const subject = short(output)
  return sof.source === null
    ? { subject, text: `no frame start of ${sof.id}: nothing triggers frames`, tone: 'warn' }
    : { subject, text: `starts frames: ${sof.id}, value ${sof.value}`, tone: 'plain' }
}
